package org.factorscope.app.shell.look;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.SVGPath;

/// A button that shows an icon and says its name and key in a tooltip and to screen readers.
public final class IconButton extends Button {
  private final String key;

  /// A button that acts when pressed.
  ///
  /// @param name a verb and what it acts on, for example "Back one half-step"
  /// @param key as on the keyboard, or empty
  public IconButton(Icon icon, String name, String key, Runnable action) {
    this.key = key;
    getStyleClass().add("icon-button");
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setOnAction(_ -> action.run());
    offer(icon, name);
  }

  /// Changes what the button shows and says.
  public void offer(Icon icon, String name) {
    SVGPath drawing = icon.node();
    setGraphic(drawing);
    setAccessibleText(name);
    setTooltip(new Tooltip(key.isEmpty() ? name : name + "  (" + key + ")"));
  }
}
