package org.factorscope.app.shell.side;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.look.Section;
import org.jspecify.annotations.Nullable;

/// What to watch in the prepared run that is shown; takes no room if the run is the user's own.
final class LookFor extends VBox {
  private final Lesson<?, ?, ?> lesson;
  private final Label sentence = new Label();
  private @Nullable RunSetup shown;

  LookFor(Lesson<?, ?, ?> lesson) {
    this.lesson = lesson;
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
    String preset = frame.setup().preset();
    setVisible(!preset.isEmpty());
    sentence.setText(preset.isEmpty() ? "" : lesson.words().preset(preset).lookFor());
  }
}
