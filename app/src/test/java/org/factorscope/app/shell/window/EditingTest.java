package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class EditingTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  private Slider clusters() {
    return window.find(".number-field .slider", Slider.class);
  }

  private TextField clustersText() {
    return window.find(".number-field .value-text", TextField.class);
  }

  @Test
  void aParameterThatStartsAnewWaitsUntilTheSliderIsLetGo(FxRobot robot) {
    robot.interact(
        () -> {
          PlayerFrame before = window.frame();
          Slider slider = clusters();
          slider.setValueChanging(true);
          slider.setValue(5);
          assertEquals("5", clustersText().getText());
          assertSame(before, window.frame());
          slider.setValueChanging(false);
          assertEquals(5, window.frame().parameters().value("clusters"));
        });
  }

  @Test
  void arrowsGoByFineStepsAndTheRunStartsAnewWhenTheKeyIsLetGo(FxRobot robot) {
    robot.interact(
        () -> {
          PlayerFrame before = window.frame();
          int clusters = (Integer) before.parameters().value("clusters");
          fire(clusters(), KeyEvent.KEY_PRESSED, KeyCode.UP, false);
          fire(clusters(), KeyEvent.KEY_PRESSED, KeyCode.UP, false);
          assertSame(before, window.frame());
          fire(clusters(), KeyEvent.KEY_RELEASED, KeyCode.UP, false);
          assertEquals(clusters + 2, window.frame().parameters().value("clusters"));
          fire(clustersText(), KeyEvent.KEY_PRESSED, KeyCode.UP, true);
          assertEquals(clusters + 2, window.frame().parameters().value("clusters"));
          fire(clustersText(), KeyEvent.KEY_RELEASED, KeyCode.UP, true);
          assertEquals(clusters + 12, window.frame().parameters().value("clusters"));
          assertEquals(Integer.toString(clusters + 12), clustersText().getText());
        });
  }

  private static void fire(
      Node target, EventType<KeyEvent> type, KeyCode code, boolean isShiftDown) {
    Event.fireEvent(target, new KeyEvent(type, "", "", code, isShiftDown, false, false, false));
  }

  @Test
  void aClickBesideTheThumbGoesOneStep(FxRobot robot) {
    robot.interact(
        () -> {
          int clusters = (Integer) window.frame().parameters().value("clusters");
          Bounds slider = clusters().localToScene(clusters().getBoundsInLocal());
          press(clusters(), slider.getMaxX() - 3, slider.getCenterY());
          assertEquals(clusters + 1, window.frame().parameters().value("clusters"));
          press(clusters(), slider.getMinX() + 1, slider.getCenterY());
          press(clusters(), slider.getMinX() + 1, slider.getCenterY());
          assertEquals(clusters - 1, window.frame().parameters().value("clusters"));
        });
  }

  private static void press(Node target, double x, double y) {
    Event.fireEvent(target, OpenWindow.pressAt(target, x, y));
  }

  @Test
  void aValueThatIsTypedIsUsedAndAWrongOneIsExplained(FxRobot robot) {
    robot.interact(
        () -> {
          clustersText().setText("4");
          clustersText().fireEvent(new javafx.event.ActionEvent());
          assertEquals(4, window.frame().parameters().value("clusters"));
          assertEquals(4, clusters().getValue());
          clustersText().setText("many");
          clustersText().fireEvent(new javafx.event.ActionEvent());
          assertTrue(window.shows(".problem-card"));
          assertEquals(4, window.frame().parameters().value("clusters"));
          assertEquals("4", clustersText().getText());
        });
  }

  @Test
  void aValueThatWasEnteredStaysWhenTheFieldIsLeft(FxRobot robot) {
    robot.interact(
        () -> {
          clustersText().requestFocus();
          clustersText().setText("4");
          clustersText().fireEvent(new javafx.event.ActionEvent());
          assertTrue(clustersText().isFocused());
          assertEquals("4", clustersText().getText());
          clusters().requestFocus();
          assertEquals(4, window.frame().parameters().value("clusters"));
        });
  }

  @Test
  void anEditIsUndoneAndMadeAgainByKeys(FxRobot robot) {
    robot.interact(
        () -> {
          window.shiftKey(KeyCode.RIGHT);
          window.pane.player().drag(new Handle("W", 0, "centroid 1"), 5, 2);
          assertTrue(window.frame().undoable().canUndo());
          assertTrue(window.frame().history().get(2).edit() != null);
          window.controlKey(KeyCode.Z);
          assertFalse(window.frame().undoable().canUndo());
          assertTrue(window.frame().history().get(2).edit() == null);
          window.controlKey(KeyCode.Y);
          assertTrue(window.frame().undoable().canUndo());
        });
  }

  @Test
  void aBadFileIsExplainedAndTheLessonGoesOn(FxRobot robot, @TempDir Path folder)
      throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "a,b\nx,y\nz,w\n");
    robot.interact(
        () -> {
          window.key(KeyCode.RIGHT);
          PlayerFrame before = window.frame();
          window.pane.openFile(bad);
          assertTrue(window.shows(".problem-card"));
          Label sentence = window.find(".problem-card .card-text", Label.class);
          assertTrue(sentence.getText().contains("bad.csv"), sentence.getText());
          assertSame(before, window.frame());
          window.key(KeyCode.ESCAPE);
          assertFalse(window.shows(".problem-card"));
        });
  }

  @Test
  void aFileOfNumbersBecomesTheDataOfTheLesson(FxRobot robot, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("own.csv"), "a,b\n1,2\n3,4\n5,7\n8,1\n");
    robot.interact(
        () -> {
          window.pane.openFile(file);
          assertEquals("own.csv", window.frame().data().name());
          assertEquals(0, window.frame().position());
          assertTrue(window.shows(".notice"));
          assertEquals(folder.toString(), window.settings.get().folder());
        });
  }

  @Test
  void aSavedSessionGoesOnWhereItStood(FxRobot robot, @TempDir Path folder) {
    Path file = folder.resolve("lecture.fscope");
    robot.interact(
        () -> {
          window.open("soft-vq");
          window.key(KeyCode.RIGHT);
          window.pane.player().drag(new Handle("D", 0, "atom 1"), 1, 2);
          window.key(KeyCode.RIGHT);
          PlayerFrame before = window.frame();
          window.pane.saveSession(file);
          window.open("k-means");
          window.pane.openFile(file);
          PlayerFrame after = window.frame();
          assertEquals("soft-vq", after.lesson().id());
          assertEquals(2, after.position());
          assertTrue(after.undoable().canUndo());
          assertEquals(before.record().objective(), after.record().objective());
          assertFalse(window.shows(".problem-card"));
        });
  }
}
