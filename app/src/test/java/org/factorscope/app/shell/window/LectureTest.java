package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.Lecture;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Stop;
import org.factorscope.app.shell.lecture.SpeakerNotes;
import org.factorscope.viz.fx.PanelGrid;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A lecture is made, gone through and presented as a lecturer does it.
@ExtendWith(ApplicationExtension.class)
class LectureTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage shown) {
    window = new OpenWindow(shown);
  }

  private List<String> shownPanels() {
    List<String> chosen = window.find(".panel-grid", PanelGrid.class).chosen();
    return chosen.isEmpty() ? allPanels() : chosen;
  }

  private List<String> allPanels() {
    return window.frame().panels().stream().map(Panel::id).toList();
  }

  private String moment() {
    return String.join(
        " ",
        window.frame().lesson().id(),
        String.valueOf(window.frame().position()),
        String.valueOf(window.frame().record().objective()),
        String.valueOf(window.frame().undoable().edits().size()));
  }

  @Test
  void everyStopOfTheFirstHourIsReachedAndLooksAsPlanned(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.L);
          window.pane.openFirstHour();
          window.key(KeyCode.ESCAPE);
          Lecture lecture = Lecture.firstHour(LessonCatalog::byId);
          assertEquals(12, lecture.stops().size());
          for (Stop stop : lecture.stops()) {
            window.key(KeyCode.PAGE_DOWN);
            assertEquals(stop.session().lesson(), window.frame().lesson());
            assertEquals(stop.session().position(), window.frame().position(), stop.title());
            List<String> planned = stop.panels().isEmpty() ? allPanels() : stop.panels();
            assertEquals(planned, shownPanels(), stop.title());
            assertEquals(stop.textSize(), window.settings.get().textSize().percent());
            LessonRun made = stop.session().run();
            Map<String, DMatrixRMaj> states = made.matricesAt(stop.session().position());
            assertFalse(states.isEmpty());
            assertEquals(
                made.recordAt(stop.session().position()).objective(),
                window.frame().record().objective());
          }
        });
  }

  @Test
  void pageUpShowsAStopExactlyAsItWasLeft(FxRobot robot) {
    robot.interact(
        () -> {
          window.pane.openFirstHour();
          window.key(KeyCode.ESCAPE);
          window.key(KeyCode.PAGE_DOWN);
          window.pane.player().stepForward();
          window.pane.player().beginGesture();
          window.pane.player().drag(new Handle("W", 1, "centroid 2"), 3, 2);
          window.pane.player().stepForward();
          window.find(".panel-grid", PanelGrid.class).choose(List.of("points", "objective"));
          String left = moment();
          List<String> panels = shownPanels();
          window.key(KeyCode.PAGE_DOWN);
          assertFalse(moment().equals(left));
          window.key(KeyCode.PAGE_UP);
          assertEquals(left, moment());
          assertEquals(panels, shownPanels());
          window.key(KeyCode.PAGE_UP);
          assertEquals(left, moment());
        });
  }

  @Test
  void momentsBecomeStopsThatAreRearranged(FxRobot robot) {
    robot.interact(
        () -> {
          List<String> made = new ArrayList<>();
          for (String lesson : List.of("k-means", "pca", "svd")) {
            window.open(lesson);
            window.pane.player().stepForward();
            made.add(moment());
            window.controlKey(KeyCode.M);
          }
          window.pane.guide().moveUp(2);
          window.pane.guide().remove(0);
          window.pane.guide().goTo(0);
          assertEquals(made.get(2), moment());
          window.key(KeyCode.PAGE_DOWN);
          assertEquals(made.get(1), moment());
          window.key(KeyCode.PAGE_DOWN);
          assertEquals(made.get(1), moment());
        });
  }

  @Test
  void theSpeakerSeesTheNoteOfTheStopAndTheNextOne(FxRobot robot) {
    robot.interact(
        () -> {
          window.pane.openFirstHour();
          window.key(KeyCode.ESCAPE);
          List<Stop> stops = window.pane.guide().lecture().stops();
          SpeakerNotes notes = new SpeakerNotes(window.pane.guide());
          assertTrue(texts(notes).contains(stops.getFirst().note()));
          for (int i = 0; i < 3; i++) {
            window.key(KeyCode.PAGE_DOWN);
            assertTrue(texts(notes).contains(stops.get(i).note()));
            assertTrue(texts(notes).contains("Next · " + stops.get(i + 1).title()));
          }
          window.pane.guide().goTo(stops.size() - 1);
          assertTrue(texts(notes).contains("This is the last stop."));
        });
  }

  private static List<String> texts(SpeakerNotes notes) {
    return notes.getChildren().stream().map(node -> ((Label) node).getText()).toList();
  }

  @Test
  void presentingShowsThePanelsAlone(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.F11);
          for (String hidden : List.of(".navigator", ".side-pane", ".top-bar", ".transport-bar")) {
            assertFalse(window.shows(hidden), hidden);
          }
          assertTrue(window.shows(".lecture-bar"));
          window.key(KeyCode.DIGIT2);
          window.key(KeyCode.DIGIT3);
          List<String> rest = new ArrayList<>(allPanels());
          rest.remove(2);
          rest.remove(1);
          assertEquals(rest, shownPanels());
          window.key(KeyCode.B);
          assertTrue(window.find(".curtain", Node.class).isVisible());
          window.key(KeyCode.PERIOD);
          assertFalse(window.find(".curtain", Node.class).isVisible());
          window.key(KeyCode.P);
          assertTrue(window.find(".pointer-mark", Node.class).isVisible());
          window.key(KeyCode.RIGHT);
          assertEquals(1, window.frame().position());
          window.key(KeyCode.ESCAPE);
          assertEquals(allPanels(), shownPanels());
          window.key(KeyCode.ESCAPE);
          assertTrue(window.shows(".navigator"));
          assertTrue(window.shows(".transport-bar"));
          assertFalse(window.find(".pointer-mark", Node.class).isVisible());
          assertEquals(1, window.timesLeft());
        });
  }

  @Test
  void nothingPopsUpWhilePresenting(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.RIGHT);
          window.key(KeyCode.F11);
          window.controlKey(KeyCode.M);
          window.pane.player().setParameter("clusters", "5");
          assertFalse(window.shows(".notice"));
          window.key(KeyCode.F11);
          window.controlKey(KeyCode.M);
          assertTrue(window.shows(".notice"));
        });
  }
}
