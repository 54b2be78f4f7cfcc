package org.factorscope.app.shell.look;

import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;

/// A round button that says what is chosen, and opens a menu to choose another: "Start **Two
/// centroids in one blob**".
public final class Chip extends MenuButton {
  private final ChipFace face;

  /// A chip that says nothing yet.
  ///
  /// @param what is chosen, for example "Start"
  public Chip(String what, String tooltip) {
    face = new ChipFace(what);
    getStyleClass().add("chip");
    setGraphic(face);
    setTooltip(new Tooltip(tooltip));
    setMinWidth(0);
    show("", "");
  }

  /// Says what is chosen.
  ///
  /// @param more in quieter type, or empty
  public void show(String chosen, String more) {
    setAccessibleText(face.show(chosen, more));
  }
}
