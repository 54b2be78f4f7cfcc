package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.factorscope.app.settings.TextSize;
import org.factorscope.viz.fx.PanelGrid;
import org.factorscope.viz.fx.PanelView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Everything larger, for those who sit in the last row.
@ExtendWith(ApplicationExtension.class)
class TextSizeTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage shown) {
    window = new OpenWindow(shown);
  }

  private void layOut() {
    window.pane.applyCss();
    window.pane.layout();
    window.pane.applyCss();
    window.pane.layout();
  }

  private Bounds place(String selector) {
    Node node = window.find(selector, Node.class);
    return node.localToScene(node.getBoundsInLocal());
  }

  private PanelView points() {
    return window.find(".panel-grid", PanelGrid.class).view("points").orElseThrow();
  }

  @Test
  void typeAndHitAreasGrowByTheSameFactor(FxRobot robot) {
    robot.interact(
        () -> {
          layOut();
          double before = place(".step-button").getHeight();
          window.controlKey(KeyCode.PLUS);
          window.controlKey(KeyCode.PLUS);
          layOut();
          assertEquals(150, window.settings.get().textSize().percent());
          assertEquals(1.5 * before, place(".step-button").getHeight(), 1e-6);
          window.controlKey(KeyCode.MINUS);
          layOut();
          assertEquals(1.25 * before, place(".step-button").getHeight(), 1e-6);
          window.controlKey(KeyCode.DIGIT0);
          layOut();
          assertEquals(before, place(".step-button").getHeight(), 1e-6);
        });
  }

  @Test
  void panelsArePaintedWithAsManyPixelsAsTheyHaveOnScreen(FxRobot robot) {
    robot.interact(
        () -> {
          window.settings.change(now -> now.withTextSize(new TextSize(150)));
          layOut();
          double scale = points().getLocalToSceneTransform().getMxx();
          assertEquals(1.5, scale, 1e-12);
          assertEquals(scale, points().deviceScale(), 1e-12);
        });
  }

  @Test
  void aSmallWindowIsMagnifiedAsFarAsItsPartsStayInReach(FxRobot robot) {
    robot.interact(
        () -> {
          window.settings.change(now -> now.withTextSize(new TextSize(TextSize.LARGEST)));
          layOut();
          assertTrue(points().getLocalToSceneTransform().getMxx() > 1);
          for (String part : new String[] {".step-button", ".play-button", ".scrubber"}) {
            Bounds place = place(part);
            assertTrue(place.getMinX() >= 0, part + place);
            assertTrue(place.getMaxX() <= window.scene().getWidth() + 0.5, part + place);
            assertTrue(place.getMaxY() <= window.scene().getHeight() + 0.5, part + place);
          }
        });
  }
}
