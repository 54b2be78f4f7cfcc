package org.factorscope.algorithms.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.theory.ReluDecode.Decoded;
import org.factorscope.algorithms.theory.ReluDecode.Options;
import org.factorscope.algorithms.theory.ReluDecode.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReluDecodeTest {
  private static final ReluDecode ALGORITHM = new ReluDecode();
  private static final TrueWeights PAIRS_OF_BITS =
      TrueWeights.of(
          new DataMatrix(new DMatrixRMaj(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}})),
          List.of("one", "two"));

  private static Options options(double alpha, double eta, int samples, double noise) {
    return new Options(alpha, eta, samples, 0.1, 0.15, noise);
  }

  private static Timeline<TrueWeights, Options, State> drawn(Options options, long seed) {
    TrueWeights bits = TrueWeights.drawn(ReluDecode.FEATURES);
    return Runs.of(ALGORITHM, new Run<>(bits, options, seed));
  }

  private static double error(Timeline<TrueWeights, Options, State> run, int iteration) {
    Runs.extend(run, Math.max(0, 2 * iteration - run.end()));
    return run.at(2 * iteration).state().error();
  }

  private static void assertClaims(Timeline<TrueWeights, Options, State> run) {
    for (Claim<TrueWeights, Options, State> claim : ALGORITHM.claims()) {
      for (int p = 0; p <= run.end() && claim.promise() == Claim.Promise.PROMISED; p++) {
        Verdict verdict = run.verdictsAt(p).getOrDefault(claim.id(), Verdict.NOT_YET);
        assertTrue(verdict.status() != Verdict.Status.FAILS, claim.id() + " " + verdict.margin());
      }
    }
  }

  private static Timeline<TrueWeights, Options, State> byHand(double alpha, double eta) {
    DMatrixRMaj truth = CommonOps_DDRM.identity(2);
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{0.9, 0.1}, {0.1, 0.9}});
    Options options = new Options(alpha, eta, 1, 0.1, 0.5, 0);
    Map<String, DMatrixRMaj> start = new LinkedHashMap<>();
    start.put("Astar", truth);
    start.put("A", a);
    return Runs.from(ALGORITHM, new Run<>(PAIRS_OF_BITS, options, 0), start);
  }

  /// By hand: A⁻¹ = ((1.125, −0.125), (−0.125, 1.125)), so that (1, 0) is decoded as (0.875, 0) and
  /// (1, 1) as (0.75, 0.75); Cov(y₁, x₁) = 0.203125 and Cov(y₁, x₂) = −0.015625.
  @Test
  void twoBitsAreDecodedAndUpdatedAsByHand() {
    State state = Runs.extend(byHand(0.25, 0.5), 2).state();
    double[] x = Objects.requireNonNull(state.decoded()).x().data;
    assertArrayEquals(new double[] {0, 0, 0.875, 0, 0, 0.875, 0.75, 0.75}, x, 1e-15);
    assertArrayEquals(new double[] {0.85625, 0.01875, 0.01875, 0.85625}, state.a().data, 1e-15);
  }

  /// The fixed point of c ← (1 − η)c + η(1/c − α).
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 1})
  void independentBitsAreFoundExactlyButForTheirLength(double alpha) {
    Timeline<TrueWeights, Options, State> run = byHand(alpha, 0.2);
    while (run.at(run.end()).record().stopReason() == null) {
      run.extend();
    }
    State end = run.at(run.end()).state();
    assertEquals(0, end.error(), 1e-9);
    assertEquals((Math.sqrt(alpha * alpha + 4) - alpha) / 2, end.a().data[0], 1e-9);
    assertEquals(StopReason.CONVERGED, run.at(run.end()).record().stopReason());
    assertClaims(run);
  }

  @Test
  void twiceTheCovarianceIsTheMeanOverAllPairs() {
    Timeline<TrueWeights, Options, State> run = drawn(options(0.25, 0.1, 40, 0.3), 4);
    Decoded decoded = Objects.requireNonNull(Runs.extend(run, 1).state().decoded());
    DMatrixRMaj sum = new DMatrixRMaj(24, 12);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        DMatrixRMaj y = difference(decoded.y(), i, j);
        DMatrixRMaj x = difference(decoded.x(), i, j);
        CommonOps_DDRM.addEquals(sum, 1 / 1600.0, Products.transposedTimes(y, x));
      }
    }
    CommonOps_DDRM.addEquals(sum, -2, decoded.covariance());
    assertEquals(0, CommonOps_DDRM.elementMaxAbs(sum), 1e-14);
  }

  private static DMatrixRMaj difference(DMatrixRMaj rows, int i, int j) {
    DMatrixRMaj difference = CommonOps_DDRM.extractRow(rows, i, null);
    CommonOps_DDRM.subtractEquals(difference, CommonOps_DDRM.extractRow(rows, j, null));
    return difference;
  }

  /// Headline: about .16 at the start, .04 to .07 after 10 iterations, a fifth after 50.
  @Test
  void theErrorFallsToAFifthInFiftyIterations() {
    double start = 0;
    double end = 0;
    for (long seed = 0; seed < 4; seed++) {
      Timeline<TrueWeights, Options, State> run = drawn(options(0.25, 0.1, 3000, 0), seed);
      start += error(run, 0) / 4;
      assertEquals(0.16, error(run, 0), 0.012);
      assertEquals(0.055, error(run, 10), 0.015);
      end += error(run, 50) / 4;
      assertClaims(run);
    }
    assertTrue(end < 0.2 * start, end + " of " + start);
  }

  /// The noise of y is in x too, and their covariance stays however many samples there are.
  @Test
  void noiseAsLargeAsTheSignalIsNotTolerated() {
    assertTrue(error(drawn(options(0.25, 0.1, 3000, 0.02), 0), 50) < 0.04);
    double few = error(drawn(options(0.25, 0.1, 3000, 0.2), 0), 50);
    double many = error(drawn(options(0.25, 0.1, 12000, 0.2), 0), 50);
    assertTrue(few > 0.4 && Math.abs(many - few) < 0.1 * few, few + " " + many);
  }

  @Test
  void aThresholdOfTwoOnlyWaitsAndOneOfFourRuinsWhatWasFound() {
    Timeline<TrueWeights, Options, State> two = drawn(options(2, 0.1, 3000, 0), 0);
    assertEquals(error(two, 0), error(two, 5), 1e-12);
    assertTrue(error(two, 50) < 0.04);
    Timeline<TrueWeights, Options, State> four = drawn(options(4, 0.1, 3000, 0), 0);
    assertTrue(error(four, 20) < 0.05 && error(four, 60) > 5 * error(four, 20));
  }

  /// All weights are decoded as 0 once, and A = 0 is at rest.
  @Test
  void aFullStepCanLoseEverything() {
    Timeline<TrueWeights, Options, State> run = drawn(options(0.25, 1, 3000, 0), 0);
    assertEquals(Math.sqrt(12), error(run, 60), 1e-12);
    assertEquals(StopReason.CONVERGED, run.at(120).record().stopReason());
  }

  @Test
  void aStartMayHaveAnyHeightInAnyOrder() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {1, 1}});
    Run<TrueWeights, Options> run = byHand(0.25, 0.1).run();
    State alone = ALGORITHM.replace(run, ALGORITHM.start(run), "Astar", a);
    assertArrayEquals(new double[] {0.9, 0.1, 0.1, 0.9, 1, 1}, alone.a().data, 1e-15);
    State first = ALGORITHM.replace(run, ALGORITHM.start(run), "A", a);
    assertEquals(3, first.truth().numRows);
    State both = ALGORITHM.replace(run, first, "Astar", alone.a());
    assertArrayEquals(a.data, both.a().data);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, both, "A", new DMatrixRMaj(3, 5)));
  }

  @Test
  void negativeWeightsAndStepsBeyondOneAreRefused() {
    DataMatrix negative = new DataMatrix(new DMatrixRMaj(new double[][] {{1, -2}}));
    assertThrows(
        InvalidInputException.class, () -> TrueWeights.of(negative, List.of("one", "two")));
    assertThrows(InvalidInputException.class, () -> options(0.25, 1.5, 10, 0));
  }

  /// Features that depend on each other cannot be told apart; nothing breaks.
  @Test
  void equalFeaturesAreDecodedByTheLeastWeights() {
    DMatrixRMaj equal = new DMatrixRMaj(new double[][] {{1, 1}, {1, 1}});
    Timeline<TrueWeights, Options, State> run = byHand(0, 0.1);
    State state = ALGORITHM.replace(run.run(), run.at(0).state(), "A", equal);
    Timeline<TrueWeights, Options, State> branch = run.fork(0, run.run(), state, "equal");
    double[] x = Objects.requireNonNull(Runs.extend(branch, 1).state().decoded()).x().data;
    assertArrayEquals(new double[] {0, 0, 0.25, 0.25, 0.25, 0.25, 0.5, 0.5}, x, 1e-15);
    assertClaims(branch);
  }
}
