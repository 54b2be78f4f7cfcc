package org.factorscope.algorithms.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.QFactor;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.spectrum.RandomizedSvd.Options;
import org.factorscope.algorithms.spectrum.RandomizedSvd.State;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomizedSvdTest {
  private static final RandomizedSvd ALGORITHM = new RandomizedSvd();

  private static Timeline<Decomposed, Options, State> run(
      DMatrixRMaj a, Options options, long seed) {
    Timeline<Decomposed, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(Decomposed.of(a), options, seed));
    Runs.extend(run, 10);
    return run;
  }

  private static State end(Timeline<Decomposed, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static <T> T there(@Nullable T variable) {
    return Objects.requireNonNull(variable);
  }

  private static Status status(Timeline<Decomposed, Options, State> run, String claim) {
    return there(run.verdictsAt(run.end()).get(claim)).status();
  }

  private static DMatrixRMaj normal(int rows, int columns, long seed) {
    return StepRandom.normal(rows, columns, StepRandom.at(seed, 1));
  }

  /// A matrix whose singular values are `decay` to the power 0, 1, 2, ….
  private static DMatrixRMaj decaying(int rows, int columns, double decay) {
    int r = Math.min(rows, columns);
    DMatrixRMaj u = QFactor.of(normal(rows, r, 1));
    DMatrixRMaj v = QFactor.of(normal(/* rows= */ columns, /* columns= */ r, 2));
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < r; k++) {
        u.set(i, k, u.get(i, k) * StrictMath.pow(decay, k));
      }
    }
    return Products.timesTransposed(u, v);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "40, 3", "5, 1"})
  void theQFactorIsOrthonormalAndItsTriangleHasAPositiveDiagonal(int rows, int columns) {
    DMatrixRMaj a = normal(rows, columns, 3);
    DMatrixRMaj q = QFactor.of(a);
    DMatrixRMaj r = Products.transposedTimes(q, a);
    DMatrixRMaj gram = Products.gramOfColumns(q);
    for (int i = 0; i < columns; i++) {
      assertTrue(r.get(i, i) > 0);
      for (int j = 0; j < columns; j++) {
        assertEquals(i == j ? 1 : 0, gram.get(i, j), 1e-14);
        assertEquals(0, j < i ? r.get(i, j) : 0, 1e-14);
      }
    }
    DMatrixRMaj back = Products.times(q, r);
    assertEquals(0, CommonOps_DDRM.elementMaxAbs(CommonOps_DDRM.subtract(back, a, null)), 1e-14);
  }

  /// Y = (1, 1), Q = Y/√2, B = (1, 2)/√2.
  @Test
  void oneVectorOnAShearIsWhatOneGetsByHand() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 1}, {0, 1}});
    Run<Decomposed, Options> fixed = new Run<>(Decomposed.of(a), new Options(1, 0, 0), 0);
    DMatrixRMaj omega = new DMatrixRMaj(2, 1, true, 0, 1);
    Timeline<Decomposed, Options, State> run = Runs.from(ALGORITHM, fixed, Map.of("Omega", omega));
    State state = Runs.extend(run, 10).state();
    assertEquals(4, run.end());
    assertEquals(StopReason.COMPLETE, run.at(4).record().stopReason());
    assertArrayEquals(new double[] {1, 1}, there(state.y()).data);
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {half, half}, there(state.q()).data, 1e-15);
    assertArrayEquals(new double[] {half, 2 * half}, there(state.b()).data, 1e-15);
    assertEquals(Math.sqrt(2.5), there(state.svd()).values()[0], 1e-15);
    assertEquals(0.5, state.objective(), 1e-15);
    assertEquals(3, run.at(2).record().objective().orElseThrow());
  }

  @Test
  void asManyVectorsAsColumnsGiveTheDecompositionItself() {
    DMatrixRMaj a = normal(12, 7, 4);
    ThinSvd whole = ThinSvd.of(a);
    ThinSvd found = there(end(run(a, new Options(4, 3, 0), 5)).svd());
    assertArrayEquals(Arrays.copyOf(whole.values(), 4), found.values(), 1e-13);
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < 12; i++) {
        assertEquals(whole.u().get(i, k), found.u().get(i, k), 1e-12);
      }
      for (int i = 0; i < 7; i++) {
        assertEquals(whole.v().get(i, k), found.v().get(i, k), 1e-12);
      }
    }
  }

  /// (AAᵀ)^q AΩ spans the same without the orthonormalizations in between.
  @Test
  void thePowerIterationSpansWhatThePowerSpans() {
    DMatrixRMaj a = decaying(20, 15, 0.9);
    State state = end(run(a, new Options(3, 1, 2), 6));
    DMatrixRMaj gram = Products.gramOfRows(a);
    DMatrixRMaj power =
        Products.times(gram, Products.times(gram, Products.times(a, state.omega())));
    DMatrixRMaj q = QFactor.of(power);
    DMatrixRMaj same = Products.timesTransposed(q, q);
    DMatrixRMaj found = Products.timesTransposed(there(state.q()), there(state.q()));
    assertEquals(
        0, CommonOps_DDRM.elementMaxAbs(CommonOps_DDRM.subtract(same, found, null)), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-100, 1e100})
  void promisesHoldOnManyDraws(double scale) {
    DMatrixRMaj a = decaying(30, 18, 0.8);
    CommonOps_DDRM.scale(scale, a);
    for (int seed = 0; seed < 30; seed++) {
      Options options = new Options(1 + seed % 6, seed % 5, seed % 3);
      Timeline<Decomposed, Options, State> run = run(a, options, seed);
      for (int p = 0; p <= run.end(); p++) {
        var verdicts = run.verdictsAt(p);
        for (Claim<Decomposed, Options, State> claim : ALGORITHM.claims()) {
          boolean isPromised = claim.promise() == Claim.Promise.PROMISED;
          Status status = there(verdicts.get(claim.id())).status();
          assertTrue(!isPromised || status != Status.FAILS, claim.id() + " " + seed);
        }
      }
      assertNotEquals(Status.FAILS, status(run, "within-the-bound"));
    }
  }

  /// The singular values fall by 5 %: without a round the rest is far above the best.
  @Test
  void aSlowSpectrumFailsWithoutARoundAndIsMendedByTwo() {
    DMatrixRMaj a = decaying(60, 60, 0.95);
    for (int seed = 0; seed < 10; seed++) {
      assertEquals(Status.FAILS, status(run(a, new Options(10, 5, 0), seed), "nearly-the-best"));
      assertEquals(Status.HOLDS, status(run(a, new Options(10, 5, 2), seed), "nearly-the-best"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aMatrixOfLowRankIsFoundExactly(int power) {
    DMatrixRMaj a = Products.timesTransposed(normal(25, 4, 7), normal(20, 4, 8));
    Timeline<Decomposed, Options, State> run = run(a, new Options(4, 2, power), 9);
    assertEquals(0, end(run).error(), 1e-12 * run.run().problem().value(0));
    assertEquals(Status.HOLDS, status(run, "nearly-the-best"));
    Timeline<Decomposed, Options, State> zero =
        run(new DMatrixRMaj(5, 4), new Options(2, 1, power), 1);
    assertEquals(0, end(zero).objective());
    assertEquals(Status.HOLDS, status(zero, "factors-are-orthonormal"));
  }

  @Test
  void anotherOmegaInTheEndGivesAnotherEnd() {
    Timeline<Decomposed, Options, State> run = run(decaying(9, 8, 0.7), new Options(2, 1, 1), 0);
    DMatrixRMaj omega = normal(8, 3, 11);
    State moved = ALGORITHM.replace(run.run(), end(run), "Omega", omega);
    Timeline<Decomposed, Options, State> again =
        Runs.from(ALGORITHM, run.run(), Map.of("Omega", omega));
    State direct = Runs.extend(again, 4).state();
    assertArrayEquals(there(direct.svd()).values(), there(moved.svd()).values());
    assertNotEquals(there(end(run).svd()).values()[0], there(moved.svd()).values()[0]);
  }

  @Test
  void whatCannotBeIsRefused() {
    DMatrixRMaj a = normal(6, 4, 1);
    assertThrows(InvalidInputException.class, () -> run(a, new Options(5, 0, 0), 0));
    assertThrows(InvalidInputException.class, () -> new Options(0, 1, 1));
    assertThrows(InvalidInputException.class, () -> new Options(1, -1, 1));
    assertThrows(InvalidInputException.class, () -> new Options(1, 1, -1));
    assertEquals(4, end(run(a, new Options(3, 9, 0), 0)).omega().numCols);
  }
}
