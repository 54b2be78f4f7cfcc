package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.factorscope.app.player.Comparison.Letter;
import org.factorscope.app.shell.top.CompareSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ComparingWindowTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  private Letter inView() {
    return Objects.requireNonNull(window.frame().comparison()).inView();
  }

  private List<CompareSegment> segments() {
    return window.scene().getRoot().lookupAll(".compare-segment").stream()
        .map(CompareSegment.class::cast)
        .toList();
  }

  private boolean isVisible(String selector) {
    return window.find(selector, Node.class).isVisible();
  }

  @Test
  void keysBeginSwitchAndEndAComparison(FxRobot robot) {
    robot.interact(
        () -> {
          assertFalse(isVisible(".compare-strip"));
          window.key(KeyCode.X);
          window.key(KeyCode.C);
          assertTrue(isVisible(".compare-strip"));
          assertTrue(isVisible(".other-objective-line"));
          assertTrue(window.find(".compare-button", Button.class).isDisabled());
          assertEquals(Letter.B, inView());
          window.key(KeyCode.X);
          assertEquals(Letter.A, inView());
          window.shiftKey(KeyCode.C);
          assertFalse(isVisible(".compare-strip"));
          assertFalse(isVisible(".other-objective-line"));
        });
  }

  @Test
  void theButtonBeginsASegmentSwitchesAndTheCrossEnds(FxRobot robot) {
    robot.interact(
        () -> {
          window.press(".compare-button");
          window.key(KeyCode.RIGHT);
          CompareSegment a = segments().get(0);
          CompareSegment b = segments().get(1);
          assertTrue(b.isSelected());
          b.fire();
          assertTrue(b.isSelected());
          assertEquals(Letter.B, inView());
          a.fire();
          assertTrue(a.isSelected());
          assertFalse(b.isSelected());
          assertEquals(Letter.A, inView());
          assertTrue(a.getAccessibleText().startsWith("Run A, in view: "), a.getAccessibleText());
          window.press(".compare-end");
          assertFalse(isVisible(".compare-strip"));
        });
  }
}
