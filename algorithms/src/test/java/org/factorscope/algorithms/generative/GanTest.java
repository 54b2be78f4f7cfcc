package org.factorscope.algorithms.generative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.generative.Gan.Game;
import org.factorscope.algorithms.generative.Gan.Loss;
import org.factorscope.algorithms.generative.Gan.Method;
import org.factorscope.algorithms.generative.Gan.Nothing;
import org.factorscope.algorithms.generative.Gan.Options;
import org.factorscope.algorithms.generative.Gan.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GanTest {
  private static final Gan ALGORITHM = new Gan();

  private static Timeline<Nothing, Options, State> bilinear(Method method, double eta) {
    Options options = new Options(Game.BILINEAR, method, eta, Loss.MINIMAX);
    return Runs.of(ALGORITHM, new Run<>(new Nothing(), options, 0));
  }

  private static Timeline<Nothing, Options, State> gaussian(
      Method method, Loss loss, Map<String, DMatrixRMaj> start) {
    Options options = new Options(Game.GAUSSIAN, method, 0.1, loss);
    return Runs.from(ALGORITHM, new Run<>(new Nothing(), options, 0), start);
  }

  private static Status status(Timeline<Nothing, Options, State> run, String claim) {
    return Objects.requireNonNull(run.verdictsAt(run.end()).get(claim), claim).status();
  }

  private static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  private static double length(State state) {
    return Math.sqrt(state.u().data[0] * state.u().data[0] + state.v().data[0] * state.v().data[0]);
  }

  /// With η = 1 the answers are whole numbers: (x, y) = (1, 0), (0, 1), (−1, 1), (−1, 0), ….
  @Test
  void takingTurnsWithStepOneComesBackAfterSixIterations() {
    Timeline<Nothing, Options, State> run = bilinear(Method.ALTERNATING, 1);
    double[][] places = {{0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}, {1, 0}};
    for (double[] place : places) {
      State state = Runs.extend(run, 2).state();
      assertArrayEquals(place, new double[] {state.v().data[0], state.u().data[0]});
      assertEquals(Status.HOLDS, status(run, "alternating-keeps-its-ellipse"));
    }
  }

  @ParameterizedTest
  @CsvSource({"SIMULTANEOUS, 0.1", "SIMULTANEOUS, 3", "EXTRAGRADIENT, 0.1", "EXTRAGRADIENT, 3"})
  void theRadiusFollowsItsLaw(Method method, double eta) {
    Timeline<Nothing, Options, State> run = bilinear(method, eta);
    double factor =
        method == Method.SIMULTANEOUS
            ? Math.sqrt(1 + eta * eta)
            : Math.sqrt(1 - eta * eta + Math.pow(eta, 4));
    for (int iteration = 1; iteration <= 5; iteration++) {
      double expected = Math.pow(factor, iteration);
      assertEquals(expected, length(Runs.extend(run, 2).state()), 1e-12 * expected);
      assertEquals(Status.HOLDS, status(run, "radius-follows-its-law"));
      boolean shrinks = factor < 1;
      assertEquals(shrinks, status(run, "iterations-come-nearer") == Status.HOLDS);
    }
  }

  @Test
  void theFactorsOfTheDefaultStepAreThoseOfTheTheory() {
    assertEquals(1.00499, length(Runs.extend(bilinear(Method.SIMULTANEOUS, 0.1), 2).state()), 5e-6);
    assertEquals(
        0.99504, length(Runs.extend(bilinear(Method.EXTRAGRADIENT, 0.1), 2).state()), 5e-6);
  }

  @Test
  void aSpiralThatLeavesAllBoundsIsCalledDivergent() {
    Timeline<Nothing, Options, State> run = bilinear(Method.SIMULTANEOUS, 10);
    assertEquals(StopReason.DIVERGED, Runs.extend(run, 100).record().stopReason());
    Timeline<Nothing, Options, State> rests = bilinear(Method.EXTRAGRADIENT, 0.1);
    State zero = ALGORITHM.replace(rests.run(), rests.at(0).state(), "x", column(0));
    Timeline<Nothing, Options, State> still = rests.fork(0, rests.run(), zero, "drag");
    assertEquals(StopReason.CONVERGED, Runs.extend(still, 2).record().stopReason());
  }

  /// A law speaks of whole iterations.
  @Test
  void aDragBetweenTheHalfStepsLeavesTheLawOpen() {
    Timeline<Nothing, Options, State> run = bilinear(Method.SIMULTANEOUS, 0.1);
    State half = Runs.extend(run, 3).state();
    assertNotEquals(half.u().data[0], half.remembered().data[0]);
    State edited = ALGORITHM.replace(run.run(), half, "y", column(-2));
    assertEquals(-2, edited.remembered().data[0]);
    Timeline<Nothing, Options, State> branch = run.fork(3, run.run(), edited, "drag");
    State after = Runs.extend(branch, 1).state();
    assertEquals(half.v().data[0] + 0.2, after.v().data[0], 1e-15);
    assertEquals(Status.NOT_YET, status(branch, "radius-follows-its-law"));
    Runs.extend(branch, 2);
    assertEquals(Status.HOLDS, status(branch, "radius-follows-its-law"));
  }

  /// From tables of Φ⁻¹.
  @Test
  void theQuantilesAreThoseOfTheTables() {
    assertEquals(0, GaussianGame.quantile(0.5));
    assertEquals(1.959963984540054, GaussianGame.quantile(0.975), 1e-14);
    assertEquals(-2.807033768343804, GaussianGame.quantile(0.0025), 1e-13);
  }

  /// By adaptive quadrature of another program.
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.5267773065213737",
    "3, 2, 0.09273338166641253",
    "3, -2, 0.09273338166641253",
    "3, 0.1, 0.43331071876818716",
    "10, 5, 0.47686274398169726",
    "2.5, 0.01, 0.6453330185868952"
  })
  void theDivergenceIsTheIntegral(double a, double b, double expected) {
    assertEquals(expected, GaussianGame.divergence(column(a, b)), 1e-8);
  }

  @Test
  void theDivergenceLiesBetweenZeroAndLogTwo() {
    assertEquals(0, GaussianGame.divergence(column(3, 1)), 1e-15);
    for (double[] apart : new double[][] {{-40, 1}, {3, 0}, {1e200, 1}, {3, 1e-300}, {0, 1e200}}) {
      double divergence = GaussianGame.divergence(column(apart));
      assertEquals(StrictMath.log(2), divergence, 2e-3);
      assertTrue(divergence <= StrictMath.log(2));
    }
  }

  /// w of log(p/p_θ) for b = 1: a(ξ) = (3 − a)(ξ + 1.5) − (9 − a²)/2.
  @Test
  void theIdealDiscriminatorReachesTheDivergence() {
    double a = 1.8;
    DMatrixRMaj w = column((3 - a) * 1.5 - (9 - a * a) / 2, 3 - a, 0);
    DMatrixRMaj generator = column(a, 1);
    assertEquals(GaussianGame.idealLogit(generator, 0.7), GaussianGame.logit(w, 0.7), 1e-14);
    double best = GaussianGame.divergence(generator) - StrictMath.log(2);
    assertEquals(best, GaussianGame.exactValue(w, generator), 1e-9);
    assertEquals(best, GaussianGame.value(w, generator), 1e-3);
    assertTrue(GaussianGame.exactValue(column(0.3, 1.1, 0.1), generator) < best);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void allSixWaysFindTheDataInTwoThousandIterations(Method method) {
    for (Loss loss : Loss.values()) {
      Timeline<Nothing, Options, State> run = gaussian(method, loss, Map.of());
      for (int iteration = 0; iteration < 100; iteration++) {
        Runs.extend(run, 2);
        assertEquals(Status.HOLDS, status(run, "divergence-bounds-the-value"));
        assertNotEquals(Status.FAILS, status(run, "discriminating-raises-the-value"));
      }
      double[] v = Runs.extend(run, 3800).state().v().data;
      assertEquals(3, v[0], 0.02, loss + " a");
      assertEquals(1, v[1], 0.02, loss + " b");
      assertEquals(-StrictMath.log(2), run.at(run.end()).state().value(), 1e-3);
    }
  }

  /// Far below ξ = 0 the discriminator is sure, and only one of the losses still pulls: by about ½
  /// w₂ = 2.5 a unit of time.
  @ParameterizedTest
  @ValueSource(doubles = {-7, -20})
  void farFromTheDataOnlyTheNonSaturatingLossMovesTheGenerator(double a) {
    Map<String, DMatrixRMaj> start = Map.of("a", column(a), "w", column(0, 5, 0));
    for (Loss loss : Loss.values()) {
      Timeline<Nothing, Options, State> run = gaussian(Method.SIMULTANEOUS, loss, start);
      double moved = Runs.extend(run, 20).state().v().data[0] - a;
      assertEquals(loss == Loss.MINIMAX ? 0 : 2.5, moved, 0.2);
    }
  }

  /// Minimax stays where it is; the other loss comes, and makes a single point before it spreads.
  @Test
  void farAwayOneLossStaysAndTheOtherCollapsesOnItsWay() {
    Map<String, DMatrixRMaj> start = Map.of("a", column(-7), "w", column(0, 5, 0));
    var stays = gaussian(Method.ALTERNATING, Loss.MINIMAX, start);
    assertEquals(-7.03, Runs.extend(stays, 4000).state().v().data[0], 0.005);
    var comes = gaussian(Method.ALTERNATING, Loss.NON_SATURATING, start);
    double[] early = Runs.extend(comes, 400).state().v().data;
    assertEquals(3.4, early[0], 0.01);
    assertEquals(0, early[1], 0.001);
    assertEquals(1, Runs.extend(comes, 3600).state().v().data[1], 0.1);
  }

  @Test
  void theFirstRunOvershoots() {
    var run = gaussian(Method.ALTERNATING, Loss.MINIMAX, Map.of());
    double largest = 0;
    for (int iteration = 0; iteration < 500; iteration++) {
      largest = Math.max(largest, Runs.extend(run, 2).state().v().data[0]);
    }
    assertEquals(3.4, largest, 0.01);
  }

  @Test
  void aStepThatIsNotPositiveIsRefused() {
    for (double eta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(InvalidInputException.class, () -> bilinear(Method.SIMULTANEOUS, eta));
    }
  }
}
