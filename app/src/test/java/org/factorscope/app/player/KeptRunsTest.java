package org.factorscope.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.task.SameThreadTaskExecutor;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing is lost: not by a restart, not by another lesson.
class KeptRunsTest {
  private final List<UserProblem> problems = new ArrayList<>();
  private final PlayerViewModel player =
      new PlayerViewModel(new SameThreadTaskExecutor(), problems::add);
  private final Lesson<?, ?, ?> kMeans = LessonCatalog.byId("k-means");
  private final Lesson<?, ?, ?> pca = LessonCatalog.byId("pca");

  @BeforeEach
  void openAndStep() {
    player.open(kMeans, RunSetup.defaultsOf(kMeans));
    player.iterationForward();
    player.stepForward();
  }

  private PlayerFrame frame() {
    return Objects.requireNonNull(player.frameProperty().get());
  }

  private static void unexpected() {
    fail("the run should have been kept");
  }

  @Test
  void aRestartByAParameterIsUndoneAndMadeAgain() {
    OptionalDouble objective = frame().record().objective();
    player.setParameter("clusters", "5");
    player.stepForward();
    player.undo();
    assertEquals(3, frame().position());
    assertEquals(objective, frame().record().objective());
    player.redo();
    assertEquals(1, frame().position());
    assertEquals(5, frame().parameters().whole("clusters"));
    assertFalse(frame().undoable().canRedo());
    assertEquals(List.of(), problems);
  }

  @Test
  void otherDataAndAnotherSeedAreUndoneInTurn() {
    player.open(kMeans, frame().setup().withSource(RunSetup.data("faithful")));
    player.stepForward();
    player.open(kMeans, frame().setup().withSeed(7));
    player.undo();
    assertEquals("faithful", frame().data().name());
    assertEquals(1, frame().position());
    player.undo();
    assertEquals("iris", frame().data().name());
    assertEquals(3, frame().position());
    assertFalse(frame().undoable().canUndo());
  }

  @Test
  void editsOfTheNewRunAreUndoneBeforeItsRestart() {
    player.setParameter("clusters", "2");
    player.beginGesture();
    player.drag(new Handle("W", 0, "centroid 1"), 1, 1);
    player.undo();
    assertEquals(2, frame().parameters().whole("clusters"));
    assertEquals(List.of(), frame().undoable().edits());
    player.undo();
    assertEquals(3, frame().parameters().whole("clusters"));
  }

  @Test
  void theRestartsOfOneGestureAreOne() {
    player.beginGesture();
    player.setParameter("clusters", "4");
    player.setParameter("clusters", "5");
    player.setParameter("clusters", "6");
    assertEquals(1, frame().undoable().restarts());
    player.undo();
    assertEquals(3, frame().parameters().whole("clusters"));
    player.redo();
    assertEquals(6, frame().parameters().whole("clusters"));
  }

  @Test
  void aGestureThatIsGivenUpLeavesTheRunAsItWas() {
    player.beginGesture();
    player.setParameter("clusters", "4");
    player.cancelGesture();
    assertEquals(3, frame().position());
    assertEquals(3, frame().parameters().whole("clusters"));
    assertFalse(frame().undoable().canRedo());
  }

  @Test
  void aLessonThatIsLeftIsFoundAsItWas() {
    player.open(pca, RunSetup.defaultsOf(pca));
    player.stepForward();
    player.comeBack(kMeans, KeptRunsTest::unexpected);
    assertEquals("k-means", frame().lesson().id());
    assertEquals(3, frame().position());
    player.comeBack(pca, KeptRunsTest::unexpected);
    assertEquals("pca", frame().lesson().id());
    assertEquals(1, frame().position());
  }

  @Test
  void aLessonThatWasNotOpenHasNothingToComeBackTo() {
    List<String> asked = new ArrayList<>();
    player.comeBack(pca, () -> asked.add("pca"));
    player.comeBack(kMeans, () -> asked.add("k-means"));
    assertEquals(List.of("pca", "k-means"), asked);
    assertEquals(3, frame().position());
  }

  @Test
  void aKeptRunThatIsOpenedAnewIsUndone() {
    player.open(pca, RunSetup.defaultsOf(pca));
    player.open(kMeans, RunSetup.defaultsOf(kMeans).withSeed(1));
    assertEquals(0, frame().position());
    player.undo();
    assertEquals(3, frame().position());
    assertEquals(0, frame().setup().seed());
  }

  @Test
  void aRestartThatLosesNothingIsNotCounted() {
    player.open(kMeans, RunSetup.defaultsOf(kMeans));
    int begun = frame().undoable().restarts();
    assertEquals(1, begun);
    player.open(kMeans, RunSetup.defaultsOf(kMeans).withSeed(1));
    assertEquals(begun, frame().undoable().restarts());
    assertTrue(frame().undoable().canUndo());
  }

  @Test
  void eachOfTwoComparedRunsHasItsOwnRestarts() {
    player.compare();
    player.setParameter("clusters", "5");
    player.exchange();
    assertEquals(3, frame().parameters().whole("clusters"));
    assertFalse(frame().undoable().canUndo());
    player.exchange();
    player.undo();
    assertEquals(3, frame().parameters().whole("clusters"));
  }
}
