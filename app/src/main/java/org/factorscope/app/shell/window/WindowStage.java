package org.factorscope.app.shell.window;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window's own stage, and a second one for the speaker where there is a screen for it.
final class WindowStage implements StageActions {
  private final Stage stage;
  private final Consumer<Scene> dress;
  private @Nullable Stage beside;

  /// @param dress gives a scene the look of the window
  WindowStage(Stage stage, Consumer<Scene> dress) {
    this.stage = stage;
    this.dress = dress;
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
  public void showBeside(Parent content) {
    Screen.getScreens().stream()
        .filter(screen -> !screen.getBounds().contains(stage.getX() + 1, stage.getY() + 1))
        .findFirst()
        .ifPresent(screen -> showOn(screen.getVisualBounds(), content));
  }

  private void showOn(Rectangle2D place, Parent content) {
    Scene scene = new Scene(content, place.getWidth() / 2, place.getHeight() / 2);
    dress.accept(scene);
    Stage notes = new Stage();
    notes.setTitle("Notes");
    notes.setScene(scene);
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
