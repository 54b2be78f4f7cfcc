package org.factorscope.algorithms.generative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.generative.Diffusion.Direction;
import org.factorscope.algorithms.generative.Diffusion.Noise;
import org.factorscope.algorithms.generative.Diffusion.Options;
import org.factorscope.algorithms.generative.Diffusion.Sampler;
import org.factorscope.algorithms.generative.Diffusion.Sigma;
import org.factorscope.algorithms.generative.Diffusion.State;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DiffusionTest {
  private static final Diffusion ALGORITHM = new Diffusion();
  private static final DataMatrix CORNERS =
      new DataMatrix(new DMatrixRMaj(new double[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}));

  private static Timeline<DataMatrix, Options, State> run(
      DataMatrix data, Direction direction, Sigma sigma, Sampler sampler, int particles) {
    Options options = new Options(direction, 100, sigma, sampler, particles);
    return Runs.of(ALGORITHM, new Run<>(data, options, 5));
  }

  private static Timeline<DataMatrix, Options, State> back(Sigma sigma, Sampler sampler) {
    return run(CORNERS, Direction.REVERSE, sigma, sampler, 400);
  }

  private static Verdict.Status status(Timeline<DataMatrix, Options, State> run, String claim) {
    Verdict verdict = run.verdictsAt(run.end()).getOrDefault(claim, Verdict.NOT_YET);
    return verdict.status();
  }

  /// The figure of a schedule of 1000 steps; β̄ squared here is 1 − ᾱ² by another way.
  @Test
  void aThousandStepsLeaveSixThousandthsOfTheData() {
    List<Noise> schedule = Noise.schedule(1000);
    assertEquals(0.00635, schedule.get(1000).alphaBar(), 5e-6);
    assertEquals(1e-2, schedule.get(1).betaBar(), 1e-17);
    assertEquals(0.0779, schedule.get(301).beta(), 5e-5);
    assertEquals(0.7785, schedule.get(301).betaBar(), 5e-5);
  }

  /// By hand: between data at 1 and −1, at x = 0, both weigh the same; nearer to 1 by x, the
  /// weights are as e^{2ᾱx/β̄²}, so that m = tanh(ᾱx/β̄²).
  @Test
  void theWeightedMeanOfTwoPointsIsAHyperbolicTangent() {
    DataMatrix two = new DataMatrix(new DMatrixRMaj(new double[][] {{1}, {-1}}));
    Noise noise = Noise.schedule(100).get(60);
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{0}, {0.7}, {-300}});
    double[] means = Diffusion.weightedMeans(two, x, noise).data;
    double slope = noise.alphaBar() / (noise.betaBar() * noise.betaBar());
    assertArrayEquals(new double[] {0, StrictMath.tanh(0.7 * slope), -1}, means, 1e-12);
  }

  /// E/β̄ is minus the gradient of log Σ_j exp(−‖x − ᾱx_j‖²/(2β̄²)), by central differences.
  @Test
  void theEstimateIsMinusTheScoreTimesTheNoise() {
    Timeline<DataMatrix, Options, State> run = back(Sigma.BETA, Sampler.CORRECTED);
    Runs.extend(run, 121);
    State state = run.at(121).state();
    Noise noise = Noise.schedule(100).get(40);
    double up = logDensity(state.x().get(3, 0) + 1e-5, state.x().get(3, 1), noise);
    double down = logDensity(state.x().get(3, 0) - 1e-5, state.x().get(3, 1), noise);
    assertEquals((up - down) / 2e-5, -state.e().get(3, 0) / noise.betaBar(), 1e-8);
  }

  private static double logDensity(double x, double y, Noise noise) {
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      double dx = x - noise.alphaBar() * CORNERS.matrix().get(j, 0);
      double dy = y - noise.alphaBar() * CORNERS.matrix().get(j, 1);
      sum += StrictMath.exp(-(dx * dx + dy * dy) / (2 * noise.betaBar() * noise.betaBar()));
    }
    return StrictMath.log(sum);
  }

  @ParameterizedTest
  @EnumSource(value = Sigma.class, names = "ZERO", mode = EnumSource.Mode.EXCLUDE)
  void withNoiseTheCornersGetEqualSharesAndNothingNewIsMade(Sigma sigma) {
    Timeline<DataMatrix, Options, State> run = back(sigma, Sampler.CORRECTED);
    Snapshot<State> end = Runs.extend(run, 1000);
    assertEquals(200, run.end());
    assertEquals(StopReason.COMPLETE, end.record().stopReason());
    assertEquals(0, end.record().measure("distance"), 1e-9);
    for (String claim : new String[] {"last-step-is-the-weighted-mean", "equal-shares"}) {
      assertEquals(Verdict.Status.HOLDS, status(run, claim), claim);
    }
  }

  @Test
  void withoutNoiseTheSharesAreNotEqual() {
    DataMatrix three =
        new DataMatrix(new DMatrixRMaj(new double[][] {{1.3, 0}, {0.1, 0.4}, {-1.2, -0.5}}));
    Timeline<DataMatrix, Options, State> run =
        run(three, Direction.REVERSE, Sigma.ZERO, Sampler.CORRECTED, 400);
    int[] hits = Diffusion.hits(Runs.extend(run, 200).state(), 3);
    assertTrue(hits[1] > 390, Arrays.toString(hits));
    assertEquals(Verdict.Status.FAILS, status(run, "equal-shares"));
  }

  @Test
  void thePrintedStepIsNotThePosteriorMean() {
    for (Sampler sampler : Sampler.values()) {
      Timeline<DataMatrix, Options, State> run = back(Sigma.BETA, sampler);
      Runs.extend(run, 2);
      boolean holds = status(run, "step-is-the-posterior-mean") == Verdict.Status.HOLDS;
      assertEquals(sampler == Sampler.CORRECTED, holds);
    }
    assertTrue(Runs.extend(back(Sigma.BETA, Sampler.PRINTED), 200).state().distance() > 1);
  }

  @Test
  void aSinglePointIsWhereEveryParticleEnds() {
    DataMatrix one = new DataMatrix(new DMatrixRMaj(new double[][] {{0.3, -2}}));
    Timeline<DataMatrix, Options, State> run =
        run(one, Direction.REVERSE, Sigma.BETA, Sampler.CORRECTED, 7);
    double[] x = Runs.extend(run, 200).state().x().data;
    for (int i = 0; i < x.length; i++) {
      assertEquals(i % 2 == 0 ? 0.3 : -2, x[i], 1e-12);
    }
  }

  @Test
  void forwardsTheParticlesCycleThroughTheDataAndTheirVarianceStaysOne() {
    Timeline<DataMatrix, Options, State> run =
        run(CORNERS, Direction.FORWARD, Sigma.BETA, Sampler.CORRECTED, 4000);
    assertArrayEquals(
        new double[] {-1, -1, 1, 1}, Arrays.copyOfRange(run.at(0).state().x().data, 6, 10));
    for (int iteration = 1; iteration <= 100; iteration++) {
      DMatrixRMaj x = Runs.extend(run, 2).state().x();
      double meanSquare = Norms.squaredFrobenius(x) / 8000;
      assertEquals(1, meanSquare, 0.1, "t = " + iteration);
      assertEquals(Verdict.Status.HOLDS, status(run, "variance-is-kept"));
    }
    assertTrue(run.halfStepAfter(200).isEmpty());
  }

  /// E speaks of where the particle was; the claim waits instead of failing.
  @Test
  void aDragBeforeTheLastMoveLeavesTheClaimOpen() {
    Timeline<DataMatrix, Options, State> run = back(Sigma.BETA, Sampler.CORRECTED);
    State state = Runs.extend(run, 199).state();
    DMatrixRMaj x = state.x().copy();
    x.set(0, 0, 3);
    State edited = ALGORITHM.replace(run.run(), state, "X", x);
    Timeline<DataMatrix, Options, State> branch = run.fork(199, run.run(), edited, "drag");
    assertNull(branch.at(199).record().stopReason());
    branch.extend();
    assertEquals(Verdict.Status.NOT_YET, status(branch, "last-step-is-the-weighted-mean"));
  }

  @Test
  void fewStepsAndOtherShapesAreRefused() {
    assertThrows(
        InvalidInputException.class,
        () -> new Options(Direction.REVERSE, 24, Sigma.BETA, Sampler.CORRECTED, 1));
    Run<DataMatrix, Options> run = back(Sigma.BETA, Sampler.CORRECTED).run();
    assertThrows(
        InvalidInputException.class,
        () -> Runs.from(ALGORITHM, run, Map.of("X", new DMatrixRMaj(400, 3))));
  }
}
