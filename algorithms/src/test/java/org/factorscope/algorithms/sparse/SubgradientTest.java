package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.sparse.Subgradient.Choice;
import org.factorscope.algorithms.sparse.Subgradient.Options;
import org.factorscope.algorithms.sparse.Subgradient.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;

final class SubgradientTest {
  private static final Subgradient ALGORITHM = new Subgradient();

  private static Timeline<SparseProblem, Options, State> run(
      SparseProblem problem, Options options, int iterations) {
    var run = Runs.of(ALGORITHM, new Run<>(problem, options, 0));
    while (run.end() < 2 * iterations && run.history().getLast().stopReason() == null) {
      run.extend();
    }
    return run;
  }

  private static double[] g(Timeline<SparseProblem, Options, State> run, int iteration) {
    return Objects.requireNonNull(run.at(2 * iteration).state().g()).data;
  }

  private static double objective(Timeline<SparseProblem, Options, State> run, int iteration) {
    return run.history().get(2 * iteration).objective().orElseThrow();
  }

  /// λ = 1.8: (0.2, 0) is the minimum. The shortest subgradient is 0; that with +λ for the second
  /// entry is (0, 0.32), and a step of 0.3125 along it raises F from 2.105 to 2.4381.
  @Test
  void anArbitrarySubgradientMayAscendWhereTheShortestOneRests() {
    DMatrixRMaj minimum = SparseProblems.column(0.2, 0);
    for (Choice choice : Choice.values()) {
      Options options = new Options(0.9, choice, 0.5);
      var run =
          Runs.from(
              ALGORITHM, new Run<>(SparseProblems.TWO_ATOMS, options, 0), Map.of("y", minimum));
      Runs.extend(run, 2);
      boolean isShortest = choice == Choice.MINIMUM_NORM;
      assertArrayEquals(new double[] {0, isShortest ? 0 : 0.32}, g(run, 1), 1e-15);
      assertEquals(2.105, objective(run, 0), 1e-14);
      assertEquals(isShortest ? 2.105 : 2.438, objective(run, 1), 1e-14);
    }
  }

  @Test
  void theShortestSubgradientHasTheSoftThresholdAtZero() {
    SparseProblem problem =
        new SparseProblem(CommonOps_DDRM.identity(3), SparseProblems.column(4, 0.5, -1.5));
    var run = run(problem, new Options(0.25, Choice.MINIMUM_NORM, 0.5), 1);
    assertArrayEquals(new double[] {-3, 0, 0.5}, g(run, 1), 1e-15);
    var other = run(problem, new Options(0.25, Choice.ARBITRARY, 0.5), 1);
    assertArrayEquals(new double[] {-3, 0.5, 2.5}, g(other, 1), 1e-15);
  }

  /// No direction that is tried descends faster than the shortest subgradient.
  @Test
  void theShortestSubgradientIsTheDirectionOfSteepestDescent() {
    SparseProblem problem = SparseProblems.random(6, 8, 1);
    double lambda = 0.3 * problem.lambdaMax();
    var run = run(problem, new Options(0.3, Choice.MINIMUM_NORM, 0.5), 1);
    DMatrixRMaj g = new DMatrixRMaj(8, 1, true, g(run, 1));
    double small = 1e-7;
    double start = problem.zero().objective(lambda);
    double steepest = Norms.frobenius(g);
    for (int trial = 0; trial < 50; trial++) {
      DMatrixRMaj way = SparseProblems.random(8, 1, 100 + trial).d().copy();
      CommonOps_DDRM.scale(small / Norms.frobenius(way), way);
      double slope = (start - Code.of(problem, way).objective(lambda)) / small;
      assertTrue(slope < steepest + 1e-5, "trial " + trial);
    }
    CommonOps_DDRM.scale(-small / steepest, g);
    assertEquals(steepest, (start - Code.of(problem, g).objective(lambda)) / small, 1e-5);
  }

  @Test
  void aFixedStepChattersAroundZeroWhereIstaHasZeros() {
    SparseProblem problem = SparseProblems.random(12, 20, 4);
    var run = run(problem, new Options(0.2, Choice.MINIMUM_NORM, 0.5), 2000);
    assertEquals(4000, run.end());
    State last = run.at(run.end()).state();
    Code minimum = problem.optimum(0.2 * problem.lambdaMax()).code();
    assertEquals(minimum.support(), last.rival().support());
    assertTrue(last.code().support() > minimum.support());
    assertTrue(
        run.history().stream()
            .map(record -> record.verdicts().get("objective-never-rises"))
            .anyMatch(verdict -> verdict != null && verdict.status() == Verdict.Status.FAILS));
  }

  @Test
  void theRivalIsIstaFromTheSameStart() {
    SparseProblem problem = SparseProblems.random(8, 12, 3);
    var run = run(problem, new Options(0.05, Choice.ARBITRARY, 0.5), 9);
    Ista.Options ista = new Ista.Options(0.05, Ista.Schedule.FIXED, 1, 0.5);
    var other = Runs.of(new Ista(), new Run<>(problem, ista, 0));
    Runs.extend(other, 18);
    assertArrayEquals(other.at(18).state().code().y().data, run.at(18).state().rival().y().data);
  }

  @Test
  void promisedClaimsHoldOnOddProblems() {
    for (SparseProblem problem : SparseProblems.odd()) {
      for (Choice choice : Choice.values()) {
        for (double stepSize : new double[] {0.3, 1, 5}) {
          Options options = new Options(0.05, choice, stepSize);
          SparseProblems.assertPromised(ALGORITHM, run(problem, options, 40));
        }
      }
    }
  }

  /// A single column: the bound on the best value is what theory says, and not a fraction of it.
  @Test
  void theBoundOnTheBestValueIsCloseForALongStep() {
    SparseProblem problem = new SparseProblem(SparseProblems.column(1), SparseProblems.column(2));
    var run = run(problem, new Options(0.5, Choice.MINIMUM_NORM, 1), 1);
    Verdict verdict = Objects.requireNonNull(run.verdictsAt(2).get("best-is-within"));
    // F(0) − F* = 2 − 1.5 and the bound is (1 + 1)/2.
    assertEquals(0.5 - 1, verdict.margin(), 1e-15);
  }

  @Test
  void stepsThatAreTooLongDiverge() {
    Options options = new Options(0.1, Choice.MINIMUM_NORM, 3);
    var run = run(SparseProblems.random(8, 12, 3), options, 500);
    assertEquals(StopReason.DIVERGED, run.history().getLast().stopReason());
  }

  @Test
  void optionsOutOfTheirBoundsAreRefused() {
    assertThrows(InvalidInputException.class, () -> new Options(0, Choice.ARBITRARY, 1));
    assertThrows(InvalidInputException.class, () -> new Options(0.1, Choice.ARBITRARY, Double.NaN));
  }
}
