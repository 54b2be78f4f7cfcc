package org.factorscope.app.shell.transport;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.factorscope.app.player.PlayerFrame;
import org.jspecify.annotations.Nullable;

/// "4 / 11 iterations".
final class IterationCount extends HBox {
  private final Label now = new Label("0");
  private final Label all = new Label();

  IterationCount() {
    getStyleClass().add("iteration-count");
    setAlignment(Pos.CENTER_LEFT);
    now.getStyleClass().add("iteration-now");
    now.setMinWidth(USE_PREF_SIZE);
    all.getStyleClass().add("iteration-all");
    all.setMinWidth(USE_PREF_SIZE);
    Label unit = new Label("iterations");
    unit.getStyleClass().addAll("iteration-all", "roomy");
    unit.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(now, all, unit);
  }

  void show(@Nullable PlayerFrame frame) {
    if (frame != null) {
      now.setText(Integer.toString(frame.record().iteration()));
      all.setText("/ " + frame.lastIteration());
    }
  }
}
