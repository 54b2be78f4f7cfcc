package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.factorscope.app.shell.transport.Scrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PlayingTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  @Test
  void theStepButtonNamesTheNextHalfStepAndMakesIt(FxRobot robot) {
    robot.interact(
        () -> {
          String next = window.frame().course().next();
          String verb = window.frame().nextVerb();
          Button button = window.find(".step-button", Button.class);
          assertEquals(verb, button.getAccessibleText());
          button.fire();
          assertEquals(1, window.frame().position());
          assertEquals(next, window.frame().record().halfStep());
          assertEquals(window.frame().nextVerb(), button.getAccessibleText());
        });
  }

  @Test
  void arrowsGoByHalfStepsAndWithShiftByIterations(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.RIGHT);
          assertEquals(1, window.frame().position());
          window.shiftKey(KeyCode.RIGHT);
          assertEquals(2, window.frame().position());
          window.shiftKey(KeyCode.RIGHT);
          assertEquals(4, window.frame().position());
          window.key(KeyCode.LEFT);
          assertEquals(3, window.frame().position());
          window.key(KeyCode.HOME);
          assertEquals(0, window.frame().position());
          window.key(KeyCode.END);
          assertEquals(4, window.frame().position());
        });
  }

  @Test
  void spacePlaysAndPauses(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.SPACE);
          assertTrue(window.pane.player().playingProperty().get());
          assertTrue(window.tasks.runPaused());
          assertEquals(1, window.frame().position());
          window.key(KeyCode.SPACE);
          assertFalse(window.pane.player().playingProperty().get());
          window.tasks.runPaused();
          assertEquals(1, window.frame().position());
        });
  }

  @Test
  void spaceAfterAClickOnAButtonPlaysAndDoesNotPressItAgain(FxRobot robot) {
    robot.clickOn(".step-button");
    robot.interact(() -> assertEquals(1, window.frame().position()));
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    robot.interact(
        () -> {
          assertTrue(window.pane.player().playingProperty().get());
          assertEquals(1, window.frame().position());
        });
  }

  @Test
  void spaceOnAButtonReachedByTabPressesIt(FxRobot robot) {
    robot.clickOn(".back-button");
    robot.press(KeyCode.TAB).release(KeyCode.TAB);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    robot.interact(
        () -> {
          assertFalse(window.pane.player().playingProperty().get());
          assertEquals(1, window.frame().position());
        });
  }

  @Test
  void keysInATextFieldAreText(FxRobot robot) {
    robot.interact(
        () -> {
          window.controlKey(KeyCode.L);
          assertTrue(window.find(".search", TextField.class).isFocused());
          window.key(KeyCode.RIGHT);
          window.key(KeyCode.SPACE);
          assertEquals(0, window.frame().position());
          assertFalse(window.pane.player().playingProperty().get());
        });
  }

  @Test
  void theScrubberMovesThePlayhead(FxRobot robot) {
    robot.interact(
        () -> {
          window.shiftKey(KeyCode.RIGHT);
          window.shiftKey(KeyCode.RIGHT);
          Scrubber scrubber = window.find(".scrubber", Scrubber.class);
          scrubber.fireEvent(pressAt(scrubber.localToScene(0, 20)));
          assertEquals(0, window.frame().position());
          scrubber.fireEvent(pressAt(scrubber.localToScene(scrubber.getWidth(), 20)));
          assertEquals(4, window.frame().position());
        });
  }

  private static MouseEvent pressAt(Point2D place) {
    return OpenWindow.pressAt(null, place.getX(), place.getY());
  }

  @Test
  void plusAndMinusChangeTheSpeedThatIsRemembered(FxRobot robot) {
    robot.interact(
        () -> {
          double before = window.pane.player().speedProperty().get();
          window.key(KeyCode.PLUS);
          assertTrue(window.pane.player().speedProperty().get() > before);
          assertEquals(window.pane.player().speedProperty().get(), window.settings.get().speed());
          window.key(KeyCode.MINUS);
          assertEquals(before, window.pane.player().speedProperty().get(), 1e-9);
        });
  }
}
