package org.factorscope.app.shell.side;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.look.Section;
import org.factorscope.app.shell.navigator.PresetMatch;
import org.jspecify.annotations.Nullable;

/// What to watch in the prepared run that is shown; takes no room where the run is the user's own.
final class LookFor extends VBox {
  private final PresetMatch presets;
  private final Label sentence = new Label();
  private @Nullable RunSetup shown;

  LookFor(Lesson<?, ?, ?> lesson) {
    presets = new PresetMatch(lesson);
    sentence.getStyleClass().add("look-for");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    getChildren().add(new Section("Look for", sentence));
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  void show(PlayerFrame frame) {
    if (Objects.equals(frame.setup(), shown)) {
      return;
    }
    shown = frame.setup();
    Optional<Preset> preset = presets.of(frame.setup());
    setVisible(preset.isPresent());
    preset.ifPresent(found -> sentence.setText(found.lookFor()));
  }
}
