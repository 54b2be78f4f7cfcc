package org.factorscope.algorithms.subspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.subspace.Autoencoder.Options;
import org.factorscope.algorithms.subspace.Autoencoder.State;
import org.factorscope.algorithms.subspace.Autoencoder.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoencoderTest {
  private static final Autoencoder ALGORITHM = new Autoencoder();
  private static final double[] SPECTRUM = {5, 3, 1, 0.5, 0.2};

  /// Centred points whose covariance, divisor N, has the specification's spectrum.
  private static ScaledCovariance fiveAxes() {
    var random = StepRandom.at(17, 0);
    DMatrixRMaj gaussian = new DMatrixRMaj(60, 5);
    for (int i = 0; i < gaussian.getNumElements(); i++) {
      gaussian.data[i] = StepRandom.gaussian(random);
    }
    DMatrixRMaj centred = CentredData.of(new DataMatrix(gaussian)).matrix();
    double[] lengths = new double[5];
    for (int k = 0; k < 5; k++) {
      lengths[k] = Math.sqrt(60 * SPECTRUM[k]);
    }
    DMatrixRMaj points = ThinSvd.of(centred).recomposed(lengths);
    return ScaledCovariance.of(CentredData.of(new DataMatrix(points)));
  }

  private static Run<ScaledCovariance, Options> problem(Weights weights, double eta, long seed) {
    return new Run<>(fiveAxes(), new Options(2, weights, eta), seed);
  }

  private static Timeline<ScaledCovariance, Options, State> run(
      Weights weights, double eta, long seed, int iterations) {
    Timeline<ScaledCovariance, Options, State> run =
        Runs.of(ALGORITHM, problem(weights, eta, seed));
    Runs.extend(run, 2 * iterations);
    return run;
  }

  private static State last(Timeline<ScaledCovariance, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static State with(Run<ScaledCovariance, Options> run, DMatrixRMaj v, DMatrixRMaj w) {
    return last(Runs.from(ALGORITHM, run, Map.of("V", v, "W", w)));
  }

  private static void assertPromisesHold(Timeline<ScaledCovariance, Options, State> run) {
    for (int p = 0; p <= run.end(); p++) {
      int position = p;
      for (Claim<ScaledCovariance, Options, State> claim : ALGORITHM.claims()) {
        Verdict verdict = run.verdictsAt(p).getOrDefault(claim.id(), Verdict.NOT_YET);
        assertTrue(
            claim.promise() == Claim.Promise.NOT_PROMISED
                || verdict.status() != Verdict.Status.FAILS,
            () -> claim.id() + " at " + position + ": " + verdict);
      }
    }
  }

  private static ScaledCovariance diagonal() {
    double a = Math.sqrt(8);
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{a, 0}, {-a, 0}, {0, 2}, {0, -2}});
    return ScaledCovariance.of(CentredData.of(new DataMatrix(x)));
  }

  /// By hand: S = diag(4, 2), so λ₁ = 4 and S/λ₁ = diag(1, ½). With V = (1, 1)ᵀ and W = (1, 0): P =
  /// [[1, 0], [1, 0]], (P − I)S/λ₁ = [[0, 0], [1, −½]], ∇V/λ₁ = (0, 1)ᵀ, ∇W/λ₁ = (1, −½).
  @Test
  void oneStepIsWhatOneGetsByHand() {
    Timeline<ScaledCovariance, Options, State> run =
        Runs.from(
            ALGORITHM,
            new Run<>(diagonal(), new Options(1, Weights.UNTIED, 0.1), 0),
            Map.of(
                "V", new DMatrixRMaj(new double[][] {{1}, {1}}),
                "W", new DMatrixRMaj(new double[][] {{1, 0}})));
    assertEquals(4, run.run().problem().largest(), 1e-14);
    assertEquals((4 + 2) / 2.0, last(run).fit().loss(), 1e-14);
    State next = Runs.extend(run, 2).state();
    assertArrayEquals(new double[] {1, 0.9}, next.v().data, 1e-14);
    assertArrayEquals(new double[] {0.9, 0.05}, next.w().data, 1e-14);
  }

  /// By hand, U = (1, 1)ᵀ: P − I = [[0, 1], [1, 0]], (P − I)S + S(P − I) = 1.5 [[0, 1], [1, 0]] in
  /// units of λ₁, so the gradient is (1.5, 1.5)ᵀ.
  @Test
  void oneTiedStepIsWhatOneGetsByHand() {
    Timeline<ScaledCovariance, Options, State> run =
        Runs.from(
            ALGORITHM,
            new Run<>(diagonal(), new Options(1, Weights.TIED, 0.1), 0),
            Map.of("V", new DMatrixRMaj(new double[][] {{1}, {1}})));
    State next = Runs.extend(run, 2).state();
    assertArrayEquals(new double[] {0.85, 0.85}, next.v().data, 1e-14);
    assertArrayEquals(new double[] {0.85, 0.85}, next.w().data, 1e-14);
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void theLossEndsAtPoint85AndTheProductAtThePcaProjector(Weights weights) {
    Timeline<ScaledCovariance, Options, State> run = run(weights, 0.2, 3, 6000);
    assertEquals(0.85, last(run).fit().loss(), 1e-13);
    assertEquals(0, last(run).fit().distance(), 1e-12);
    assertEquals(0, last(run).fit().angle(), 1e-12);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    assertPromisesHold(run);
  }

  /// The specification measured 6e-15.
  @Test
  void theProductMeetsThePcaProjectorTo6e15() {
    Timeline<ScaledCovariance, Options, State> run = run(Weights.UNTIED, 0.4, 0, 3000);
    DMatrixRMaj difference = last(run).product();
    CommonOps_DDRM.subtractEquals(difference, AutoencoderFit.projector(run.run().problem(), 2));
    assertTrue(CommonOps_DDRM.elementMaxAbs(difference) <= 6e-15, "largest entry of P − P*");
  }

  @Test
  void thePcaProjectorIsUniqueButTheWeightsAreNot() {
    State one = last(run(Weights.UNTIED, 0.4, 0, 3000));
    State other = last(run(Weights.UNTIED, 0.4, 1, 3000));
    assertEquals(0, Norms.squaredDistance(one.product(), other.product()), 1e-24);
    assertTrue(Norms.squaredDistance(one.w(), other.w()) > 0.1, "two encoders");
    DMatrixRMaj q = CommonOps_DDRM.extract(fiveAxes().eigenvectors(), 0, 5, 0, 2);
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(q, null);
    assertTrue(Norms.squaredDistance(one.w(), transposed) > 0.1, "W is not Qᵀ");
  }

  @Test
  void theTiedOptimumHasOrthonormalColumns() {
    State state = last(run(Weights.TIED, 0.2, 2, 4000));
    DMatrixRMaj gram = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.multTransA(state.v(), state.v(), gram);
    CommonOps_DDRM.subtractEquals(gram, CommonOps_DDRM.identity(2));
    assertEquals(0, CommonOps_DDRM.elementMaxAbs(gram), 1e-11);
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void theGradientsAreThoseOfCentralDifferences(Weights weights) {
    Run<ScaledCovariance, Options> run = problem(weights, 0.1, 7);
    State state = ALGORITHM.start(run);
    ALGORITHM
        .gradients(run, state)
        .forEach(
            (variable, gradient) -> {
              for (int i = 0; i < 10; i++) {
                assertEquals(difference(run, state, variable, i), gradient.data[i], 1e-6);
              }
            });
    assertEquals(Set.of("V", "W"), ALGORITHM.gradients(run, state).keySet());
  }

  private static double difference(
      Run<ScaledCovariance, Options> run, State state, String variable, int entry) {
    DMatrixRMaj up = (variable.equals("V") ? state.v() : state.w()).copy();
    DMatrixRMaj down = up.copy();
    up.data[entry] += 1e-5;
    down.data[entry] -= 1e-5;
    return (ALGORITHM.replace(run, state, variable, up).fit().loss()
            - ALGORITHM.replace(run, state, variable, down).fit().loss())
        / 2e-5;
  }

  /// Independent of the root of S: ½ tr[(I − P)S(I − P)ᵀ], entry by entry.
  @Test
  void theLossIsItsTrace() {
    Run<ScaledCovariance, Options> run = problem(Weights.UNTIED, 0.1, 5);
    State state = ALGORITHM.start(run);
    DMatrixRMaj missed = CommonOps_DDRM.identity(5);
    CommonOps_DDRM.subtractEquals(missed, state.product());
    DMatrixRMaj ms = new DMatrixRMaj(5, 5);
    CommonOps_DDRM.mult(missed, run.problem().matrix(), ms);
    DMatrixRMaj msm = new DMatrixRMaj(5, 5);
    CommonOps_DDRM.multTransB(ms, missed, msm);
    double trace = run.problem().largest() * CommonOps_DDRM.trace(msm) / 2;
    assertEquals(trace, state.fit().loss(), 1e-12);
  }

  @Test
  void theDivisorOfTheCovarianceIsTheNumberOfPoints() {
    ScaledCovariance covariance = fiveAxes();
    for (int i = 0; i < 5; i++) {
      assertEquals(SPECTRUM[i], covariance.eigenvalue(i), 1e-12);
    }
    assertEquals(0.85, covariance.optimum(2), 1e-12);
  }

  /// loss(VA, A⁻¹W) = loss(V, W): the weights are not identifiable.
  @Test
  void aChangeOfBasisInTheBottleneckChangesNothing() {
    Run<ScaledCovariance, Options> run = problem(Weights.UNTIED, 0.1, 9);
    State state = ALGORITHM.start(run);
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{2, 1}, {-1, 3}});
    DMatrixRMaj inverse = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.invert(a, inverse);
    DMatrixRMaj va = new DMatrixRMaj(5, 2);
    CommonOps_DDRM.mult(state.v(), a, va);
    DMatrixRMaj aw = new DMatrixRMaj(2, 5);
    CommonOps_DDRM.mult(inverse, state.w(), aw);
    assertEquals(state.fit().loss(), with(run, va, aw).fit().loss(), 1e-13);
  }

  /// The specification measured 1.5e-3 at η = 0.01 on S itself, which is 0.05 in units of 1/λ₁. The
  /// start decides the rest: seven of these ten lie within a factor of 2.5.
  @Test
  void theInvariantDriftsByAboutThreeHalvesOfAThousandthAtAStepOfAHundredth() {
    long near = 0;
    for (long seed = 0; seed < 10; seed++) {
      double drift = last(run(Weights.UNTIED, 0.05, seed, 2000)).drift();
      near += drift > 1.5e-3 / 2.5 && drift < 1.5e-3 * 2.5 ? 1 : 0;
    }
    assertTrue(near >= 5, near + " of 10 starts");
  }

  @Test
  void halfTheStepSizeHalvesTheDriftOfTheInvariant() {
    double drift = last(run(Weights.UNTIED, 0.02, 0, 5_000)).drift();
    double finer = last(run(Weights.UNTIED, 0.01, 0, 10_000)).drift();
    assertEquals(0.5, finer / drift, 0.01);
  }

  @Test
  void theLossRestsOnTheSaddleOfTheFirstAxisBeforeItFindsTheSecond() {
    Run<ScaledCovariance, Options> problem = problem(Weights.TIED, 0.01, 4);
    DMatrixRMaj small = ALGORITHM.start(problem).v().copy();
    CommonOps_DDRM.scale(1e-3, small);
    Timeline<ScaledCovariance, Options, State> run =
        Runs.from(ALGORITHM, problem, Map.of("V", small));
    Runs.extend(run, 4000);
    long resting =
        run.history().stream()
            .filter(r -> Math.abs(r.objective().orElseThrow() - 2.35) < 0.05)
            .count();
    assertTrue(resting > 100, "half-steps near ½(3 + 1 + 0.5 + 0.2): " + resting);
    assertEquals(0.85, last(run).fit().loss(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theProjectorOnOtherEigenvectorsIsASaddleAtItsLevel(int second) {
    Run<ScaledCovariance, Options> run = problem(Weights.UNTIED, 0.1, 0);
    DMatrixRMaj q = run.problem().eigenvectors();
    DMatrixRMaj v = new DMatrixRMaj(5, 2);
    for (int i = 0; i < 5; i++) {
      v.set(i, 0, q.get(i, 4));
      v.set(i, 1, q.get(i, second));
    }
    DMatrixRMaj w = CommonOps_DDRM.transpose(v, null);
    State state = with(run, v, w);
    assertEquals(0, AutoencoderGradient.untied(run.problem().matrix(), v, w).length(), 1e-14);
    assertEquals((9.7 - SPECTRUM[4] - SPECTRUM[second]) / 2, state.fit().loss(), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void aZeroStartIsStuck(Weights weights) {
    Timeline<ScaledCovariance, Options, State> run =
        Runs.from(
            ALGORITHM,
            problem(weights, 0.1, 0),
            Map.of("V", new DMatrixRMaj(5, 2), "W", new DMatrixRMaj(2, 5)));
    Runs.extend(run, 10);
    assertEquals(9.7 / 2, last(run).fit().loss(), 1e-12);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  /// The lecture notes say "=": diag(1, 0) · diag(0, 1) = 0 says otherwise.
  @Test
  void theRankOfAProductCanBeLessThanBothRanks() {
    DMatrixRMaj v = new DMatrixRMaj(5, 2);
    v.set(0, 0, 1);
    DMatrixRMaj w = new DMatrixRMaj(2, 5);
    w.set(1, 1, 1);
    State state = with(problem(Weights.UNTIED, 0.1, 0), v, w);
    assertEquals(1, state.fit().rankOfV());
    assertEquals(1, state.fit().rankOfW());
    assertEquals(0, state.fit().rankOfP());
  }

  @Test
  void tooLargeAStepDivergesAndSaysSo() {
    Timeline<ScaledCovariance, Options, State> run = run(Weights.UNTIED, 2.5, 0, 0);
    while (run.history().getLast().stopReason() == null) {
      run.extend();
    }
    assertEquals(StopReason.DIVERGED, run.history().getLast().stopReason());
  }

  @Test
  void moreComponentsThanColumnsAreRefused() {
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.start(new Run<>(fiveAxes(), new Options(6, Weights.UNTIED, 0.1), 0)));
    Run<ScaledCovariance, Options> run = problem(Weights.UNTIED, 0.1, 0);
    State state = ALGORITHM.start(run);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, state, "V", new DMatrixRMaj(2, 5)));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, state, "W", new DMatrixRMaj(5, 2)));
  }

  /// Each step raises the weights to about their third power, so a few of them overflow.
  @ParameterizedTest
  @EnumSource(Weights.class)
  void weightsThatOverflowEndTheRunInsteadOfBreakingIt(Weights weights) {
    for (double eta : new double[] {5, 10}) {
      Timeline<ScaledCovariance, Options, State> run = run(weights, eta, 0, 0);
      while (run.history().getLast().stopReason() != StopReason.NOT_A_NUMBER && run.end() < 200) {
        run.extend();
        run.verdictsAt(run.end());
      }
      assertEquals(StopReason.NOT_A_NUMBER, run.history().getLast().stopReason());
      assertTrue(
          run.history().stream().anyMatch(r -> r.stopReason() == StopReason.DIVERGED),
          "it says that it diverges before the numbers end");
      assertTrue(
          run.history().stream()
              .flatMap(record -> record.measures().values().stream())
              .allMatch(Double::isFinite),
          "measures are finite");
      assertPromisesHold(run);
    }
  }

  /// Two factors whose product overflows in a direction without variance.
  @Test
  void ranksOfLongFactorsAreFoundWithoutTheirProduct() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 0}, {-1, 0}});
    Run<ScaledCovariance, Options> run =
        new Run<>(
            ScaledCovariance.of(CentredData.of(new DataMatrix(x))),
            new Options(1, Weights.UNTIED, 0.1),
            0);
    State state =
        with(
            run,
            new DMatrixRMaj(new double[][] {{0}, {1e200}}),
            new DMatrixRMaj(new double[][] {{0, 1e200}}));
    assertEquals(1, state.fit().rankOfP());
    assertEquals(0.5, state.fit().loss(), 1e-15);
  }

  @Test
  void numbersWithoutSquaresAreRefusedInWords() {
    for (double size : new double[] {1e153, 1e200, 1e-165, 1e-300}) {
      DMatrixRMaj x = new DMatrixRMaj(new double[][] {{size, 0}, {-size, size}});
      InvalidInputException refusal =
          assertThrows(InvalidInputException.class, () -> CentredData.of(new DataMatrix(x)));
      String wanted = size > 1 ? "too large" : "too small";
      assertTrue(String.valueOf(refusal.getMessage()).contains(wanted), refusal.getMessage());
    }
  }
}
