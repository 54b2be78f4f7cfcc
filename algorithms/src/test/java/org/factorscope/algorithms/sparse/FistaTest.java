package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.sparse.Fista.Options;
import org.factorscope.algorithms.sparse.Fista.Restart;
import org.factorscope.algorithms.sparse.Fista.State;
import org.factorscope.algorithms.sparse.Momentum.Rule;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FistaTest {
  private static final Fista ALGORITHM = new Fista();

  private static Timeline<SparseProblem, Options, State> run(
      SparseProblem problem, Options options, int iterations) {
    Timeline<SparseProblem, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(problem, options, 0));
    while (run.end() < 3 * iterations && run.history().getLast().stopReason() == null) {
      run.extend();
    }
    return run;
  }

  private static Options plain(double share, double stepSize) {
    return new Options(share, stepSize, Rule.NESTEROV, Restart.NONE);
  }

  private static double[] y(Timeline<SparseProblem, Options, State> run, int iteration) {
    return run.at(3 * iteration).state().code().y().data;
  }

  private static Verdict verdict(
      Timeline<SparseProblem, Options, State> run, int iteration, String claim) {
    return Objects.requireNonNull(run.verdictsAt(3 * iteration).get(claim));
  }

  /// λ = 0.5, η = 0.625, m₂ = ¼: z₂ = 1.25 y₁ = (1.171875, 0.859375), where Dᵀ(x − Dz) is (0.3125,
  /// 0.0375).
  @Test
  void twoAtomsAreAsByHand() {
    Options ratio = new Options(0.25, 1, Rule.RATIO, Restart.NONE);
    var run = run(SparseProblems.TWO_ATOMS, ratio, 2);
    assertArrayEquals(new double[] {0.9375, 0.6875}, y(run, 1), 1e-15);
    assertArrayEquals(new double[] {1.0546875, 0.5703125}, y(run, 2), 1e-15);
  }

  @Test
  void bothRulesHaveTheirFirstMomenta() {
    Momentum nesterov = Momentum.NONE;
    Momentum ratio = Momentum.NONE;
    double[] m = new double[8];
    for (int k = 0; k < 4; k++) {
      nesterov = nesterov.next(Rule.NESTEROV);
      ratio = ratio.next(Rule.RATIO);
      m[k] = nesterov.m();
      m[k + 4] = ratio.m();
    }
    assertArrayEquals(new double[] {0, 0, 0.28175, 0.43404, 0, 0.25, 0.4, 0.5}, m, 1e-5);
    Momentum anew = nesterov.restarted().next(Rule.NESTEROV);
    assertEquals(0, anew.m());
    assertEquals(0.28175, anew.next(Rule.NESTEROV).m(), 1e-5);
    assertEquals(0.25, ratio.restarted().next(Rule.RATIO).next(Rule.RATIO).m());
  }

  @ParameterizedTest
  @EnumSource(Restart.class)
  void theMinimumIsWhereManyIterationsLead(Restart restart) {
    SparseProblem problem = SparseProblems.random(12, 20, 4);
    for (Rule rule : Rule.values()) {
      var run = run(problem, new Options(0.1, 1, rule, restart), 5000);
      assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
      double[] minimum = problem.optimum(0.1 * problem.lambdaMax()).code().y().data;
      double[] found = run.at(run.end()).state().code().y().data;
      assertArrayEquals(minimum, found, 1e-8);
      Runs.extend(run, 150);
      double[] later = run.at(run.end()).state().code().y().data;
      assertArrayEquals(found, later, 1e-8);
    }
  }

  /// One column: y overshoots the minimum and turns round there.
  @Test
  void aTurningPointIsNoEnd() {
    SparseProblem problem =
        new SparseProblem(SparseProblems.column(1, 1), SparseProblems.column(3, 1));
    var run = run(problem, plain(0.1, 0.05), 2000);
    double lambda = 0.1 * problem.lambdaMax();
    double minimum = problem.optimum(lambda).code().y().data[0];
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    assertEquals(minimum, run.at(run.end()).state().code().y().data[0], 1e-8);
    assertTrue(run.history().stream().anyMatch(r -> r.series("y")[0] > minimum + 1e-3));
  }

  @Test
  void fistaRisesNowAndThenAndStaysWithinItsBound() {
    var run = run(SparseProblems.blurred(30), plain(0.02, 1), 300);
    SparseProblems.assertPromised(ALGORITHM, run);
    assertTrue(
        run.history().stream()
            .map(record -> record.verdicts().get("objective-never-rises"))
            .anyMatch(verdict -> verdict != null && verdict.status() == Verdict.Status.FAILS));
  }

  @Test
  void restartsComeAtRisesAndSaveIterations() {
    SparseProblem problem = SparseProblems.random(30, 20, 8);
    var plain = run(problem, plain(0.01, 1), 5000);
    Options options = new Options(0.01, 1, Rule.NESTEROV, Restart.GRADIENT);
    var restarted = run(problem, options, 5000);
    assertTrue(restarted.history().stream().skip(10).anyMatch(r -> r.series("m")[0] == 0));
    int saved = plain.history().getLast().iteration() - restarted.history().getLast().iteration();
    assertTrue(saved > 0, "saved " + saved);
  }

  /// With m near 1 a direction of the quadratic part is stable up to η = 4/(3L), without up to 2/L.
  @Test
  void momentumTakesLessThanTheStepThatIstaTakes() {
    SparseProblem problem = SparseProblems.TWO_ATOMS;
    var run = run(problem, plain(0.25, 1.5), 2000);
    assertEquals(StopReason.DIVERGED, run.history().getLast().stopReason());
    Ista.Options ista = new Ista.Options(0.25, Ista.Schedule.FIXED, 1, 1.5);
    var other = Runs.of(new Ista(), new Run<>(problem, ista, 0));
    Runs.extend(other, 2 * run.history().getLast().iteration());
    double first = other.history().getFirst().objective().orElseThrow();
    assertTrue(other.history().getLast().objective().orElseThrow() < first);
  }

  @Test
  void theRivalIsIstaFromTheSameStart() {
    SparseProblem problem = SparseProblems.random(8, 12, 3);
    var run = run(problem, plain(0.05, 1), 9);
    Ista.Options ista = new Ista.Options(0.05, Ista.Schedule.FIXED, 1, 1);
    var other = Runs.of(new Ista(), new Run<>(problem, ista, 0));
    Runs.extend(other, 18);
    assertArrayEquals(other.at(18).state().code().y().data, run.at(27).state().rival().y().data);
  }

  @Test
  void promisedClaimsHoldOnOddProblems() {
    for (SparseProblem problem : SparseProblems.odd()) {
      for (Rule rule : Rule.values()) {
        for (Restart restart : Restart.values()) {
          for (double stepSize : new double[] {0.3, 1, 5}) {
            Options options = new Options(0.05, stepSize, rule, restart);
            SparseProblems.assertPromised(ALGORITHM, run(problem, options, 40));
          }
        }
      }
    }
  }

  @Test
  void theBoundIsPromisedForNesterovUpToAStepOfOneOnly() {
    SparseProblem problem = SparseProblems.TWO_ATOMS;
    assertTrue(verdict(run(problem, plain(0.25, 1), 3), 3, "one-over-k-squared").holds());
    for (Options options :
        new Options[] {
          plain(0.25, 1.01),
          new Options(0.25, 1, Rule.RATIO, Restart.NONE),
          new Options(0.25, 1, Rule.NESTEROV, Restart.GRADIENT)
        }) {
      assertEquals(Verdict.NOT_YET, verdict(run(problem, options, 3), 3, "one-over-k-squared"));
    }
  }

  @Test
  void anEditForgetsTheMomentum() {
    Run<SparseProblem, Options> run = new Run<>(SparseProblems.TWO_ATOMS, plain(0.25, 1), 0);
    State state = run(SparseProblems.TWO_ATOMS, plain(0.25, 1), 9).at(27).state();
    DMatrixRMaj y = SparseProblems.column(1, 1);
    State edited = ALGORITHM.replace(run, state, "y", y);
    assertEquals(Momentum.NONE, edited.momentum());
    assertNull(edited.z());
    assertEquals(0, Norms.squaredDistance(edited.previous().y(), y));
  }

  @Test
  void optionsOutOfTheirBoundsAreRefused() {
    assertThrows(InvalidInputException.class, () -> plain(-1, 1));
    assertThrows(InvalidInputException.class, () -> plain(0.1, 0));
  }
}
