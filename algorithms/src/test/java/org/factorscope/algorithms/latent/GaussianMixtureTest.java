package org.factorscope.algorithms.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.latent.GaussianMixture.Options;
import org.factorscope.algorithms.latent.GaussianMixture.State;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussianMixtureTest {
  private static final GaussianMixture ALGORITHM = new GaussianMixture();
  private static final double FLOOR = 1e-6;

  private static DataMatrix data(double[][] rows) {
    return new DataMatrix(new DMatrixRMaj(rows));
  }

  private static Options unit(int clusters, double variance) {
    return new Options(clusters, Covariance.UNIT, variance, FLOOR);
  }

  private static Options learned(int clusters, Covariance covariance) {
    return new Options(clusters, covariance, 1, FLOOR);
  }

  private static Timeline<DataMatrix, Options, State> run(
      DataMatrix data, Options options, long seed) {
    return Runs.of(ALGORITHM, new Run<>(data, options, seed));
  }

  private static Timeline<DataMatrix, Options, State> from(
      DataMatrix data, Options options, double[][] means) {
    return Runs.from(ALGORITHM, new Run<>(data, options, 0), Map.of("mu", new DMatrixRMaj(means)));
  }

  private static State state(Timeline<DataMatrix, Options, State> run, int halfSteps) {
    return Runs.extend(run, halfSteps).state();
  }

  private static boolean isFinite(Timeline<DataMatrix, Options, State> run, State state) {
    return ALGORITHM.variables(run.run().options()).stream().allMatch(v -> v.isFinite(state));
  }

  /// Three overlapping clouds.
  private static DataMatrix clouds(long seed, int n, int d) {
    SplittableRandom random = StepRandom.at(seed, 0);
    DMatrixRMaj x = new DMatrixRMaj(n, d);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x.set(i, j, 2.5 * (i % 3 == j % 3 ? 1 : 0) + StepRandom.gaussian(random));
      }
    }
    return new DataMatrix(x);
  }

  private static double[] shares(State state) {
    return Objects.requireNonNull(state.memberships()).data;
  }

  /// By hand: points ±1, means ±1, σ² = 1. The far mean is at squared distance 4, so the near one
  /// gets 1/(1 + e⁻²) = 0.8808, and the new mean is 2 · 0.8808 − 1 = tanh 1.
  @Test
  void oneIterationIsWhatOneGetsByHand() {
    DataMatrix x = data(new double[][] {{1}, {-1}});
    var run = from(x, unit(2, 1), new double[][] {{1}, {-1}});
    State shared = state(run, 1);
    double near = 1 / (1 + StrictMath.exp(-2));
    assertArrayEquals(new double[] {near, 1 - near, 1 - near, near}, shares(shared), 1e-15);
    double density = 0.5 * (1 + StrictMath.exp(-2)) / StrictMath.sqrt(2 * StrictMath.PI);
    assertEquals(2 * StrictMath.log(density), shared.logLikelihood(), 1e-14);
    State fitted = state(run, 1);
    assertArrayEquals(
        new double[] {StrictMath.tanh(1), -StrictMath.tanh(1)}, fitted.model().mu().data, 1e-15);
    assertArrayEquals(new double[] {0.5, 0.5}, fitted.model().pi().data, 1e-15);
  }

  @Test
  void oneFullComponentIsTheMeanAndTheCovariance() {
    double[][] rows = {{0, 0}, {2, 0}, {0, 4}, {2, 8}};
    State full = state(run(data(rows), learned(1, Covariance.FULL), 3), 2);
    assertArrayEquals(new double[] {1, 3}, full.model().mu().data, 1e-15);
    double[] covariance = {1 + FLOOR, 1, 1, 11 + FLOOR};
    assertArrayEquals(covariance, full.model().sigma().data, 1e-14);
    State diagonal = state(run(data(rows), learned(1, Covariance.DIAGONAL), 3), 2);
    assertArrayEquals(new double[] {1 + FLOOR, 11 + FLOOR}, diagonal.model().sigma().data, 1e-14);
    State spherical = state(run(data(rows), learned(1, Covariance.SPHERICAL), 3), 2);
    assertArrayEquals(new double[] {6 + FLOOR}, spherical.model().sigma().data, 1e-14);
  }

  /// log N((1, 2); 0, [[2, 1], [1, 3]]) = −½ (3 − 4 + 8)/5 − ½ log 5 − log 2π.
  @Test
  void theDensityOfASlantedGaussianIsWhatOneGetsByHand() {
    DataMatrix x = data(new double[][] {{1, 2}});
    Map<String, DMatrixRMaj> start =
        Map.of(
            "mu", new DMatrixRMaj(new double[][] {{0, 0}}),
            "sigma", new DMatrixRMaj(new double[][] {{2, 1}, {1, 3}}));
    Run<DataMatrix, Options> run = new Run<>(x, learned(1, Covariance.FULL), 0);
    State state = Runs.from(ALGORITHM, run, start).at(0).state();
    double expected = -0.7 - 0.5 * StrictMath.log(5) - StrictMath.log(2 * StrictMath.PI);
    assertEquals(expected, state.logLikelihood(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void aVarianceNearZeroIsKMeansBitForBit(long seed) {
    DataMatrix x = clouds(seed, 90, 2);
    KMeans.Options hard =
        new KMeans.Options(4, KMeans.Init.K_MEANS_PLUS_PLUS, KMeans.EmptyCluster.KEEP);
    var kMeans = Runs.of(new KMeans(), new Run<>(x, hard, seed));
    var mixture = run(x, unit(4, 1e-9), seed);
    for (int step = 0; step < 40; step++) {
      KMeans.State wanted = kMeans.extend().state();
      State state = mixture.extend().state();
      assertArrayEquals(Objects.requireNonNull(wanted.assignment()).asOneHot().data, shares(state));
      assertArrayEquals(wanted.centroids().data, state.model().mu().data);
    }
  }

  @Test
  void anInfiniteVarianceCollapsesAllMeansInOneIteration() {
    DataMatrix x = clouds(5, 60, 3);
    DMatrixRMaj mu = state(run(x, unit(4, 1e12), 1), 2).model().mu();
    for (int j = 0; j < 3; j++) {
      double mean = 0;
      for (int i = 0; i < 60; i++) {
        mean += x.matrix().get(i, j) / 60;
      }
      for (int k = 0; k < 4; k++) {
        assertEquals(mean, mu.get(k, j), 1e-10);
      }
    }
  }

  /// With equal weights the shares are those of soft vector quantization at T = 2σ².
  @Test
  void equalWeightsAreSoftVectorQuantization() {
    DataMatrix x = clouds(8, 30, 2);
    var run = run(x, unit(3, 0.7), 2);
    DMatrixRMaj columns = new DMatrixRMaj(2, 30);
    DMatrixRMaj atoms = new DMatrixRMaj(2, 3);
    CommonOps_DDRM.transpose(x.matrix(), columns);
    CommonOps_DDRM.transpose(run.at(0).state().model().mu(), atoms);
    SoftVq softVq = new SoftVq();
    SoftVq.Options options =
        new SoftVq.Options(3, 1.4, SoftVq.Similarity.DISTANCE, SoftVq.Update.WEIGHTED_MEAN);
    SoftVq.State soft =
        Runs.from(softVq, new Run<>(new DataMatrix(columns), options, 0), Map.of("D", atoms))
            .extend()
            .state();
    double[] q = shares(state(run, 1));
    for (int i = 0; i < 30; i++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(Objects.requireNonNull(soft.codes()).get(k, i), q[i * 3 + k], 1e-13);
      }
    }
  }

  /// The posterior is computed here from plain densities, without logarithms.
  @Test
  void theGapIsTheSumOfKlDivergencesFromThePosterior() {
    DataMatrix x = clouds(3, 40, 2);
    State state = state(run(x, unit(3, 1), 7), 2);
    double divergence = 0;
    for (int i = 0; i < 40; i++) {
      double[] joint = new double[3];
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        double a = x.matrix().get(i, 0) - state.model().mu().get(k, 0);
        double b = x.matrix().get(i, 1) - state.model().mu().get(k, 1);
        joint[k] = state.model().pi().data[k] * StrictMath.exp(-0.5 * (a * a + b * b));
        sum += joint[k];
      }
      for (int k = 0; k < 3; k++) {
        double share = shares(state)[i * 3 + k];
        divergence += share * StrictMath.log(share * sum / joint[k]);
      }
    }
    assertTrue(divergence > 0.01, "nothing to see");
    assertEquals(divergence, state.logLikelihood() - state.lowerBound(), 1e-11);
    assertEquals(divergence, state.gap(), 1e-11);
  }

  @ParameterizedTest
  @EnumSource
  void theLogLikelihoodRisesAndTheBoundStaysBelow(Covariance covariance) {
    for (long seed = 0; seed < 5; seed++) {
      var run = run(clouds(seed, 80, 3), learned(3, covariance), seed);
      double last = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < 60; t++) {
        State shared = run.extend().state();
        assertEquals(shared.logLikelihood(), shared.lowerBound(), 1e-10);
        State state = run.extend().state();
        assertTrue(state.lowerBound() <= state.logLikelihood() + 1e-10);
        assertTrue(state.logLikelihood() >= last - 1e-9 * Math.abs(last), covariance + " " + t);
        last = state.logLikelihood();
      }
    }
  }

  /// Alone on its point, a component has the density (2πε)^(−d/2) there, which has no bound as ε
  /// falls: every thousandth of ε is worth (d/2) log 1000 nats, and nothing is learned.
  @Test
  void aCapturedPointRaisesTheLikelihoodWithoutBoundAsTheFloorFalls() {
    double[][] rows = clouds(2, 30, 2).matrix().get2DData();
    rows[0] = new double[] {40, 40};
    double[][] means = {{1, 1}, {40, 40}};
    double last = Double.NaN;
    for (double floor : new double[] {1e-3, 1e-6, 1e-9, 1e-12}) {
      Options options = new Options(2, Covariance.FULL, 1, floor);
      State state = state(from(data(rows), options, means), 20);
      assertEquals(floor, state.model().sigma().get(2, 0), 1e-6 * floor);
      if (!Double.isNaN(last)) {
        assertEquals(StrictMath.log(1000), state.logLikelihood() - last, 0.05);
      }
      last = state.logLikelihood();
    }
  }

  @Test
  void aCollapsedComponentIsToldByTheClaimThatIsNotPromised() {
    double[][] rows = clouds(2, 30, 2).matrix().get2DData();
    rows[0] = new double[] {40, 40};
    var run = from(data(rows), learned(2, Covariance.FULL), new double[][] {{1, 1}, {40, 40}});
    Runs.extend(run, 2);
    Verdict verdict = Objects.requireNonNull(run.verdictsAt(2).get("no-component-collapses"));
    assertEquals(Verdict.Status.FAILS, verdict.status());
  }

  @Test
  void aComponentWithoutWeightStaysWhereItIs() {
    DataMatrix x = clouds(1, 20, 2);
    double[][] means = {{0, 0}, {1e4, 1e4}};
    for (Covariance covariance : Covariance.values()) {
      var run = from(x, learned(2, covariance), means);
      State state = run.at(0).state();
      for (int step = 0; step < 6; step++) {
        state = run.extend().state();
        assertTrue(isFinite(run, state));
      }
      assertEquals(1e4, state.model().mu().get(1, 0));
      assertEquals(0, state.model().pi().data[1]);
      assertEquals(1, CovarianceShape.entry(covariance, state.model().sigma(), 1, 0, 0));
    }
  }

  @Test
  void farAwayPointsDoNotUnderflow() {
    DataMatrix x = data(new double[][] {{1e6}, {1e6 + 1}});
    State state = state(from(x, unit(2, 1), new double[][] {{0}, {1}}), 1);
    assertTrue(Double.isFinite(state.logLikelihood()));
    assertEquals(1, shares(state)[1]);
  }

  @ParameterizedTest
  @EnumSource
  void promisedClaimsHoldOnDegenerateData(Covariance covariance) {
    double[][][] shapes = {
      {{3.5}},
      {{1, 2, 3}},
      {{0, 0}, {0, 0}, {0, 0}, {0, 0}},
      {{1, 2}, {2, 4}, {3, 6}, {4, 8}, {5, 10}},
      {{1, 7}, {2, 7}, {9, 7}, {4, 7}},
      {{1e120, 2e120}, {-3e120, 1e119}, {2e120, 5e119}, {1e120, 1e120}},
      {{1e-150, 2e-150}, {-3e-150, 1e-151}, {2e-150, 5e-151}},
      {{1e8, 1e8}, {1e8 + 1, 1e8}, {1e8, 1e8 + 1}, {1e8 + 3, 1e8 + 2}},
    };
    for (double[][] shape : shapes) {
      int clusters = Math.min(2, shape.length);
      var run = run(data(shape), learned(clusters, covariance), 3);
      for (int step = 1; step <= 30; step++) {
        Snapshot<State> moment = run.extend();
        assertTrue(isFinite(run, moment.state()));
        Map<String, Verdict> verdicts = run.verdictsAt(step);
        for (Claim<DataMatrix, Options, State> claim : ALGORITHM.claims()) {
          Verdict verdict = Objects.requireNonNull(verdicts.get(claim.id()));
          boolean fails = verdict.status() == Verdict.Status.FAILS;
          boolean promised = claim.promise() == Claim.Promise.PROMISED;
          assertFalse(
              promised && fails, () -> claim.id() + " on " + shape[0][0] + ": " + verdict.margin());
        }
      }
    }
  }

  @Test
  void aFixedVarianceActsAtOnce() {
    var run = run(clouds(1, 20, 2), unit(2, 1), 0);
    State state = run.extend().state();
    State changed = ALGORITHM.reconsidered(run.run().with(unit(2, 4)), state);
    assertEquals(4, changed.model().sigma().data[0]);
    assertTrue(changed.lowerBound() < changed.logLikelihood());
  }

  @Test
  void aStartThatIsNoMixtureIsRefusedInASentence() {
    DataMatrix x = clouds(1, 20, 2);
    Run<DataMatrix, Options> full = new Run<>(x, learned(2, Covariance.FULL), 0);
    State start = ALGORITHM.start(full);
    double[][][] bad = {
      {{1, 0}, {0, -1}, {1, 0}, {0, 1}},
      {{1, 2}, {2, 1}, {1, 0}, {0, 1}},
      {{1, 0.5}, {0, 1}, {1, 0}, {0, 1}},
    };
    for (double[][] sigma : bad) {
      assertThrows(
          InvalidInputException.class,
          () -> ALGORITHM.replace(full, start, "sigma", new DMatrixRMaj(sigma)));
    }
    for (double[] pi : new double[][] {{0.5, 0.6}, {1, 0}, {1.5, -0.5}}) {
      assertThrows(
          InvalidInputException.class,
          () -> ALGORITHM.replace(full, start, "pi", new DMatrixRMaj(new double[][] {pi})));
    }
    Run<DataMatrix, Options> round = new Run<>(x, unit(2, 1), 0);
    State roundStart = ALGORITHM.start(round);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(round, roundStart, "sigma", new DMatrixRMaj(1, 1)));
    assertThrows(InvalidInputException.class, () -> ALGORITHM.start(new Run<>(x, unit(21, 1), 0)));
  }

  @Test
  void itStopsWhenTheLikelihoodGainsNothing() {
    var run = run(clouds(4, 60, 2), unit(3, 1), 0);
    StopReason reason = null;
    for (int step = 0; step < 400 && reason == null; step++) {
      reason = run.extend().record().stopReason();
    }
    assertEquals(StopReason.CONVERGED, reason);
  }

  /// A floor as large as the variances moves the M-step away from the maximum of the bound.
  @Test
  void aFallThatTheFloorCausesIsNeitherHeldNorBlamedOnEm() {
    boolean fell = false;
    for (long seed = 0; seed < 5; seed++) {
      var run = run(clouds(seed, 80, 2), new Options(3, Covariance.FULL, 1, 1), seed);
      for (int step = 1; step <= 20; step++) {
        var record = run.extend().record();
        Verdict never = Objects.requireNonNull(record.verdicts().get("log-likelihood-never-falls"));
        Verdict free = Objects.requireNonNull(record.verdicts().get("floor-costs-no-likelihood"));
        if (never.margin() > 0.01 || free.margin() > 0.01) {
          fell = true;
          assertEquals(Verdict.Status.NOT_YET, never.status());
          assertEquals(Verdict.Status.FAILS, free.status());
        }
      }
    }
    assertTrue(fell, "no likelihood fell");
  }

  /// Points on a line: whatever the order of the columns, the variance across it is the floor.
  @Test
  void aCollapseIsSeenInEveryOrderOfTheColumns() {
    double[][] rows = {{0, 0}, {1, 10}, {2, 20}, {3, 30}};
    double[][] swapped = {{0, 0}, {10, 1}, {20, 2}, {30, 3}};
    for (double[][] points : List.of(rows, swapped)) {
      var run = run(data(points), new Options(1, Covariance.FULL, 1, 1e-3), 0);
      Runs.extend(run, 2);
      Verdict verdict = Objects.requireNonNull(run.verdictsAt(2).get("no-component-collapses"));
      assertEquals(Verdict.Status.FAILS, verdict.status());
      assertEquals(1e-3, verdict.margin(), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingMovesAnyMoreAfterARunHasConverged(Covariance covariance) {
    for (double floor : new double[] {1e-6, 0.5}) {
      var run = run(clouds(1, 60, 2), new Options(2, covariance, 1, floor), 3);
      while (run.history().getLast().stopReason() == null) {
        run.extend();
      }
      assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
      double[] then = run.at(run.end()).state().model().mu().data;
      double[] later = Runs.extend(run, 100).state().model().mu().data;
      assertArrayEquals(then, later, 1e-5, covariance + " " + floor);
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersThatOverflowEndTheRunAndNoClaimIsBlamed(Covariance covariance) {
    double[][] rows = {{1e200, -1e200}, {-3e200, 1e200}, {2e200, 5e200}};
    var run = run(data(rows), learned(2, covariance), 0);
    for (int step = 1; step <= 4; step++) {
      run.extend();
      assertEquals(StopReason.NOT_A_NUMBER, run.history().getLast().stopReason());
      assertTrue(
          run.verdictsAt(step).values().stream()
              .noneMatch(verdict -> verdict.status() == Verdict.Status.FAILS));
    }
  }

  /// The floor cannot lift a covariance whose entries are no numbers: this did not end.
  @Test
  void anOverflowInTheCovariancesEndsTheirRescue() {
    DMatrixRMaj q = new DMatrixRMaj(new double[][] {{1}, {1}});
    DMatrixRMaj mu = new DMatrixRMaj(1, 2);
    Options options = learned(1, Covariance.FULL);
    MixtureModel model =
        Maximization.apply(
            data(new double[][] {{1e200, 0}, {-1e200, 1}}),
            q,
            options,
            MixtureModel.start(mu, options));
    assertFalse(Double.isFinite(model.sigma().data[0]));
  }

  @Test
  void aFixedSigmaMayBeSetToItsOwnValue() {
    Run<DataMatrix, Options> run = new Run<>(clouds(1, 20, 2), unit(2, 0.25), 0);
    State start = ALGORITHM.start(run);
    DMatrixRMaj own = new DMatrixRMaj(new double[][] {{0.25}});
    assertEquals(start, ALGORITHM.replace(run, start, "sigma", own));
  }

  @Test
  void tracedMembershipsTakeTheComputedOnesPlace() {
    Run<DataMatrix, Options> run = new Run<>(data(new double[][] {{0}, {2}, {4}}), unit(2, 1), 0);
    State start = ALGORITHM.start(run);
    DMatrixRMaj q = new DMatrixRMaj(new double[][] {{1, 0}, {0.25, 0.75}, {0, 1}});
    assertThrows(InvalidInputException.class, () -> ALGORITHM.restored(run, start, "q", q));
    State expected = Runs.of(ALGORITHM, run).extend().state();
    State restored = ALGORITHM.restored(run, expected, "q", q);
    assertArrayEquals(q.data, Objects.requireNonNull(restored.memberships()).data);
    assertEquals(expected.model(), restored.model());
    assertEquals(expected.logLikelihood(), restored.logLikelihood());
    // They are not the posterior, for which the bound touches.
    assertTrue(restored.lowerBound() < restored.logLikelihood() - 1e-3);
    for (double[][] wrong :
        new double[][][] {
          {{1, 0}},
          {{1}, {1}, {1}},
          {{1, 0}, {-0.5, 1.5}, {0, 1}},
          {{1, 0}, {Double.NaN, 1}, {0, 1}}
        }) {
      assertThrows(
          InvalidInputException.class,
          () -> ALGORITHM.restored(run, expected, "q", new DMatrixRMaj(wrong)));
    }
    DMatrixRMaj mu = new DMatrixRMaj(new double[][] {{0}, {3}});
    State moved = ALGORITHM.restored(run, restored, "mu", mu);
    assertArrayEquals(mu.data, moved.model().mu().data);
    assertArrayEquals(q.data, Objects.requireNonNull(moved.memberships()).data);
  }
}
