package org.factorscope.app.shell.top;

import java.util.Objects;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonWords.PresetWords;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.look.Chip;
import org.factorscope.app.shell.navigator.LessonOpening;
import org.jspecify.annotations.Nullable;

/// The prepared runs of a lesson, each with what to look for.
final class StartMenu {
  private static final double WIDTH = 340;

  private final Chip chip = new Chip("Start", "Prepared runs, each with what to look for");
  private final LessonOpening opening;
  private @Nullable Lesson<?, ?, ?> lesson;
  private @Nullable RunSetup setup;

  StartMenu(LessonOpening opening) {
    this.opening = opening;
  }

  Chip chip() {
    return chip;
  }

  void show(PlayerFrame frame) {
    if (!Objects.equals(frame.lesson(), lesson)) {
      lesson = frame.lesson();
      build(frame.lesson());
    }
    if (!Objects.equals(frame.setup(), setup)) {
      setup = frame.setup();
      String preset = frame.setup().preset();
      chip.show(preset.isEmpty() ? "your own" : frame.lesson().words().preset(preset).name(), "");
    }
  }

  private void build(Lesson<?, ?, ?> opened) {
    chip.getItems().clear();
    for (Preset preset : opened.presets()) {
      PresetWords words = opened.words().preset(preset.id());
      MenuItem item = item(words.name(), words.lookFor());
      item.setOnAction(_ -> opening.open(opened, preset));
      chip.getItems().add(item);
    }
    if (!opened.presets().isEmpty()) {
      chip.getItems().add(new SeparatorMenuItem());
    }
    MenuItem defaults = new MenuItem("All defaults");
    defaults.setOnAction(_ -> opening.openDefaults(opened));
    chip.getItems().add(defaults);
  }

  private static MenuItem item(String name, String lookFor) {
    Label title = new Label(name);
    title.getStyleClass().add("preset-name");
    // A menu asks for heights before it knows widths, so the text wraps by itself.
    Text text = new Text(lookFor);
    text.getStyleClass().add("preset-text");
    text.setWrappingWidth(WIDTH);
    VBox content = new VBox(title, text);
    content.getStyleClass().add("preset");
    CustomMenuItem item = new CustomMenuItem(content);
    item.getStyleClass().add("preset-item");
    return item;
  }
}
