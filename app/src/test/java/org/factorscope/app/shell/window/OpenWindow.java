package org.factorscope.app.shell.window;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.settings.ThemeChoice;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.task.SameThreadTaskExecutor;
import org.factorscope.app.task.TaskExecutor;
import org.factorscope.viz.paint.FastPainter;
import org.jspecify.annotations.Nullable;

/// A whole window in which all work is done at once, on the JavaFX thread. Its methods are called
/// there.
final class OpenWindow {
  final SameThreadTaskExecutor tasks = new SameThreadTaskExecutor();
  final SettingsModel settings = new SettingsModel(Settings.INITIAL.withTheme(ThemeChoice.LIGHT));
  final WindowPane pane;
  private final Scene scene;
  private int timesLeft;

  OpenWindow(Stage stage) {
    pane = pane(tasks, settings, _ -> {}, () -> timesLeft++);
    scene = new Scene(pane, 960, 700);
    stage.setScene(scene);
    stage.sizeToScene(); // a test before may have left it small
    stage.setX(0);
    stage.setY(0);
    stage.show();
    open("k-means");
  }

  /// The program's window without a stage of its own.
  static WindowPane pane(
      TaskExecutor tasks, SettingsModel settings, Consumer<Throwable> onUnexpected) {
    return pane(tasks, settings, onUnexpected, () -> {});
  }

  private static WindowPane pane(
      TaskExecutor tasks,
      SettingsModel settings,
      Consumer<Throwable> onUnexpected,
      Runnable onLeaveFullScreen) {
    StageActions nothing =
        new StageActions() {
          @Override
          public void fillScreen() {}

          @Override
          public void leaveFullScreen() {
            onLeaveFullScreen.run();
          }

          @Override
          public void showBeside(Scene notes) {}

          @Override
          public void closeBeside() {}
        };
    return new WindowPane(
        new WindowPane.Parts(
            LessonCatalog.all(), tasks, settings, () -> new FastPainter()::paint, onUnexpected),
        nothing);
  }

  void open(String lesson) {
    pane.open(LessonCatalog.byId(lesson));
  }

  /// How often full screen was left.
  int timesLeft() {
    return timesLeft;
  }

  PlayerFrame frame() {
    return Objects.requireNonNull(pane.player().frameProperty().get());
  }

  Scene scene() {
    return scene;
  }

  <N extends Node> N find(String selector, Class<N> kind) {
    Node node = scene.lookup(selector);
    return kind.cast(Objects.requireNonNull(node, selector));
  }

  boolean shows(String selector) {
    return scene.lookup(selector) != null;
  }

  void press(String selector) {
    find(selector, Button.class).fire();
  }

  /// A press of the primary button at (x, y).
  ///
  /// @param picked what is under the pointer, or null
  static MouseEvent pressAt(@Nullable Node picked, double x, double y) {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        new PickResult(picked, x, y));
  }

  void key(KeyCode code) {
    key(code, false, false);
  }

  void shiftKey(KeyCode code) {
    key(code, true, false);
  }

  void controlKey(KeyCode code) {
    key(code, false, true);
  }

  private void key(KeyCode code, boolean shift, boolean control) {
    Node owner = scene.getFocusOwner() == null ? pane : scene.getFocusOwner();
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          owner, new KeyEvent(type, "", code.getChar(), code, shift, control, false, false));
    }
  }
}
