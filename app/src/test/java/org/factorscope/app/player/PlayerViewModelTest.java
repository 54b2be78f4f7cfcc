package org.factorscope.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.task.SameThreadTaskExecutor;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PlayerViewModelTest {
  private final SameThreadTaskExecutor tasks = new SameThreadTaskExecutor();
  private final List<UserProblem> problems = new ArrayList<>();
  private final PlayerViewModel player = new PlayerViewModel(tasks, problems::add);
  private final Lesson<?, ?, ?> kMeans = LessonCatalog.byId("k-means");

  @BeforeEach
  void openKMeans() {
    player.open(kMeans, RunSetup.defaultsOf(kMeans));
  }

  private PlayerFrame frame() {
    return Objects.requireNonNull(player.frameProperty().get());
  }

  private void playToTheEnd() {
    player.play();
    for (int beats = 0; player.playingProperty().get() && beats < 10_000; beats++) {
      assertTrue(tasks.runPaused());
    }
  }

  @Test
  void theStepButtonNamesTheNextHalfStep() {
    assertEquals("assign", frame().course().next());
    player.stepForward();
    assertEquals("update", frame().course().next());
    assertEquals(1, frame().position());
  }

  @Test
  void steppingBackShowsTheSameRecord() {
    player.stepForward();
    var record = frame().record();
    player.stepForward();
    player.stepBack();
    assertSame(record, frame().record());
    assertEquals(2, frame().end());
  }

  @Test
  void anIterationForwardEndsAtAWholeOneAndBackToo() {
    player.stepForward();
    player.iterationForward();
    assertEquals(2, frame().position());
    player.stepForward();
    player.iterationBack();
    assertEquals(2, frame().position());
    player.iterationBack();
    assertEquals(0, frame().position());
    player.iterationBack();
    assertEquals(0, frame().position());
  }

  @Test
  void playStopsByItselfWhereTheRunConverges() {
    playToTheEnd();
    assertFalse(player.playingProperty().get());
    assertEquals(StopReason.CONVERGED, frame().stopReason());
    assertTrue(frame().status().startsWith("Converged"));
  }

  @Test
  void aPausedPlayMakesNoFurtherStep() {
    player.play();
    tasks.runPaused();
    player.pause();
    int position = frame().position();
    while (tasks.runPaused()) {
      assertEquals(position, frame().position());
    }
    assertEquals(position, frame().position());
  }

  @Test
  void scrubbingIsHeldWithinTheRun() {
    player.iterationForward();
    player.scrubTo(999);
    assertEquals(2, frame().position());
    player.scrubTo(-5);
    assertEquals(0, frame().position());
  }

  @Test
  void aDragForksAndUndoBringsTheRunBack() {
    player.iterationForward();
    player.drag(new Handle("W", 0, "centroid 1"), 1, 1);
    assertTrue(frame().undoable().canUndo());
    assertEquals("dragged centroid 1", frame().record().edit());
    player.undo();
    assertEquals(null, frame().record().edit());
    assertTrue(frame().undoable().canRedo());
  }

  @Test
  void aValueOutOfRangeIsToldAndTheRunGoesOnUntouched() {
    player.iterationForward();
    PlayerFrame before = frame();
    player.setParameter("clusters", "0");
    assertSame(before, frame());
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().sentence().contains("from 1 to 50"));
  }

  @Test
  void aParameterFromTheStartStartsAnewWithTheSameSeed() {
    player.iterationForward();
    player.setParameter("clusters", "5");
    assertEquals(0, frame().position());
    assertEquals(5, frame().parameters().whole("clusters"));
  }

  @Test
  void dataThatDoNotFitLeaveTheRunningLesson() {
    player.stepForward();
    PlayerFrame before = frame();
    RunSetup tooMany = RunSetup.defaultsOf(kMeans).withStart(Map.of("V", kMatrix()));
    player.open(kMeans, tooMany);
    assertSame(before, frame());
    assertEquals(1, problems.size());
  }

  private static org.ejml.data.DMatrixRMaj kMatrix() {
    return new org.ejml.data.DMatrixRMaj(1, 1);
  }

  @Test
  void speedStaysWithinItsBounds() {
    for (int i = 0; i < 50; i++) {
      player.faster();
    }
    assertEquals(PlayerViewModel.FASTEST, player.speedProperty().get());
    for (int i = 0; i < 50; i++) {
      player.slower();
    }
    assertEquals(PlayerViewModel.SLOWEST, player.speedProperty().get());
  }

  @Test
  void aRunWithoutFiniteNumbersGoesNoFurther() {
    Lesson<?, ?, ?> flow = LessonCatalog.byId("gradient-flow");
    RunSetup setup = RunSetup.defaultsOf(flow);
    var values = setup.parameters().with("u", "10").with("v", "10").with("step-size", "10");
    player.open(flow, setup.withParameters(values));
    for (int i = 0; i < 60; i++) {
      player.stepForward();
    }
    assertEquals(StopReason.NOT_A_NUMBER, frame().stopReason());
    assertEquals(frame().end(), frame().position());
    assertTrue(frame().end() < 60);
  }

  /// The window shows a frame until the next one comes; what is done to it may come too late.
  @Test
  void aDragInAPictureOfTheRunBeforeIsForgotten() {
    List<PlayerFrame> frames = new ArrayList<>();
    Playhead playhead = new Playhead(frames::add, problems::add);
    RunSetup setup = RunSetup.defaultsOf(kMeans).withStart(Map.of());
    playhead.open(kMeans, setup.withParameters(setup.parameters().with("clusters", "7")));
    PlayerFrame before = frames.getLast();
    playhead.open(kMeans, setup.withParameters(setup.parameters().with("clusters", "2")));
    int shown = frames.size();
    playhead.drag(before, new Handle("W", 6, "centroid 7"), 1, 1, 1);
    assertEquals(shown, frames.size());
    playhead.open(LessonCatalog.byId("pca"), RunSetup.defaultsOf(LessonCatalog.byId("pca")));
    playhead.change(before, "clusters", "3", 2);
    assertEquals("pca", frames.getLast().lesson().id());
    assertEquals(List.of(), problems);
  }

  @Test
  void ofLessonsAskedForFasterThanTheyStartTheLastOneStarts() {
    WaitingTasks waiting = new WaitingTasks();
    List<String> shown = new ArrayList<>();
    PlayerViewModel slow = new PlayerViewModel(waiting, problems::add);
    slow.frameProperty()
        .addListener((_, _, now) -> shown.add(Objects.requireNonNull(now).lesson().id()));
    for (String id : List.of("k-means", "soft-vq", "pca")) {
      Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
      slow.open(lesson, RunSetup.defaultsOf(lesson));
      slow.end();
    }
    slow.openNeighbour(LessonCatalog.byId("svd"));
    waiting.runAll();
    assertEquals(List.of("pca", "pca", "svd"), shown);
    assertEquals(List.of(), problems);
  }

  @Test
  void endGoesToWhatWasComputedAndFromThereRunsUntilTheRunStops() {
    player.iterationForward();
    player.home();
    player.end();
    assertEquals(2, frame().position());
    assertFalse(player.runningToEndProperty().get());
    player.end();
    assertTrue(player.runningToEndProperty().get());
    while (player.playingProperty().get()) {
      assertTrue(tasks.runPaused());
    }
    assertFalse(player.runningToEndProperty().get());
    assertEquals(StopReason.CONVERGED, frame().stopReason());
    int end = frame().end();
    player.end();
    assertEquals(end, frame().end());
    assertFalse(player.playingProperty().get());
  }

  @Test
  void theWayToTheEndIsGivenUpByPausing() {
    player.end();
    assertTrue(player.runningToEndProperty().get());
    player.togglePlay();
    assertFalse(player.runningToEndProperty().get());
    tasks.runPaused();
    assertEquals(0, frame().end());
  }

  @Test
  void runningToTheEndMakesTheSameStatesAsSteppingDoes() {
    player.end();
    while (player.playingProperty().get()) {
      assertTrue(tasks.runPaused());
    }
    PlayerFrame run = frame();
    player.open(kMeans, RunSetup.defaultsOf(kMeans));
    while (frame().stopReason() == null) {
      player.stepForward();
    }
    assertEquals(run.end(), frame().end());
    assertEquals(run.record().objective(), frame().record().objective());
  }
}
