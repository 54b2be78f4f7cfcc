package org.factorscope.app.shell.look;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A round button that says what is chosen, and opens a menu to choose another: "Data **iris** ·
/// 150 × 4".
public final class Chip extends MenuButton {
  private static final double WIDEST_VALUE = 260;

  private final Label value = new Label();
  private final Label detail = new Label();
  private final String what;

  /// A chip that says nothing yet.
  ///
  /// @param what is chosen, for example "Data"
  public Chip(String what, String tooltip) {
    this.what = what;
    getStyleClass().add("chip");
    Label name = new Label(what);
    name.getStyleClass().add("chip-name");
    name.setMinWidth(USE_PREF_SIZE);
    value.getStyleClass().add("chip-value");
    value.setMaxWidth(WIDEST_VALUE);
    detail.getStyleClass().addAll("chip-detail", "roomy");
    HBox content = new HBox(name, value, detail);
    content.getStyleClass().add("chip-content");
    content.setAlignment(Pos.CENTER_LEFT);
    setGraphic(content);
    setTooltip(new Tooltip(tooltip));
    setMinWidth(0);
    show("", "");
  }

  /// Says what is chosen.
  ///
  /// @param more in quieter type, or empty
  public void show(String chosen, String more) {
    value.setText(chosen);
    detail.setText(more);
    setAccessibleText(what + ": " + chosen + " " + more);
  }
}
