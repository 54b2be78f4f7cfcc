package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.sparse.Ista.Options;
import org.factorscope.algorithms.sparse.Ista.Schedule;
import org.factorscope.algorithms.sparse.Ista.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;

final class IstaTest {
  private static final Ista ALGORITHM = new Ista();

  private static Timeline<SparseProblem, Options, State> run(
      SparseProblem problem, Options options, int iterations) {
    Timeline<SparseProblem, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(problem, options, 0));
    while (run.end() < 2 * iterations && run.history().getLast().stopReason() == null) {
      run.extend();
    }
    return run;
  }

  private static Options fixed(double share, double stepSize) {
    return new Options(share, Schedule.FIXED, 10, stepSize);
  }

  private static double[] y(Timeline<SparseProblem, Options, State> run, int iteration) {
    return run.at(2 * iteration).state().code().y().data;
  }

  /// λ = 0.5, η = 0.625: v₁ = (1.25, 1), then minus 0.3125; the residual is (0.65, −0.05).
  @Test
  void twoAtomsAreAsByHand() {
    var run = run(SparseProblems.TWO_ATOMS, fixed(0.25, 1), 60);
    assertArrayEquals(new double[] {0.9375, 0.6875}, y(run, 1), 1e-15);
    assertArrayEquals(new double[] {1.03125, 0.59375}, y(run, 2), 1e-15);
    assertArrayEquals(new double[] {1.3125, 0.3125}, y(run, 60), 1e-7);
  }

  /// Where D is the identity, the first iteration is the soft threshold of x itself.
  @Test
  void withoutADictionaryOneIterationDoesIt() {
    SparseProblem problem =
        new SparseProblem(CommonOps_DDRM.identity(4), SparseProblems.column(4, -0.5, 1.5, -2));
    var run = run(problem, fixed(0.25, 1), 2);
    assertArrayEquals(new double[] {3, 0, 0.5, -1}, y(run, 1), 1e-15);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  @Test
  void theMinimumIsWhereManyIterationsLead() {
    SparseProblem problem = SparseProblems.random(12, 20, 4);
    var run = run(problem, fixed(0.1, 1), 20_000);
    Lasso.Optimum optimum = problem.optimum(0.1 * problem.lambdaMax());
    assertEquals(0, optimum.gap(), 1e-12);
    double[] found = run.at(run.end()).state().code().y().data;
    assertArrayEquals(optimum.code().y().data, found, 1e-8);
    DMatrixRMaj correlations = optimum.code().correlations();
    for (int j = 0; j < 20; j++) {
      double y = optimum.code().y().data[j];
      double lambda = optimum.lambda();
      double wanted = y == 0 ? Math.min(lambda, Math.abs(correlations.data[j])) : lambda;
      assertEquals(wanted, Math.abs(correlations.data[j]), 1e-12);
      assertTrue(y * correlations.data[j] >= 0, "sign of entry " + j);
    }
  }

  @Test
  void aRunEndsWhereFiftyMoreIterationsMoveNothing() {
    var run = run(SparseProblems.random(12, 6, 4), fixed(0.1, 1), 20_000);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    Code code = run.at(run.end()).state().code();
    Runs.extend(run, 100);
    Code later = run.at(run.end()).state().code();
    double moved = Math.sqrt(Norms.squaredDistance(code.y(), later.y()));
    assertTrue(moved <= 1e-8 * Norms.frobenius(code.y()), "moved " + moved);
  }

  @Test
  void stepsUpToTwoDescendAndLongerOnesBlowUp() {
    SparseProblem problem = SparseProblems.blurred(30);
    SparseProblems.assertPromised(ALGORITHM, run(problem, fixed(0.02, 2), 50));
    var wild = run(problem, fixed(0.02, 2.2), 1000);
    assertTrue(
        wild.history().stream().anyMatch(record -> record.stopReason() == StopReason.DIVERGED));
  }

  /// The rule as printed takes η = 1, which is L in units of 1/L.
  @Test
  void theStepOfTheNotesIsForDictionariesOfNormOne() {
    SparseProblem problem = SparseProblems.random(20, 40, 1);
    var run = run(problem, fixed(0.02, problem.lipschitz()), 40);
    assertEquals(StopReason.DIVERGED, run.history().getLast().stopReason());
  }

  @Test
  void homotopyLowersLambdaGeometricallyAndReachesItInTheLastLayer() {
    Options options = new Options(0.0001, Schedule.HOMOTOPY, 4, 1);
    Run<SparseProblem, Options> run = new Run<>(SparseProblems.TWO_ATOMS, options, 0);
    for (int l = 1; l <= 6; l++) {
      double wanted = 2 * Math.pow(10, -Math.min(l, 4));
      assertEquals(wanted, Ista.lambda(run, Schedule.HOMOTOPY, l), 1e-15);
      assertEquals(0.0002, Ista.lambda(run, Schedule.FIXED, l), 1e-18);
    }
  }

  /// On the identity every layer is at rest where it is, and still the run goes through all of
  /// them.
  @Test
  void homotopyDoesNotEndBeforeItsLastLayer() {
    SparseProblem problem =
        new SparseProblem(CommonOps_DDRM.identity(2), SparseProblems.column(1, 0));
    var run = run(problem, new Options(1, Schedule.HOMOTOPY, 5, 1), 50);
    assertEquals(6, run.history().getLast().iteration());
  }

  @Test
  void theRivalIsTheOtherScheduleFromTheSameStart() {
    SparseProblem problem = SparseProblems.random(8, 12, 3);
    var fixed = run(problem, new Options(0.05, Schedule.FIXED, 5, 1), 9);
    var homotopy = run(problem, new Options(0.05, Schedule.HOMOTOPY, 5, 1), 9);
    assertArrayEquals(y(homotopy, 9), fixed.at(18).state().rival().y().data);
    assertArrayEquals(y(fixed, 9), homotopy.at(18).state().rival().y().data);
  }

  @Test
  void fromLambdaMaxOnNothingIsWorthItsPrice() {
    SparseProblem problem = SparseProblems.random(8, 12, 3);
    var run = run(problem, fixed(1 + 1e-9, 1), 10);
    assertEquals(0, run.at(run.end()).state().code().support());
    assertEquals(1, run.history().getLast().iteration());
  }

  @Test
  void theGapIsTheDistanceOfPrimalAndDualValue() {
    SparseProblem problem = SparseProblems.random(8, 12, 3);
    var run = run(problem, fixed(0.1, 1), 5);
    double lambda = 0.1 * problem.lambdaMax();
    Code code = run.at(10).state().code();
    DMatrixRMaj theta = code.residual().copy();
    double largest = CommonOps_DDRM.elementMaxAbs(code.correlations());
    CommonOps_DDRM.scale(Math.min(1, lambda / largest), theta);
    double dual =
        Norms.squaredFrobenius(problem.x()) / 2 - Norms.squaredDistance(problem.x(), theta) / 2;
    assertEquals(code.objective(lambda) - dual, code.gap(lambda), 1e-12);
  }

  @Test
  void promisedClaimsHoldOnOddProblems() {
    for (SparseProblem problem : SparseProblems.odd()) {
      for (Schedule schedule : Schedule.values()) {
        for (double stepSize : new double[] {0.3, 1, 2, 5}) {
          Options options = new Options(0.05, schedule, 7, stepSize);
          SparseProblems.assertPromised(ALGORITHM, run(problem, options, 40));
        }
      }
    }
  }

  /// Begun at the minimum of another λ, the first iteration of a long step may rise.
  @Test
  void theClaimAboutOtherStepsFailsWhereTheyRise() {
    var run = run(SparseProblems.blurred(30), fixed(0.02, 3), 30);
    assertTrue(
        run.history().stream()
            .map(record -> record.verdicts().get("objective-never-rises-anyway"))
            .anyMatch(verdict -> verdict != null && verdict.status() == Verdict.Status.FAILS));
  }

  @Test
  void aStartIsSetAndNothingElseIsKnownOfIt() {
    Run<SparseProblem, Options> run = new Run<>(SparseProblems.TWO_ATOMS, fixed(0.25, 1), 0);
    var from = Runs.from(ALGORITHM, run, Map.of("y", SparseProblems.column(1.3125, 0.3125)));
    assertNull(from.at(0).state().v());
    Runs.extend(from, 2);
    assertEquals(StopReason.CONVERGED, from.history().getLast().stopReason());
  }

  @Test
  void optionsAndDataOutOfTheirBoundsAreRefused() {
    assertThrows(InvalidInputException.class, () -> fixed(0, 1));
    assertThrows(InvalidInputException.class, () -> fixed(0.1, Double.NaN));
    assertThrows(InvalidInputException.class, () -> new Options(0.1, Schedule.FIXED, 0, 1));
    DMatrixRMaj d = new DMatrixRMaj(2, 2);
    assertThrows(InvalidInputException.class, () -> new SparseProblem(d, new DMatrixRMaj(3, 1)));
    d.set(0, 0, 1e160);
    assertThrows(InvalidInputException.class, () -> new SparseProblem(d, new DMatrixRMaj(2, 1)));
  }
}
