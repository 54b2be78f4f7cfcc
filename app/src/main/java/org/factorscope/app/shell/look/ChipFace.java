package org.factorscope.app.shell.look;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What is written on a chip: what it is about, what is chosen, and more in quieter type.
final class ChipFace extends HBox {
  private static final double WIDEST_VALUE = 260;

  private final Label value = new Label();
  private final Label detail = new Label();
  private final String what;

  ChipFace(String what) {
    this.what = what;
    getStyleClass().add("chip-content");
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(what);
    name.getStyleClass().add("chip-name");
    name.setMinWidth(USE_PREF_SIZE);
    value.getStyleClass().add("chip-value");
    value.setMaxWidth(WIDEST_VALUE);
    detail.getStyleClass().addAll("chip-detail", "roomy");
    getChildren().addAll(name, value, detail);
  }

  /// Shows what is chosen, and returns the same for a screen reader.
  String show(String chosen, String more) {
    value.setText(chosen);
    detail.setText(more);
    return what + ": " + chosen + " " + more;
  }
}
