package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.viz.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What fits into the window. Half of 1366 x 768 is such a screen at 200 %.
@ExtendWith(ApplicationExtension.class)
class SmallWindowTest {
  private record Size(double width, double height) {}

  private static final List<Size> SIZES =
      List.of(new Size(683, 384), new Size(960, 540), new Size(1024, 600), new Size(1024, 700));

  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    window = new OpenWindow(shown);
  }

  private void resize(Size size) {
    stage.setWidth(size.width());
    stage.setHeight(size.height());
    window.pane.resize(size.width(), size.height());
    window.pane.applyCss();
    window.pane.layout();
    // What was hidden by style takes no room in the next layout only.
    window.pane.applyCss();
    window.pane.layout();
  }

  private Bounds place(String selector) {
    Node node = window.find(selector, Node.class);
    return node.localToScene(node.getBoundsInLocal());
  }

  @Test
  void theWholeTransportBarIsInReachInEverySize(FxRobot robot) {
    for (Size size : SIZES) {
      robot.interact(
          () -> {
            window.open("gaussian-mixture");
            resize(size);
            for (String part :
                List.of(
                    ".back-button", ".step-button", ".play-button", ".end-button", ".scrubber")) {
              Bounds place = place(part);
              assertTrue(place.getMinX() >= 0, size + part);
              assertTrue(place.getMaxX() <= size.width() + 0.5, size + part + place);
              assertTrue(place.getMaxY() <= size.height() + 0.5, size + part + place);
            }
          });
    }
  }

  @Test
  void theLessonsAreAButtonAwayWhereTheyDoNotFit(FxRobot robot) {
    robot.interact(
        () -> {
          resize(SIZES.getFirst());
          assertFalse(window.find(".navigator", Node.class).isVisible());
          window.press(".lessons-button");
          resize(SIZES.getFirst());
          assertTrue(window.find(".navigator", Node.class).isVisible());
          window.open("pca");
          resize(SIZES.getFirst());
          assertFalse(window.find(".navigator", Node.class).isVisible());
        });
  }

  @Test
  void titleAndGoalOfEveryLessonAreInTheFirstView(FxRobot robot) {
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      robot.interact(
          () -> {
            window.open(lesson.id());
            resize(new Size(1024, 600));
            assertEquals(lesson.title(), window.find(".lesson-title", Label.class).getText());
            Label goal = window.find(".lesson-goal", Label.class);
            assertFalse(goal.getText().contains("\n"));
            assertTrue(place(".lesson-goal").getMaxY() < place(".transport-bar").getMinY());
          });
    }
  }

  @Test
  void noPanelComesOrGoesInTheFirstHalfSteps(FxRobot robot) {
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      robot.interact(
          () -> {
            window.open(lesson.id());
            List<String> first = panels();
            for (int step = 1; step <= 4; step++) {
              window.pane.player().stepForward();
              assertEquals(first, panels(), lesson.id() + " after half-step " + step);
            }
          });
    }
  }

  private List<String> panels() {
    return window.frame().panels().stream().map(Panel::id).toList();
  }
}
