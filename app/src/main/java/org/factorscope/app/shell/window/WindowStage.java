package org.factorscope.app.shell.window;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window's own stage, and a second one for the speaker where there is a screen for it.
final class WindowStage implements StageActions {
  private final Stage stage;
  private @Nullable Stage beside;

  WindowStage(Stage stage) {
    this.stage = stage;
  }

  @Override
  public void fillScreen() {
    stage.setFullScreen(true);
  }

  @Override
  public void leaveFullScreen() {
    stage.setFullScreen(false);
  }

  @Override
  public void showBeside(Scene scene) {
    Screen.getScreens().stream()
        .filter(screen -> !screen.getBounds().contains(stage.getX() + 1, stage.getY() + 1))
        .findFirst()
        .ifPresent(screen -> showOn(screen.getVisualBounds(), scene));
  }

  private void showOn(Rectangle2D place, Scene scene) {
    Stage notes = new Stage();
    notes.setTitle("Notes");
    notes.setScene(scene);
    notes.setWidth(place.getWidth() / 2);
    notes.setHeight(place.getHeight() / 2);
    notes.setX(place.getMinX() + place.getWidth() / 4);
    notes.setY(place.getMinY() + place.getHeight() / 4);
    notes.show();
    stage.requestFocus();
    beside = notes;
  }

  @Override
  public void closeBeside() {
    if (beside != null) {
      beside.close();
      beside = null;
    }
  }
}
