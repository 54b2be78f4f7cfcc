package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the texts on networks say of their runs.
final class NetworkTextsTest {
  private static LessonRun preset(String lesson, String id) {
    Lesson<?, ?, ?> known = LessonCatalog.byId(lesson);
    Preset preset =
        known.presets().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return LessonRun.start(known, RunSetup.of(known, preset));
  }

  private static LessonRun ended(LessonRun run) {
    while (run.stopReason() == null) {
      run.extend();
    }
    return run;
  }

  private static DMatrixRMaj matrix(LessonRun run, String variable) {
    return Objects.requireNonNull(run.matricesAt(run.end()).get(variable));
  }

  private static Verdict.Status status(LessonRun run, String claim) {
    return Objects.requireNonNull(run.verdictsAt(run.end()).get(claim)).status();
  }

  /// "3, 6, 9 after a convolution. Switch to cross-correlation: 9, 6, 3."
  @Test
  void aSingleThreeShowsTheKernel() {
    LessonRun run = ended(preset("convolution", "turned-or-not"));
    assertArrayEquals(new double[] {3, 6, 9}, Arrays.copyOfRange(matrix(run, "Y").data, 1, 4));
    run.change(run.end(), "operation", "cross-correlation", 1);
    assertArrayEquals(new double[] {9, 6, 3}, Arrays.copyOfRange(matrix(run, "Y").data, 1, 4));
  }

  /// "A shift that pushes something over the border does not commute, and pooling does not forget
  /// it"; on a ring it does.
  @Test
  void shiftsCommuteOnARingAndNotAtADarkBorder() {
    LessonRun border = ended(preset("convolution", "a-dark-border"));
    assertEquals(Verdict.Status.FAILS, status(border, "shifts-commute-at-the-border"));
    assertEquals(Verdict.Status.FAILS, status(border, "pooling-forgets-a-shift"));
    LessonRun ring = ended(preset("convolution", "a-ring-of-numbers"));
    assertEquals(Verdict.Status.HOLDS, status(ring, "shifts-commute"));
    assertEquals(Verdict.Status.HOLDS, status(ring, "waves-multiply"));
  }

  /// "Heights beyond those of the mountain appear."
  @Test
  void sharpeningOvershoots() {
    LessonRun run = ended(preset("convolution", "sharper-than-true"));
    assertTrue(largest(matrix(run, "Y")) > largest(run.data().values()));
  }

  private static double largest(DMatrixRMaj matrix) {
    return Arrays.stream(matrix.data).max().orElseThrow();
  }

  /// "Row 1 of Y is not zero, though row 1 of X is"; sides that are level are lost.
  @ParameterizedTest
  @CsvSource({"0, 0, -1", "2, 0, -4", "2, 2, 0", "2, 3, 4", "0, 2, 0"})
  void theSlopeOfASquareIsFoundAtTwoSides(int row, int column, double value) {
    assertEquals(value, matrix(ended(preset("convolution", "by-hand")), "Y").get(row, column));
  }
}
