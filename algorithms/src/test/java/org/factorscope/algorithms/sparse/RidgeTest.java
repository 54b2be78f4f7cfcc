package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PseudoInverse;
import org.factorscope.algorithms.sparse.Ridge.Options;
import org.factorscope.algorithms.sparse.Ridge.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RidgeTest {
  private static final Ridge ALGORITHM = new Ridge();

  private static Timeline<SparseProblem, Options, State> run(SparseProblem problem, double lambda) {
    var run = Runs.of(ALGORITHM, new Run<>(problem, new Options(lambda), 0));
    for (int i = Ridge.directions(problem); i > 0; i--) {
      run.extend();
    }
    return run;
  }

  private static DMatrixRMaj y(Timeline<SparseProblem, Options, State> run) {
    return run.at(run.end()).state().code().y();
  }

  /// DᵀD has the eigenvalues 1.6 and 0.4 along (1, 1) and (1, −1), and Dᵀx = (2, 1.6).
  @Test
  void twoAtomsAreAsByHand() {
    var run = run(SparseProblems.TWO_ATOMS, 0.4);
    assertArrayEquals(new double[] {0.9, 0.9}, run.at(1).state().code().y().data, 1e-14);
    assertArrayEquals(new double[] {1.15, 0.65}, y(run).data, 1e-14);
    assertEquals(StopReason.COMPLETE, run.history().getLast().stopReason());
  }

  /// (DᵀD + λI)⁻¹Dᵀx and Dᵀ(DDᵀ + λI)⁻¹x by EJML's general solver.
  @Test
  void bothClosedFormsAreTheSumOfAllDirections() {
    for (SparseProblem problem :
        new SparseProblem[] {SparseProblems.random(12, 5, 1), SparseProblems.random(5, 12, 2)}) {
      DMatrixRMaj d = problem.d();
      DMatrixRMaj dt = CommonOps_DDRM.transpose(d, null);
      DMatrixRMaj first = solved(dt, d, problem.correlations(problem.x()));
      DMatrixRMaj second = problem.correlations(solved(d, dt, problem.x()));
      DMatrixRMaj y = y(run(problem, 0.3));
      assertArrayEquals(first.data, y.data, 1e-12);
      assertArrayEquals(second.data, y.data, 1e-12);
    }
  }

  /// (AB + 0.3 I)⁻¹b.
  private static DMatrixRMaj solved(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj right) {
    DMatrixRMaj matrix = new DMatrixRMaj(a.numRows, a.numRows);
    CommonOps_DDRM.mult(a, b, matrix);
    CommonOps_DDRM.addEquals(matrix, 0.3, CommonOps_DDRM.identity(a.numRows));
    DMatrixRMaj solution = new DMatrixRMaj(a.numRows, 1);
    assertTrue(CommonOps_DDRM.solve(matrix, right, solution));
    return solution;
  }

  @Test
  void littleLambdaIsThePseudoInverseAndMuchOfItNothing() {
    SparseProblem problem = SparseProblems.random(5, 9, 3);
    DMatrixRMaj least = new DMatrixRMaj(9, 1);
    CommonOps_DDRM.mult(PseudoInverse.of(problem.d(), 1e-12), problem.x(), least);
    assertArrayEquals(least.data, y(run(problem, 1e-12)).data, 1e-10);
    assertArrayEquals(least.data, Ridge.solution(problem, 0, 5).data, 1e-12);
    assertEquals(0, Norms.frobenius(y(run(problem, 1e12))), 1e-10);
  }

  @Test
  void moreLambdaMakesYShorterThoughSingleEntriesMayGrow() {
    SparseProblem problem = SparseProblems.random(12, 8, 4);
    double[] before = Ridge.solution(problem, 0, 8).data;
    boolean hasGrown = false;
    for (double lambda = 1e-3; lambda < 1e3; lambda *= 2) {
      double[] now = Ridge.solution(problem, lambda, 8).data;
      assertTrue(length(now) < length(before), "at " + lambda);
      for (int j = 0; j < now.length; j++) {
        hasGrown |= Math.abs(now[j]) > Math.abs(before[j]);
      }
      before = now;
    }
    assertTrue(hasGrown);
  }

  private static double length(double[] y) {
    return Norms.frobenius(new DMatrixRMaj(y.length, 1, true, y));
  }

  @Test
  void anotherLambdaHoldsForTheDirectionsThatAreThere() {
    SparseProblem problem = SparseProblems.random(6, 4, 5);
    State two = run(problem, 1).at(2).state();
    State changed = ALGORITHM.reconsidered(new Run<>(problem, new Options(7), 0), two);
    assertArrayEquals(run(problem, 7).at(2).state().code().y().data, changed.code().y().data);
  }

  @Test
  void directionsWithoutASingularValueAreLeftOut() {
    DMatrixRMaj twins = new DMatrixRMaj(new double[][] {{1, 1, 0}, {2, 2, 0}, {0, 0, 0}});
    var run = run(new SparseProblem(twins, SparseProblems.column(1, 3, 5)), 5);
    assertEquals(1, run.end());
    assertArrayEquals(new double[] {7.0 / 15, 7.0 / 15, 0}, y(run).data, 1e-14);
  }

  @Test
  void promisedClaimsHoldOnOddProblems() {
    for (SparseProblem problem : SparseProblems.odd()) {
      for (double lambda : new double[] {1e-6, 1, 1e6}) {
        SparseProblems.assertPromised(ALGORITHM, run(problem, lambda));
      }
    }
  }

  @Test
  void ridgeHasNoZerosAndSomeSignsTurn() {
    SparseProblem problem = SparseProblems.blurred(30);
    var run = run(problem, 0.05);
    var verdicts = run.verdictsAt(run.end());
    assertEquals(Verdict.Status.FAILS, status(verdicts.get("some-entry-is-zero")));
    assertEquals(Verdict.Status.FAILS, status(verdicts.get("signs-stay")));
    assertEquals(Verdict.Status.HOLDS, status(verdicts.get("closed-forms-agree")));
  }

  private static Verdict.Status status(@Nullable Verdict verdict) {
    return verdict == null ? Verdict.Status.NOT_YET : verdict.status();
  }

  @Test
  void aPenaltyThatIsNotAboveZeroIsRefused() {
    assertThrows(InvalidInputException.class, () -> new Options(0));
    assertThrows(InvalidInputException.class, () -> new Options(Double.NaN));
  }
}
