package org.factorscope.app.shell.look;

import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Menus, lists and tooltips: windows of their own above that of a scene.
public final class Popups {
  private Popups() {}

  /// Whether a popup belongs to the window of a scene, if need be through other popups.
  public static boolean isAbove(Scene scene, PopupWindow popup) {
    Window owner = popup.getOwnerWindow();
    while (owner instanceof PopupWindow outer) {
      owner = outer.getOwnerWindow();
    }
    return owner != null && owner.equals(scene.getWindow());
  }
}
