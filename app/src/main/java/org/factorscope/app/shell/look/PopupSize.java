package org.factorscope.app.shell.look;

import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Gives menus, lists and tooltips above a scene the size of its text. They are windows of their
/// own, so what magnifies the scene does not reach them; their style sheet counts in em.
final class PopupSize {
  private static final double USUAL_PIXELS = 13;

  private final SettingsModel settings;
  private final Scene scene;

  PopupSize(Scene scene, SettingsModel settings) {
    this.scene = scene;
    this.settings = settings;
  }

  void watch() {
    Window.getWindows().addListener((ListChangeListener<Window>) this::changed);
  }

  private void changed(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      for (Window added : change.getAddedSubList()) {
        if (added instanceof PopupWindow popup && Popups.isAbove(scene, popup)) {
          size(popup.getScene());
        }
      }
    }
  }

  private void size(Scene popup) {
    double factor = settings.get().textSize().factor();
    popup.getRoot().setStyle("-fx-font-size: " + USUAL_PIXELS * factor + "px;");
  }
}
