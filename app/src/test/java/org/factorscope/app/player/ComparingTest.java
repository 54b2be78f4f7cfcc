package org.factorscope.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.Comparison.Letter;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.task.SameThreadTaskExecutor;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ComparingTest {
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

  private Comparison comparison() {
    return Objects.requireNonNull(frame().comparison());
  }

  private static List<Double> objectives(List<StepRecord> history) {
    return history.stream().map(record -> record.objective().orElse(Double.NaN)).toList();
  }

  @Test
  void aComparisonBeginsWithTwoRunsThatDoNotDiffer() {
    player.stepForward();
    assertNull(frame().comparison());
    player.compare();
    assertEquals(Letter.B, comparison().inView());
    assertEquals("no difference yet", comparison().a().words());
    assertEquals("no difference yet", comparison().b().words());
    assertEquals(1, frame().position());
  }

  @Test
  void theFirstRunStaysBitForBitWhatItWas() {
    player.iterationForward();
    player.iterationForward();
    PlayerFrame before = frame();
    player.compare();
    player.drag(new Handle("W", 0, "centroid 1"), 1, 1);
    player.setParameter("clusters", "5");
    player.iterationForward();
    player.iterationForward();
    assertEquals(5, frame().parameters().whole("clusters"));
    player.exchange();
    assertEquals(Letter.A, comparison().inView());
    assertEquals(before.position(), frame().position());
    assertSame(before.record(), frame().record());
    assertEquals(before.parameters(), frame().parameters());
    assertEquals(before.numbers(), frame().numbers());
  }

  @Test
  void bothRunsGoForwardTogether() {
    player.compare();
    player.setParameter("clusters", "4");
    player.iterationForward();
    player.stepForward();
    assertEquals(3, comparison().a().record().position());
    assertEquals(3, comparison().b().record().position());
    assertNotEquals(comparison().a().record().objective(), comparison().b().record().objective());
    double other = comparison().a().record().objective().orElseThrow();
    player.exchange();
    assertEquals(3, frame().position());
    assertEquals(other, frame().record().objective().orElseThrow());
    player.stepBack();
    player.exchange();
    assertEquals(2, frame().position());
  }

  @Test
  void anEditIsOfTheRunInViewAndUndoTakesItBackThere() {
    player.iterationForward();
    player.compare();
    player.drag(new Handle("W", 0, "centroid 1"), 1, 1);
    assertEquals("dragged centroid 1 to (1.00, 1.00)", comparison().b().words());
    assertEquals("not edited", comparison().a().words());
    player.exchange();
    assertEquals(false, frame().undoable().canUndo());
    player.exchange();
    player.undo();
    assertEquals("no difference yet", comparison().b().words());
    assertEquals(Letter.B, comparison().inView());
  }

  @Test
  void whatDiffersIsSaidOfBoth() {
    player.compare();
    player.open(kMeans, frame().setup().withSeed(7));
    player.setParameter("clusters", "4");
    String a = comparison().a().words();
    String b = comparison().b().words();
    assertTrue(a.endsWith("= 3 · seed 0"), a);
    assertTrue(b.endsWith("= 4 · seed 7"), b);
  }

  @Test
  void aRunThatEndedShowsItsEndAndThePlaceIsNotForgotten() {
    player.play();
    while (player.playingProperty().get()) {
      assertTrue(tasks.runPaused());
    }
    int end = frame().end();
    player.compare();
    player.drag(new Handle("W", 0, "centroid 1"), 9, 9);
    for (int i = 0; i < 60; i++) {
      player.stepForward();
    }
    assertEquals(end + 60, frame().position());
    assertEquals(end, comparison().a().record().position());
    player.exchange();
    assertEquals(end, frame().position());
    player.exchange();
    assertEquals(end + 60, frame().position());
  }

  @Test
  void otherDataOfTheSameLessonKeepTheFirstRun() {
    player.iterationForward();
    List<Double> before = objectives(frame().history());
    player.compare();
    player.open(kMeans, frame().setup().withSource(RunSetup.data("faithful")));
    player.stepForward();
    assertEquals("faithful", comparison().b().words());
    player.exchange();
    assertEquals(before, objectives(frame().history()));
    assertEquals(Axes.preferred(frame().data()), frame().axes());
    assertEquals(List.of(), problems);
  }

  @Test
  void anotherLessonEndsTheComparison() {
    player.compare();
    Lesson<?, ?, ?> pca = LessonCatalog.byId("pca");
    player.open(pca, RunSetup.defaultsOf(pca));
    assertNull(frame().comparison());
    player.exchange();
    assertEquals("pca", frame().lesson().id());
  }

  @Test
  void aRunFromAFileEndsTheComparison() {
    player.compare();
    player.open(LessonRun.start(kMeans, RunSetup.defaultsOf(kMeans)), 0, new Axes(0, 1));
    assertNull(frame().comparison());
  }

  @Test
  void theRunInViewStaysAfterAComparison() {
    player.compare();
    player.setParameter("clusters", "4");
    player.exchange();
    player.endComparison();
    assertNull(frame().comparison());
    assertEquals(3, frame().parameters().whole("clusters"));
  }

  @Test
  void aSecondBeginningChangesNothing() {
    player.compare();
    player.exchange();
    PlayerFrame before = frame();
    player.compare();
    assertSame(before, frame());
  }

  @Test
  void aDragInAPictureOfTheOtherRunIsForgotten() {
    List<PlayerFrame> frames = new ArrayList<>();
    Playhead playhead = new Playhead(frames::add, problems::add);
    playhead.open(kMeans, RunSetup.defaultsOf(kMeans));
    playhead.compare();
    PlayerFrame before = frames.getLast();
    playhead.exchange();
    int shown = frames.size();
    playhead.drag(before, new Handle("W", 0, "centroid 1"), 1, 1, 1);
    assertEquals(shown, frames.size());
  }

  @Test
  void thePlayGoesOnThroughAnExchange() {
    player.compare();
    player.setParameter("clusters", "6");
    player.play();
    tasks.runPaused();
    int position = frame().position();
    player.exchange();
    assertTrue(player.playingProperty().get());
    tasks.runPaused();
    assertEquals(position + 1, frame().position());
  }

  @Test
  void aParameterThatActsAtOnceIsSaidWithTheDragAfterIt() {
    Lesson<?, ?, ?> softVq = LessonCatalog.byId("soft-vq");
    player.open(softVq, RunSetup.defaultsOf(softVq));
    player.stepForward();
    player.compare();
    player.setParameter("temperature", "0.5");
    String b = comparison().b().words();
    assertTrue(b.endsWith("= 0.5"), b);
    player.drag(new Handle("D", 0, "atom 1"), 1, 2);
    assertEquals(b + " · dragged atom 1 to (1.00, 2.00)", comparison().b().words());
    assertEquals(List.of(), problems);
  }
}
