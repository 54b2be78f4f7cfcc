package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.completion.NuclearNorm.Method;
import org.factorscope.algorithms.completion.NuclearNorm.Options;
import org.factorscope.algorithms.completion.NuclearNorm.State;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;

final class NuclearNormTest {
  private static final NuclearNorm ALGORITHM = new NuclearNorm();

  private static Timeline<CompletionProblem, Options, State> run(
      CompletionProblem problem, Options options, int iterations) {
    Timeline<CompletionProblem, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(problem, options, 0));
    Runs.extend(run, 2 * iterations);
    return run;
  }

  private static Options svt(double tau, double stepSize) {
    return new Options(Method.SVT, tau, stepSize);
  }

  private static Options softImpute(double tau) {
    return new Options(Method.SOFT_IMPUTE, tau, 1);
  }

  private static State start(CompletionProblem problem, Options options) {
    return ALGORITHM.start(new Run<>(problem, options, 0));
  }

  private static Shrunk end(Timeline<CompletionProblem, Options, State> run) {
    Shrunk shrunk = run.at(run.end()).state().shrunk();
    assertNotNull(shrunk);
    return shrunk;
  }

  private static double nuclearNorm(DMatrixRMaj a) {
    return Arrays.stream(ThinSvd.valuesOf(a)).sum();
  }

  /// A scalar: SVT climbs to Y = M + τ, so that (Y − τ)₊ = M; soft-impute ends at (M − τ)₊.
  @Test
  void oneKnownNumberIsReachedBySvtAndMissedByTauBySoftImpute() {
    DMatrixRMaj m = new DMatrixRMaj(new double[][] {{5}});
    CompletionProblem problem = CompletionProblem.of(Observations.of(m), null);
    assertEquals(5, end(run(problem, svt(2, 1.5), 60)).b().get(0, 0), 1e-10);
    assertEquals(3, end(run(problem, softImpute(2), 60)).b().get(0, 0), 1e-14);
  }

  @Test
  void svtStartsFromZeroAndSoftImputeFromTheKnownEntries() {
    CompletionProblem problem = PunchedMatrices.lowRank(5, 4, 1, 0.5, 1);
    assertEquals(0, Norms.frobenius(start(problem, svt(1, 1)).y()));
    assertArrayEquals(problem.known().asMatrix(0).data, start(problem, softImpute(1)).y().data);
  }

  @Test
  void aThresholdAboveTheLargestSingularValueGivesZero() {
    CompletionProblem problem = PunchedMatrices.lowRank(10, 8, 2, 0.5, 2);
    double largest = ThinSvd.valuesOf(problem.known().asMatrix(0))[0];
    Timeline<CompletionProblem, Options, State> run = run(problem, softImpute(1.01 * largest), 1);
    Shrunk shrunk = end(run);
    assertEquals(0, Norms.frobenius(shrunk.b()));
    assertEquals(0, shrunk.rank());
    run.extend();
    run.extend();
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  /// The limit minimizes τ‖X‖_* + ½‖X‖_F² among the matrices that meet the known entries; no random
  /// direction within the gaps lowers it.
  @Test
  void theLimitOfSvtMinimizesTheNuclearNormPlusHalfTheSquares() {
    double tau = 4;
    CompletionProblem problem = PunchedMatrices.lowRank(10, 8, 2, 0.6, 3);
    Shrunk limit = end(run(problem, svt(tau, 1.2), 4000));
    assertTrue(problem.relative(limit.residual()) < 1e-10, () -> "residual " + limit.residual());
    double least = regularized(limit.b(), tau, 0.5);
    SplittableRandom random = StepRandom.at(9, 0);
    for (int trial = 0; trial < 500; trial++) {
      DMatrixRMaj direction = problem.outside(PunchedMatrices.normal(10, 8, random));
      double size = StrictMath.pow(10, -5 * random.nextDouble());
      DMatrixRMaj other = new DMatrixRMaj(10, 8);
      CommonOps_DDRM.add(limit.b(), size, direction, other);
      assertTrue(regularized(other, tau, 0.5) >= least - 1e-9, "trial " + trial);
    }
  }

  /// The printed objective τ‖X‖_* + ‖X‖_F²/(2τ) has another minimizer, the limit for τ².
  @Test
  void theLimitOfSvtDoesNotMinimizeWhatTheLectureNotesPrint() {
    double tau = 4;
    CompletionProblem problem = PunchedMatrices.lowRank(10, 8, 2, 0.6, 3);
    DMatrixRMaj limit = end(run(problem, svt(tau, 1.2), 4000)).b();
    DMatrixRMaj better = end(run(problem, svt(tau * tau, 1.2), 4000)).b();
    double printed = regularized(limit, tau, 1 / (2 * tau));
    assertTrue(regularized(better, tau, 1 / (2 * tau)) < printed - 1e-4);
  }

  private static double regularized(DMatrixRMaj x, double tau, double weight) {
    return tau * nuclearNorm(x) + weight * Norms.squaredFrobenius(x);
  }

  @Test
  void softImputeEndsWhereTheGradientIsASubgradientOfTheNuclearNorm() {
    double tau = 1;
    CompletionProblem problem = PunchedMatrices.lowRank(20, 20, 3, 0.5, 4);
    DMatrixRMaj b = end(run(problem, softImpute(tau), 2000)).b();
    DMatrixRMaj gradient = new DMatrixRMaj(20, 20);
    CommonOps_DDRM.subtract(problem.stepped(b, 1, b), b, gradient);
    assertTrue(ThinSvd.valuesOf(gradient)[0] <= tau * (1 + 1e-8));
    double product = 0;
    for (int e = 0; e < b.getNumElements(); e++) {
      product += gradient.data[e] * b.data[e];
    }
    assertEquals(tau * nuclearNorm(b), product, 1e-8 * product);
  }

  /// ALS with λ = 1 and k = 6 on 20 x 20 reaches the nuclear-norm optimum. The ALS is written here
  /// once more, so that the two have nothing in common.
  @Test
  void softImputeAndAlternatingLeastSquaresReachTheSameOptimum() {
    CompletionProblem problem = PunchedMatrices.lowRank(20, 20, 3, 0.5, 4);
    Timeline<CompletionProblem, Options, State> run = run(problem, softImpute(1), 3000);
    double objective = run.history().getLast().objective().orElseThrow();
    DMatrixRMaj u = PunchedMatrices.normal(20, 6, StepRandom.at(1, 0));
    DMatrixRMaj v = PunchedMatrices.normal(20, 6, StepRandom.at(2, 0));
    DMatrixRMaj known = problem.known().asMatrix(Double.NaN);
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(known, null);
    for (int sweep = 0; sweep < 3000; sweep++) {
      u = ridgeRows(known, v, 1);
      v = ridgeRows(transposed, u, 1);
    }
    DMatrixRMaj product = new DMatrixRMaj(20, 20);
    CommonOps_DDRM.multTransB(u, v, product);
    double residual = problem.residual(product);
    double penalty = Norms.squaredFrobenius(u) + Norms.squaredFrobenius(v);
    assertEquals(objective, (residual * residual + penalty) / 2, 1e-10 * objective);
    assertEquals(0, Shrunk.distance(product, end(run).b()), 1e-6);
    DMatrixRMaj gramU = new DMatrixRMaj(6, 6);
    DMatrixRMaj gramV = new DMatrixRMaj(6, 6);
    CommonOps_DDRM.multTransA(u, u, gramU);
    CommonOps_DDRM.multTransA(v, v, gramV);
    assertEquals(0, Shrunk.distance(gramU, gramV), 1e-6);
  }

  /// Each row of the factor by ridge regression on the row's known entries.
  private static DMatrixRMaj ridgeRows(DMatrixRMaj known, DMatrixRMaj other, double lambda) {
    int k = other.numCols;
    DMatrixRMaj factor = new DMatrixRMaj(known.numRows, k);
    for (int i = 0; i < known.numRows; i++) {
      DMatrixRMaj gram = CommonOps_DDRM.identity(k);
      CommonOps_DDRM.scale(lambda, gram);
      DMatrixRMaj right = new DMatrixRMaj(k, 1);
      for (int j = 0; j < known.numCols; j++) {
        double value = known.get(i, j);
        for (int a = 0; a < k && !Double.isNaN(value); a++) {
          right.add(a, 0, value * other.get(j, a));
          for (int b = 0; b < k; b++) {
            gram.add(a, b, other.get(j, a) * other.get(j, b));
          }
        }
      }
      assertTrue(PositiveDefinite.solve(gram.data, right.data, k));
      for (int a = 0; a < k; a++) {
        factor.set(i, a, right.get(a, 0));
      }
    }
    return factor;
  }

  @Test
  void svtStopsByItsRuleAndKeepsTheDualClimbing() {
    CompletionProblem problem = PunchedMatrices.lowRank(30, 30, 2, 0.5, 1);
    double delta = Math.min(1.9, 1.2 / problem.knownShare());
    Timeline<CompletionProblem, Options, State> run = run(problem, svt(150, delta), 3000);
    assertPromised(run);
    assertTrue(
        run.history().stream().anyMatch(record -> record.stopReason() == StopReason.CONVERGED));
    assertTrue(end(run).hiddenError() < 0.05, () -> "error " + end(run).hiddenError());
  }

  @Test
  void promisedClaimsHoldOnOddProblemsByBothMethods() {
    for (CompletionProblem problem : PunchedMatrices.odd()) {
      double largest = ThinSvd.valuesOf(problem.known().asMatrix(0))[0];
      for (double share : new double[] {0, 0.2, 5}) {
        for (double stepSize : new double[] {0.5, 1.9, 4}) {
          assertPromised(run(problem, svt(share * largest, stepSize), 20));
        }
        assertPromised(run(problem, softImpute(share * largest), 20));
      }
    }
  }

  private static void assertPromised(Timeline<CompletionProblem, Options, State> run) {
    for (StepRecord record : run.history()) {
      for (Claim<CompletionProblem, Options, State> claim : ALGORITHM.claims()) {
        Verdict verdict = record.verdicts().get(claim.id());
        assertNotNull(verdict);
        boolean fails = verdict.status() == Verdict.Status.FAILS;
        assertFalse(
            fails && claim.promise() == Claim.Promise.PROMISED,
            () -> claim.id() + " at " + record.position() + ": " + verdict.margin());
      }
    }
  }

  /// Lowering the floor in the middle of a run is the warm start of the papers.
  @Test
  void aLowerThresholdInTheMiddleOfARunGoesOnFromThere() {
    CompletionProblem problem = PunchedMatrices.lowRank(15, 12, 2, 0.6, 7);
    Timeline<CompletionProblem, Options, State> run = run(problem, softImpute(5), 30);
    State now = run.at(run.end()).state();
    Timeline<CompletionProblem, Options, State> fork =
        run.fork(run.end(), run.run().with(softImpute(0.5)), now, "set tau");
    Runs.extend(fork, 2000);
    assertPromised(fork);
    double direct =
        run(problem, softImpute(0.5), 1000).history().getLast().objective().orElseThrow();
    assertEquals(direct, fork.history().getLast().objective().orElseThrow(), 1e-9 * direct);
  }

  @Test
  void aRowWithoutKnownEntriesStaysZeroByBothMethods() {
    double gap = Double.NaN;
    DMatrixRMaj m = new DMatrixRMaj(new double[][] {{1, 2, gap}, {gap, gap, gap}, {2, 4, 6}});
    CompletionProblem problem = CompletionProblem.of(Observations.of(m), null);
    for (Options options : new Options[] {svt(2, 1.2), softImpute(0.1)}) {
      DMatrixRMaj b = end(run(problem, options, 200)).b();
      for (int j = 0; j < 3; j++) {
        assertEquals(0, b.get(1, j), 1e-13);
      }
    }
  }

  @Test
  void badOptionsAndStartsAreRefused() {
    assertThrows(InvalidInputException.class, () -> softImpute(-1));
    assertThrows(InvalidInputException.class, () -> svt(1, 0));
    CompletionProblem problem = PunchedMatrices.lowRank(4, 3, 1, 0.5, 1);
    Run<CompletionProblem, Options> run = new Run<>(problem, svt(1, 1), 0);
    State state = ALGORITHM.start(run);
    DMatrixRMaj full = new DMatrixRMaj(4, 3);
    Arrays.fill(full.data, 1);
    assertThrows(InvalidInputException.class, () -> ALGORITHM.replace(run, state, "Y", full));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, state, "Y", new DMatrixRMaj(3, 4)));
    assertThrows(InvalidInputException.class, () -> ALGORITHM.replace(run, state, "B", full));
  }

  @Test
  void theCardShowsTheCorrectionOfTheChosenMethod() {
    assertEquals("svt", ALGORITHM.halfSteps(svt(1, 1)).getLast().method());
    assertEquals("soft-impute", ALGORITHM.halfSteps(softImpute(1)).getLast().method());
  }
}
