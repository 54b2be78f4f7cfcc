package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.sparse.Shrinkage.Options;
import org.factorscope.algorithms.sparse.Shrinkage.Signal;
import org.factorscope.algorithms.sparse.Shrinkage.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ShrinkageTest {
  private static final Shrinkage ALGORITHM = new Shrinkage();

  /// From −5 to 5.
  private static final double[] PLACES =
      IntStream.rangeClosed(-500, 500).mapToDouble(i -> i / 100.0).toArray();

  private static Timeline<Signal, Options, State> run(Options options, double... x) {
    Signal signal = new Signal(SparseProblems.column(x));
    var run = Runs.of(ALGORITHM, new Run<>(signal, options, 0));
    run.extend();
    return run;
  }

  private static Verdict.Status status(Options options, String claim, double... x) {
    Verdict verdict = run(options, x).verdictsAt(1).get(claim);
    return verdict == null ? Verdict.Status.NOT_YET : verdict.status();
  }

  @ParameterizedTest
  @CsvSource({
    "SOFT, 1, 0, 1.5",
    "HARD, 2, 0, 2.5",
    "FIRM, 2, 0, 2.5",
    "GARROTE, 1.5, 0, 2.1",
    "SIGSHRINK, 1.9999092042625952, 0.003346425462142428, 2.4999992352444327"
  })
  void theSignalByHandIs(Operator operator, double two, double half, double last) {
    var run = run(new Options(operator, 1, 10), 2, 0.5, -2.5);
    assertArrayEquals(new double[] {two, half, -last}, run.at(1).state().y().data, 1e-15);
    assertEquals(StopReason.COMPLETE, run.history().getLast().stopReason());
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void everyOperatorIsOddKeepsTheOrderAndNeverExceedsItsArgument(Operator operator) {
    double before = Double.NEGATIVE_INFINITY;
    for (double x : PLACES) {
      double y = operator.of(x, 1.3, 4);
      assertEquals(-y, operator.of(-x, 1.3, 4));
      assertTrue(y >= before && Math.abs(y) <= Math.abs(x), "at " + x);
      before = y;
    }
  }

  /// The limit is the hard threshold, 3 at x = 3, and not the soft one, 2 (and x/2 at λ for all τ).
  @Test
  void aSteepSigShrinkIsTheHardThreshold() {
    assertEquals(3, Operator.SIGSHRINK.of(3, 1, 50), 1e-12);
    for (double x : PLACES) {
      if (Math.abs(Math.abs(x) - 1) > 0.005) {
        assertEquals(Operator.HARD.of(x, 1, 1), Operator.SIGSHRINK.of(x, 1, 1e4), 1e-12);
      }
    }
    assertEquals(0.5, Operator.SIGSHRINK.of(1, 1, 1e4));
    assertEquals(1.5, Operator.SIGSHRINK.of(3, 1, 1e-12), 1e-11);
  }

  @Test
  void sigShrinkDoesNotOverflow() {
    assertEquals(0, Operator.SIGSHRINK.of(1e-3, 1e6, 1e6));
    assertEquals(1e200, Operator.SIGSHRINK.of(1e200, 1e-6, 1e6));
  }

  /// Minima by trying every y on a grid.
  @Test
  void softAndHardAreMinimaOfTheirObjectives() {
    for (double x : new double[] {-3.17, -0.62, 0.21, 1.04, 2.5}) {
      double soft = Operator.SOFT.of(x, 1, 1);
      double hard = Operator.HARD.of(x, 1, 1);
      for (double y : PLACES) {
        double fit = (x - y) * (x - y) / 2;
        assertTrue((x - soft) * (x - soft) / 2 + Math.abs(soft) <= fit + Math.abs(y) + 1e-15);
        double count = (x - hard) * (x - hard) / 2 + (hard == 0 ? 0 : 0.5);
        assertTrue(count <= fit + (y == 0 ? 0 : 0.5));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void promisedClaimsHoldFarAndNear(Operator operator) {
    for (double scale : new double[] {1e-100, 1e-8, 1, 1e12, 1e100}) {
      double[] x = DoubleStream.of(PLACES).map(place -> scale * place).toArray();
      SparseProblems.assertPromised(ALGORITHM, run(new Options(operator, scale, 3 / scale), x));
      SparseProblems.assertPromised(ALGORITHM, run(new Options(operator, 1, 10), x));
    }
    SparseProblems.assertPromised(ALGORITHM, run(new Options(operator, 1, 10), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "SOFT, NOT_YET, HOLDS, FAILS",
    "HARD, FAILS, HOLDS, HOLDS",
    "SIGSHRINK, FAILS, FAILS, FAILS",
    "FIRM, FAILS, HOLDS, HOLDS",
    "GARROTE, FAILS, HOLDS, FAILS"
  })
  void whatIsNotPromisedTellsTheOperatorsApart(
      Operator operator, Verdict.Status minimum, Verdict.Status small, Verdict.Status large) {
    Options options = new Options(operator, 1, 10);
    assertEquals(minimum, status(options, "minimum-of-the-others", PLACES));
    assertEquals(small, status(options, "small-is-zero", PLACES));
    assertEquals(large, status(options, "large-is-kept", PLACES));
  }

  /// Against sums over a fine grid: far away soft is off by λ with all the noise, hard keeps both.
  @Test
  void softIsBiasedAndHardKeepsTheNoise() {
    NoisyShrinkage soft = NoisyShrinkage.of(new Options(Operator.SOFT, 1, 1), 10, 0.5);
    assertEquals(-1, soft.bias(), 1e-9);
    assertEquals(0.25, soft.variance(), 1e-9);
    NoisyShrinkage hard = NoisyShrinkage.of(new Options(Operator.HARD, 1, 1), 10, 0.5);
    assertEquals(0, hard.bias(), 1e-9);
    assertEquals(0.5, hard.error(), 1e-9);
    NoisyShrinkage middle = NoisyShrinkage.of(new Options(Operator.HARD, 1, 1), 1, 0.5);
    assertTrue(middle.variance() > 0.25, "variance " + middle.variance());
  }

  @Test
  void theStartMayBeSetAndIsForgotten() {
    Signal signal = new Signal(SparseProblems.column(3, 1));
    Run<Signal, Options> run = new Run<>(signal, new Options(Operator.SOFT, 1, 1), 0);
    var from = Runs.from(ALGORITHM, run, Map.of("y", SparseProblems.column(7, 7)));
    from.extend();
    assertArrayEquals(new double[] {2, 0}, from.at(1).state().y().data);
    assertFalse(ALGORITHM.next(run, from.at(1).state(), from.at(1).record().place()).isPresent());
    Run<Signal, Options> hard = new Run<>(signal, new Options(Operator.HARD, 1, 1), 0);
    State changed = ALGORITHM.reconsidered(hard, from.at(1).state());
    assertArrayEquals(new double[] {3, 0}, changed.y().data);
  }

  @Test
  void whatIsOutOfBoundsIsRefused() {
    assertThrows(InvalidInputException.class, () -> new Options(Operator.SOFT, 0, 1));
    assertThrows(InvalidInputException.class, () -> new Options(Operator.SOFT, 1, -1));
    DMatrixRMaj huge = SparseProblems.column(1e200);
    assertThrows(InvalidInputException.class, () -> new Signal(huge));
  }
}
