package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.ThinSvd;
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

  /// "Y is X with a dark border of one pixel."
  @Test
  void aSingleOneChangesNothing() {
    LessonRun run = ended(preset("convolution", "a-photograph"));
    DMatrixRMaj y = matrix(run, "Y");
    assertEquals(130, y.numCols);
    DMatrixRMaj inside = CommonOps_DDRM.extract(y, 1, 129, 1, 129);
    assertArrayEquals(run.data().values().data, inside.data);
    assertEquals(CommonOps_DDRM.elementSum(inside), CommonOps_DDRM.elementSum(y));
  }

  /// "Row 1 of Y is not zero, though row 1 of X is"; sides that are level are lost.
  @ParameterizedTest
  @CsvSource({"0, 0, -1", "2, 0, -4", "2, 2, 0", "2, 3, 4", "0, 2, 0"})
  void theSlopeOfASquareIsFoundAtTwoSides(int row, int column, double value) {
    assertEquals(value, matrix(ended(preset("convolution", "by-hand")), "Y").get(row, column));
  }

  private static LessonRun layers(LessonRun run, int count) {
    while (run.end() < 3 * count) {
      run.extend();
    }
    return run;
  }

  /// "After 20 layers there are two groups, cars and cats, and jaguar has joined the cats."; at
  /// temperature 0.3 it stays between.
  @Test
  void wordsFindTheirKind() {
    LessonRun run = layers(preset("attention", "words-find-their-kind"), 20);
    DMatrixRMaj x = matrix(run, "X");
    for (int i = 1; i < 11; i++) {
      assertEquals(i < 5, cosine(x, 0, i) > 0.999, run.data().rowNames().get(i));
      assertEquals(i >= 5, cosine(x, 10, i) > 0.97, run.data().rowNames().get(i));
    }
    LessonRun cold = preset("attention", "words-find-their-kind");
    cold.change(0, "temperature", "0.3", 1);
    assertTrue(Math.abs(cosine(matrix(layers(cold, 20), "X"), 5, 10)) < 0.3);
  }

  private static double cosine(DMatrixRMaj x, int i, int j) {
    double product = 0;
    double one = 0;
    double other = 0;
    for (int c = 0; c < x.numCols; c++) {
      product += x.get(i, c) * x.get(j, c);
      one += x.get(i, c) * x.get(i, c);
      other += x.get(j, c) * x.get(j, c);
    }
    return product / Math.sqrt(one * other);
  }

  /// "After two layers … their mean cosine is above 0.9999."
  @Test
  void withoutTheResidualTokensCollapse() {
    LessonRun run = layers(preset("attention", "without-the-residual"), 2);
    run.extend();
    assertTrue(run.recordAt(7).measure("mean-cosine") > 0.9999);
  }

  /// "Five of eight tokens give over nine tenths to a single one. With τ = 1 none does."
  @Test
  void withoutTheRootTheSoftmaxSaturates() {
    assertEquals(5, lookups(layers(preset("attention", "without-the-root"), 1)));
    LessonRun with = preset("attention", "without-the-root");
    with.change(0, "temperature", "1", 1);
    assertEquals(0, lookups(layers(with, 1)));
  }

  /// Tokens with more than nine tenths of their weight on one.
  private static long lookups(LessonRun run) {
    DMatrixRMaj a = matrix(run, "A");
    return Arrays.stream(a.data).filter(weight -> weight > 0.9).count();
  }

  /// "Scores have rank 4; the softmax makes weights of full rank out of them."
  @Test
  void theSoftmaxMakesFullRank() {
    LessonRun run = layers(preset("attention", "random-tokens"), 1);
    assertEquals(Verdict.Status.FAILS, status(run, "weights-have-rank-k"));
    double[] a = ThinSvd.valuesOf(matrix(run, "A"));
    double[] s = ThinSvd.valuesOf(matrix(run, "S"));
    assertTrue(a[7] > 1e-3 * a[0] && s[3] > 1e-3 * s[0] && s[4] < 1e-12 * s[0]);
  }

  /// "After 100 iterations it needs 0.465 nats a pixel … 0.458"; "0.449"; "0.605".
  @ParameterizedTest
  @CsvSource({
    "handwriting, 100, 0.465",
    "handwriting, 500, 0.458",
    "a-wider-window, 600, 0.449",
    "no-window, 50, 0.605"
  })
  void aWiderWindowExplainsMoreOfAPixel(String id, int iterations, double nats) {
    LessonRun run = preset("autoregressive", id);
    while (run.end() < 2 * iterations && run.stopReason() == null) {
      run.extend();
    }
    assertEquals(nats, run.recordAt(run.end()).objective().orElseThrow(), 6e-4);
  }

  /// "The objective jumps up and down."
  @Test
  void aStepThatIsTooLongJumps() {
    LessonRun run = preset("autoregressive", "step-too-long");
    int rises = 0;
    for (int i = 0; i < 30; i++) {
      double before = run.recordAt(run.end()).objective().orElseThrow();
      run.extend();
      run.extend();
      double after = run.recordAt(run.end()).objective().orElseThrow();
      rises += after > before ? 1 : 0;
    }
    assertTrue(rises > 5 && rises < 25, rises + " of 30");
    assertEquals(Verdict.Status.FAILS, status(run, "longer-steps-descend"));
  }
}
