package org.factorscope.algorithms.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.factorscope.algorithms.flow.GradientFlowOptions.Method;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.StepRecord;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GradientFlowTest {
  private static final GradientFlow ALGORITHM = new GradientFlow();

  private static Timeline<GradientFlowState> run(
      double a, double u, double v, double step, Method method, int steps) {
    GradientFlowOptions options = new GradientFlowOptions(a, u, v, step, method);
    Timeline<GradientFlowState> run =
        new Timeline<>(ALGORITHM, ALGORITHM.start(new GradientFlow.Nothing(), options, 0), 1 << 20);
    for (int i = 0; i < steps; i++) {
      run.extend();
    }
    return run;
  }

  private static GradientFlowState last(Timeline<GradientFlowState> run) {
    return run.at(run.end()).state();
  }

  /// By hand: a = 1, u = v = 0.1, η = 0.05 gives u − ηδv = 0.1 + 0.05 · 0.99 · 0.1 = 0.10495.
  @Test
  void oneStepIsWhatOneGetsByHand() {
    GradientFlowState state = last(run(1, 0.1, 0.1, 0.05, Method.GRADIENT_DESCENT, 1));
    assertEquals(0.10495, state.u(), 1e-16);
    assertEquals(0.10495, state.v(), 1e-16);
  }

  @Test
  void bothFactorsMoveFromTheirOldValues() {
    GradientFlowState state = last(run(1, 2, 1, 0.5, Method.GRADIENT_DESCENT, 1));
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
    Timeline<GradientFlowState> run = run(a, u, v, 0.002, Method.FLOW, 1500);
    for (StepRecord record : run.records()) {
      double closed = record.measures().getOrDefault("closed-form", Double.NaN);
      assertEquals(
          closed,
          record.measures().getOrDefault("x", Double.NaN),
          1e-8,
          "step " + record.position());
    }
  }

  @Test
  void theFlowKeepsKappa() {
    Timeline<GradientFlowState> run = run(1, 1.5, 0.2, 0.005, Method.FLOW, 2000);
    assertEquals(run.at(0).state().kappa(), last(run).kappa(), 1e-10);
  }

  @Test
  void anUnbalancedFlowEndsWhereTheConservedHyperbolaMeetsTheMinima() {
    GradientFlowState end = last(run(1, 1.5, 0.2, 0.0025, Method.FLOW, 16_000));
    double kappa = 1.5 * 1.5 - 0.2 * 0.2;
    assertEquals((kappa + Math.sqrt(kappa * kappa + 4)) / 2, end.u() * end.u(), 1e-9);
  }

  @Test
  void descentShrinksKappaByItsLaw() {
    Timeline<GradientFlowState> run = run(1, 2, 0.3, 0.1, Method.GRADIENT_DESCENT, 1);
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
    assertEquals(0, last(run(-1, 1, 1, 0.01, Method.FLOW, 4000)).product(), 1e-6);
  }

  @Test
  void theCatapultLandsInAFlatterMinimum() {
    Timeline<GradientFlowState> run = run(1, 3, 0.2, 0.3, Method.GRADIENT_DESCENT, 400);
    assertEquals(1, last(run).product(), 1e-6);
    assertTrue(Math.abs(last(run).kappa()) < Math.abs(run.at(0).state().kappa()));
    boolean rose =
        run.records().stream()
            .anyMatch(r -> r.objective().orElseThrow() > run.at(0).state().loss());
    assertTrue(rose, "the loss must jump for it to be a catapult");
  }

  @Test
  void aHugeStepDivergesAndSaysSo() {
    Timeline<GradientFlowState> run = run(1, 3, 3, 0.5, Method.GRADIENT_DESCENT, 0);
    while (run.records().getLast().stopReason() == null) {
      run.extend();
    }
    assertTrue(run.records().getLast().stopReason() == StopReason.DIVERGED, "a reason in words");
  }

  @Test
  void withoutBalanceThereIsNoClosedForm() {
    assertFalse(
        run(1, 1, 0.5, 0.1, Method.FLOW, 1)
            .records()
            .getLast()
            .measures()
            .containsKey("closed-form"));
  }

  @Test
  void halfOfTheWayTakesTheTimeThatTheClosedFormSays() {
    double c = 0.01;
    double half = Math.log((1 - c) / c) / 2;
    assertEquals(0.5, ScalarFlow.closedForm(1, c, half), 1e-12);
  }
}
