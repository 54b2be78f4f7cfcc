package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the texts on matrix completion say of their runs.
final class CompletionTextsTest {
  private static LessonRun ended(Lesson<?, ?, ?> lesson, RunSetup setup) {
    LessonRun run = LessonRun.start(lesson, setup);
    while (run.stopReason() == null) {
      run.extend();
    }
    return run;
  }

  private static LessonRun preset(String lesson, String id, String parameter, String value) {
    Lesson<?, ?, ?> known = LessonCatalog.byId(lesson);
    Preset preset =
        known.presets().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    RunSetup setup = RunSetup.of(known, preset);
    return ended(
        known,
        parameter.isEmpty()
            ? setup
            : setup.withParameters(setup.parameters().with(parameter, value)));
  }

  /// "Their error falls from half a star to a fifth of one."
  @Test
  void filmRatingsAreLearnedBeyondThoseThatAreFitted() {
    LessonRun run = preset("als", "film-ratings", "", "");
    assertEquals(0.5, run.recordAt(1).measure("held-out-rmse"), 0.05);
    assertEquals(0.2, run.recordAt(run.end()).measure("held-out-rmse"), 0.02);
  }

  @Test
  void theLessonOpensOnPeopleAndFilmsWithNames() {
    Lesson<?, ?, ?> als = LessonCatalog.byId("als");
    RunSetup opening = RunSetup.of(als, als.presets().getFirst());
    assertEquals("ratings", opening.source().name());
    assertTrue(opening.source().rowNames().contains("Ada"));
    assertFalse(opening.source().columns().contains("c1"));
  }

  /// Where a question compares two errors, something is held out.
  @ParameterizedTest
  @ValueSource(strings = {"film-ratings", "learning-by-heart"})
  void questionsThatCompareTwoErrorsAreAskedOfRunsThatHaveThem(String id) {
    assertTrue(Double.isFinite(preset("als", id, "", "").recordAt(1).measure("held-out-rmse")));
  }

  /// "Four bars end above the floor; at 1 there are five, at 5 only one."
  @ParameterizedTest
  @CsvSource({"2, 4", "1, 5", "5, 1"})
  void theThresholdDecidesHowManyBarsEndAboveTheFloor(String tau, double bars) {
    LessonRun run = preset("nuclear-norm", "ratings", "tau", tau);
    assertEquals(bars, run.recordAt(run.end()).measure("rank"));
  }

  /// "At rank 3 half of them do at about twice the entries of the curve, at rank 2 at about three
  /// times, at rank 1 only at four to five times." Averaged over six grids.
  @Test
  void halfOfTheMatricesComeBackAtTheMultiplesThatTheTextNames() {
    Lesson<?, ?, ?> recovery = LessonCatalog.byId("recovery");
    double[][] means = new double[3][7];
    for (int seed = 0; seed < 6; seed++) {
      LessonRun run = ended(recovery, RunSetup.defaultsOf(recovery).withSeed(seed));
      DMatrixRMaj grid = Objects.requireNonNull(run.matricesAt(run.end()).get("success"));
      for (int cell = 0; cell < 21; cell++) {
        means[cell / 7][cell % 7] += grid.data[cell] / 6;
      }
    }
    assertEquals(4.5, multiple(means[0], 1), 0.7);
    assertEquals(3, multiple(means[1], 2), 0.5);
    assertEquals(2.1, multiple(means[2], 3), 0.3);
  }

  /// The entries at which the share crosses a half, in multiples of 2nk − k² with n = 30.
  private static double multiple(double[] shares, int rank) {
    int c = 0;
    while (shares[c] < 0.5) {
      c++;
    }
    double share = (c + (0.5 - shares[c - 1]) / (shares[c] - shares[c - 1])) / 10;
    return share * 900 / (60 * rank - rank * rank);
  }

  @ParameterizedTest
  @ValueSource(strings = {"als", "svp", "nuclear-norm", "recovery"})
  void noTitleShowsRawMarkup(String id) {
    LessonRun run = ended(LessonCatalog.byId(id), RunSetup.defaultsOf(LessonCatalog.byId(id)));
    for (Panel panel : run.panelsAt(run.end(), new Axes(0, 1))) {
      String words = panel.title() + panel.subtitle();
      assertFalse(words.contains("_") || words.contains("{"), words);
    }
  }
}
