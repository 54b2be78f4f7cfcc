package org.factorscope.algorithms.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.flow.GradientFlow.Method;
import org.factorscope.algorithms.flow.GradientFlow.Nothing;
import org.factorscope.algorithms.flow.GradientFlow.Options;
import org.factorscope.algorithms.flow.GradientFlow.State;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GradientFlowTest {
  private static final GradientFlow ALGORITHM = new GradientFlow();

  private static Run<Nothing, Options> options(
      double a, double u, double v, double step, Method method) {
    return new Run<>(new Nothing(), new Options(a, u, v, step, method), 0);
  }

  private static Timeline<Nothing, Options, State> run(
      double a, double u, double v, double step, Method method, int steps) {
    Timeline<Nothing, Options, State> run = Runs.of(ALGORITHM, options(a, u, v, step, method));
    Runs.extend(run, steps);
    return run;
  }

  private static State last(Timeline<Nothing, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static DMatrixRMaj number(double value) {
    return new DMatrixRMaj(new double[][] {{value}});
  }

  /// By hand: a = 1, u = v = 0.1, η = 0.05 gives u − ηδv = 0.1 + 0.05 · 0.99 · 0.1 = 0.10495.
  @Test
  void oneStepIsWhatOneGetsByHand() {
    State state = last(run(1, 0.1, 0.1, 0.05, Method.GRADIENT_DESCENT, 1));
    assertEquals(0.10495, state.u(), 1e-16);
    assertEquals(0.10495, state.v(), 1e-16);
  }

  @Test
  void bothFactorsMoveFromTheirOldValues() {
    State state = last(run(1, 2, 1, 0.5, Method.GRADIENT_DESCENT, 1));
    assertEquals(1.5, state.u());
    assertEquals(0, state.v());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.1, 0.1",
    "2, 0.5, 0.5",
    "1.5, 2, 2",
    "0, 0.7, 0.7",
    "-1, 0.8, 0.8",
    "1, 0.3, -0.3",
    "-2, 0.4, -0.4"
  })
  void theFlowFollowsTheClosedForm(double a, double u, double v) {
    for (StepRecord record : run(a, u, v, 0.002, Method.FLOW, 1500).history()) {
      assertEquals(
          record.measure("closed-form"),
          record.measure("x"),
          1e-8,
          () -> "step " + record.position());
    }
  }

  @Test
  void theFlowKeepsKappa() {
    Timeline<Nothing, Options, State> run = run(1, 1.5, 0.2, 0.005, Method.FLOW, 2000);
    assertEquals(run.at(0).state().kappa(), last(run).kappa(), 1e-10);
  }

  @Test
  void anUnbalancedFlowEndsWhereTheConservedHyperbolaMeetsTheMinima() {
    State end = last(run(1, 1.5, 0.2, 0.0025, Method.FLOW, 16_000));
    double kappa = 1.5 * 1.5 - 0.2 * 0.2;
    assertEquals((kappa + Math.sqrt(kappa * kappa + 4)) / 2, end.u() * end.u(), 1e-9);
  }

  @Test
  void descentShrinksKappaByItsLaw() {
    Timeline<Nothing, Options, State> run = run(1, 2, 0.3, 0.1, Method.GRADIENT_DESCENT, 1);
    double delta = 2 * 0.3 - 1;
    double before = run.at(0).state().kappa();
    assertEquals(1 - 0.01 * delta * delta, last(run).kappa() / before, 1e-15);
  }

  @Test
  void theStepMustBeBelowTwoOverTheSharpnessOfTheMinimum() {
    assertEquals(1, last(run(1, 0.5, 0.5, 0.9, Method.GRADIENT_DESCENT, 3000)).product(), 1e-6);
    double unsettled = last(run(1, 0.5, 0.5, 1.1, Method.GRADIENT_DESCENT, 3000)).product();
    assertTrue(Math.abs(unsettled - 1) > 0.01);
  }

  @Test
  void aNegativeTargetFromABalancedStartEndsAtTheSaddle() {
    Timeline<Nothing, Options, State> run = run(-1, 1, 1, 0.01, Method.FLOW, 4000);
    assertEquals(0, last(run).product(), 1e-6);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  /// The gradient there is 1e-13, but it doubles every 14 steps.
  @Test
  void aPlaceBesideTheSaddleIsNoEnd() {
    Timeline<Nothing, Options, State> run = run(1, 1e-13, 1e-13, 0.05, Method.GRADIENT_DESCENT, 1);
    assertNull(run.history().getLast().stopReason());
    Runs.extend(run, 1000);
    assertEquals(1, last(run).product(), 1e-9);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  @Test
  void theCatapultLandsInAFlatterMinimum() {
    Timeline<Nothing, Options, State> run = run(1, 3, 0.2, 0.3, Method.GRADIENT_DESCENT, 400);
    assertEquals(1, last(run).product(), 1e-6);
    assertTrue(Math.abs(last(run).kappa()) < Math.abs(run.at(0).state().kappa()));
    double start = run.history().getFirst().objective().orElseThrow();
    boolean rose = run.history().stream().anyMatch(r -> r.objective().orElseThrow() > start);
    assertTrue(rose, "the loss must jump for it to be a catapult");
  }

  @Test
  void aHugeStepDivergesAndSaysSo() {
    Timeline<Nothing, Options, State> run = run(1, 3, 3, 0.5, Method.GRADIENT_DESCENT, 0);
    while (run.history().getLast().stopReason() == null) {
      run.extend();
    }
    assertEquals(StopReason.DIVERGED, run.history().getLast().stopReason());
  }

  @Test
  void withoutBalanceThereIsNoClosedForm() {
    StepRecord last = run(1, 1, 0.5, 0.1, Method.FLOW, 1).history().getLast();
    assertFalse(last.measures().containsKey("closed-form"));
  }

  @Test
  void halfOfTheWayTakesTheTimeThatTheClosedFormSays() {
    double c = 0.01;
    double half = Math.log((1 - c) / c) / 2;
    assertEquals(0.5, ScalarFlow.closedForm(1, c, half), 1e-12);
  }

  @Test
  void theGradientsAreThoseOfCentralDifferences() {
    Run<Nothing, Options> run = options(1.5, 0.7, -1.2, 0.1, Method.FLOW);
    State state = ALGORITHM.start(run);
    for (Map.Entry<String, DMatrixRMaj> gradient : ALGORITHM.gradients(run, state).entrySet()) {
      double at = gradient.getKey().equals("u") ? state.u() : state.v();
      double up = loss(run, ALGORITHM.replace(run, state, gradient.getKey(), number(at + 1e-5)));
      double down = loss(run, ALGORITHM.replace(run, state, gradient.getKey(), number(at - 1e-5)));
      assertEquals((up - down) / 2e-5, gradient.getValue().get(0, 0), 1e-9);
    }
  }

  private static double loss(Run<Nothing, Options> run, State state) {
    return ALGORITHM.objective(run, state).orElseThrow();
  }

  /// A drag is felt by the closed form; the same number with fewer digits is not.
  @Test
  void aDragBeginsATrajectoryAndTheSamePlaceDoesNot() {
    Timeline<Nothing, Options, State> run = run(1, 0.1, 0.1, 0.05, Method.FLOW, 10);
    State state = last(run);
    State same = ALGORITHM.replace(run.run(), state, "u", number(state.u() * (1 + 1e-9)));
    assertEquals(state.origin(), same.origin());
    assertEquals(state.time(), same.time());
    State moved = ALGORITHM.replace(run.run(), state, "u", number(2));
    assertEquals(new GradientFlow.Origin(1, 2, state.v()), moved.origin());
    assertEquals(0, moved.time());
  }
}
