package org.factorscope.algorithms.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.optimizers.Landscape.Function;
import org.factorscope.algorithms.optimizers.OptimizerRace.Options;
import org.factorscope.algorithms.optimizers.OptimizerRace.Racer;
import org.factorscope.algorithms.optimizers.OptimizerRace.State;
import org.factorscope.algorithms.optimizers.Recurrence.Regime;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OptimizerRaceTest {
  private static final OptimizerRace ALGORITHM = new OptimizerRace();
  private static final double BEST_MOMENTUM = 81.0 / 121;

  /// Gradient descent and SGD with `step`, the momentum methods at their best for κ = 100.
  private static Options options(double step, double noise, boolean corrected) {
    return new Options(
        new GradientDescent(step),
        new GradientDescent(step),
        noise,
        new HeavyBall(4 / 121.0, BEST_MOMENTUM),
        new Nesterov(0.01, 9 / 11.0),
        new AdaGrad(0.1, AdaGrad.DELTA),
        new Adam(0.1, 0.9, 0.999, Adam.DELTA, corrected));
  }

  private static Timeline<Landscape, Options, State> race(Function function, Options options) {
    return Runs.of(ALGORITHM, new Run<>(landscape(function), options, 0));
  }

  private static Landscape landscape(Function function) {
    return function == Function.OWN
        ? Landscape.own("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", -1, 0.5)
        : new Landscape(function, 100);
  }

  /// How many iterations a racer needs to f < 1e-10.
  private static int iterations(Timeline<Landscape, Options, State> race, Racer racer) {
    Runs.extend(race, 2500);
    return race.history().stream()
        .filter(record -> record.measure("f-" + racer.id()) < 1e-10)
        .mapToInt(StepRecord::iteration)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theQuadraticOfConditionHundredTakesTheCountsOfTheTheory() {
    var race = race(Function.QUADRATIC, options(0.01, 0, true));
    assertEquals(1112, iterations(race, Racer.GD), 2);
    assertEquals(132, iterations(race, Racer.NESTEROV), 2);
    assertEquals(93, iterations(race, Racer.HEAVY_BALL), 2);
    var best = race(Function.QUADRATIC, options(2 / 101.0, 0, true));
    assertEquals(674, iterations(best, Racer.GD), 2);
  }

  /// At (1, 1) the gradient of ½(x² + 100y²) is (1, 100).
  @Test
  void theFirstMoveIsWhatOneGetsByHand() {
    var race = race(Function.QUADRATIC, options(0.01, 0, true));
    State state = Runs.extend(race, 2).state();
    assertArrayEquals(new double[] {0.99, 0}, state.lane(Racer.GD).place().data, 1e-15);
    assertArrayEquals(new double[] {0.99, 0}, state.lane(Racer.NESTEROV).place().data, 1e-15);
    assertArrayEquals(
        new double[] {117 / 121.0, -279 / 121.0}, state.lane(Racer.HEAVY_BALL).place().data, 1e-15);
    assertArrayEquals(new double[] {0.9, 0.9}, state.lane(Racer.ADAGRAD).place().data, 1e-10);
    double[] gamma = state.lane(Racer.ADAGRAD).memory().matrices().getFirst().data;
    assertArrayEquals(new double[] {1, 10000}, gamma);
  }

  @Test
  void nesterovTakesItsGradientWhereTheLastMoveLeads() {
    var race = race(Function.QUADRATIC, options(0.01, 0, true));
    double[] g =
        Objects.requireNonNull(Runs.extend(race, 3).state().lane(Racer.NESTEROV).gradient()).data;
    assertArrayEquals(new double[] {0.99 - 0.09 / 11, -900 / 11.0}, g, 1e-12);
  }

  @Test
  void adamStartsWithEtaAndWithoutCorrectionThreeTimesAsLong() {
    var corrected = race(Function.QUADRATIC, options(0.01, 0, true));
    double[] place = Runs.extend(corrected, 2).state().lane(Racer.ADAM).place().data;
    assertArrayEquals(new double[] {0.9, 0.9}, place, 1e-8);
    assertTrue(verdict(corrected, "adam-starts-with-eta").holds());
    var printed = race(Function.QUADRATIC, options(0.01, 0, false));
    double[] far = Runs.extend(printed, 2).state().lane(Racer.ADAM).place().data;
    double length = 0.1 * 0.1 / Math.sqrt(0.001);
    assertEquals(0.316, length, 0.001);
    assertArrayEquals(new double[] {1 - length, 1 - length}, far, 1e-7);
    assertEquals(Verdict.Status.FAILS, verdict(printed, "adam-starts-with-eta").status());
  }

  private static Verdict verdict(Timeline<Landscape, Options, State> race, String claim) {
    return Objects.requireNonNull(race.verdictsAt(race.end()).get(claim));
  }

  /// g = 3 in every update: m̂ = 3, ĥ = 9, so every step is η.
  @Test
  void adamGoesEtaPerStepUnderAConstantGradientOfAnyScale() {
    for (double scale : new double[] {1e-3, 1, 1e6}) {
      Adam adam = Adam.ofStep(0.1);
      DMatrixRMaj theta = new DMatrixRMaj(new double[][] {{5, -5}});
      DMatrixRMaj g = new DMatrixRMaj(new double[][] {{3 * scale, -scale}});
      UpdateRule.Memory memory = adam.start(theta);
      for (int t = 0; t < 50; t++) {
        UpdateRule.Update update = adam.update(theta, g, memory);
        theta = update.parameters();
        memory = update.memory();
      }
      assertArrayEquals(new double[] {0, 0}, theta.data, 1e-4);
    }
  }

  @Test
  void noiseMovesSgdAloneAndTheSameSeedTheSameWay() {
    var quiet = race(Function.QUADRATIC, options(0.01, 0, true));
    var noisy = race(Function.QUADRATIC, options(0.01, 0.1, true));
    var again = race(Function.QUADRATIC, options(0.01, 0.1, true));
    State still = Runs.extend(quiet, 40).state();
    State moved = Runs.extend(noisy, 40).state();
    assertArrayEquals(still.lane(Racer.GD).place().data, still.lane(Racer.SGD).place().data);
    assertArrayEquals(still.lane(Racer.ADAM).place().data, moved.lane(Racer.ADAM).place().data);
    assertFalse(still.lane(Racer.SGD).x() == moved.lane(Racer.SGD).x());
    assertEquals(moved.lane(Racer.SGD).x(), Runs.extend(again, 40).state().lane(Racer.SGD).x());
    assertTrue(verdict(quiet, "sgd-is-gd").holds());
    assertEquals(Verdict.Status.NOT_YET, verdict(noisy, "sgd-is-gd").status());
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void promisedClaimsHoldOnEveryFunctionWithShortAndLongSteps(Function function) {
    for (double step : new double[] {1e-3, 0.01, 2 / 101.0, 0.021, 0.125, 0.24, 0.3}) {
      var race = race(function, options(step, 0, true));
      Runs.extend(race, 300);
      for (Claim<?, ?, ?> claim : ALGORITHM.claims()) {
        boolean promised = claim.promise() == Claim.Promise.PROMISED;
        assertFalse(promised && race.firstFailures(race.end()).containsKey(claim.id()), claim.id());
      }
    }
  }

  /// 2/L = 0.02: at 0.03 the steep direction doubles its error in each step, |1 − 3| = 2.
  @Test
  void aStepOverTwoByLDivergesUntilTheRacerIsOutAndKeepsItsPlace() {
    var race = race(Function.QUADRATIC, options(0.03, 0, true));
    Runs.extend(race, 2200);
    State state = race.at(race.end()).state();
    assertTrue(state.lane(Racer.GD).out() && !state.lane(Racer.ADAM).out());
    assertTrue(Math.abs(state.lane(Racer.GD).y()) > 1e300);
    assertEquals(race.at(2150).state().lane(Racer.GD), state.lane(Racer.GD));
    assertTrue(race.at(race.end()).record().objective().orElseThrow() < 1e-10);
  }

  @Test
  void theRunEndsWhenAllRacersAreOut() {
    DMatrixRMaj far = new DMatrixRMaj(new double[][] {{1e200}, {0}});
    Run<Landscape, Options> run =
        new Run<>(new Landscape(Function.ROSENBROCK, 100), options(1, 0, true), 0);
    var race =
        Runs.from(
            ALGORITHM,
            run,
            Map.of(
                "gd",
                far,
                "sgd",
                far,
                "heavy-ball",
                far,
                "nesterov",
                far,
                "adagrad",
                far,
                "adam",
                far));
    Runs.extend(race, 10);
    assertEquals(1, race.end());
    assertEquals(StopReason.DIVERGED, race.at(1).record().stopReason());
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void gradientsAndCurvaturesAreThoseOfDifferences(Function function) {
    Landscape f = landscape(function);
    double h = 1e-5;
    for (double[] at : new double[][] {{0.3, 0.7}, {-1.2, 1}, {2.5, -0.4}}) {
      DMatrixRMaj g = f.gradient(point(at[0], at[1]));
      double[][] hessian = new double[2][];
      for (int i = 0; i < 2; i++) {
        double dx = i == 0 ? h : 0;
        double dy = i == 1 ? h : 0;
        double slope =
            (f.value(at[0] + dx, at[1] + dy) - f.value(at[0] - dx, at[1] - dy)) / (2 * h);
        assertEquals(slope, g.data[i], 1e-6 * (1 + Math.abs(slope)));
        double[] up = f.gradient(point(at[0] + dx, at[1] + dy)).data;
        double[] down = f.gradient(point(at[0] - dx, at[1] - dy)).data;
        hessian[i] = new double[] {(up[0] - down[0]) / (2 * h), (up[1] - down[1]) / (2 * h)};
      }
      double[] curvatures = f.curvatures(point(at[0], at[1]));
      double trace = hessian[0][0] + hessian[1][1];
      double determinant = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[1][0];
      assertEquals(trace, curvatures[0] + curvatures[1], 1e-5 * (1 + Math.abs(trace)));
      assertEquals(determinant, curvatures[0] * curvatures[1], 1e-5 * (1 + trace * trace));
      assertEquals(f.value(at[0], at[1]) - f.smallest(), f.gap(at[0], at[1]), 1e-12);
    }
  }

  private static DMatrixRMaj point(double x, double y) {
    return new DMatrixRMaj(new double[][] {{x}, {y}});
  }

  /// Around 2(1 + β)/L = 0.036 and (1 − √β)²/L for β = 0.8 on curvatures 1 and 100.
  @ParameterizedTest
  @CsvSource({
    "0.0001, 0.8, MONOTONE",
    "0.0002, 0.8, OSCILLATES",
    "0.0359, 0.8, OSCILLATES",
    "0.0361, 0.8, DIVERGES",
    "0.01, 0, MONOTONE",
    "0.0101, 0, OSCILLATES",
    "0.0201, 0, DIVERGES"
  })
  void regimesOfTheHeavyBallChangeWhereTheTheorySaysSo(double step, double beta, Regime regime) {
    assertEquals(regime, new HeavyBall(step, beta).regime(1, 100));
  }

  @Test
  void ratesAreThoseOfTheTheoryForConditionHundred() {
    assertEquals(0.99, new GradientDescent(0.01).rate(1, 100), 1e-15);
    assertEquals(99 / 101.0, new GradientDescent(2 / 101.0).rate(1, 100), 1e-15);
    assertEquals(0.9, new Nesterov(0.01, 9 / 11.0).rate(1, 100), 1e-7);
    assertEquals(9 / 11.0, new HeavyBall(4 / 121.0, BEST_MOMENTUM).rate(1, 100), 1e-7);
  }
}
