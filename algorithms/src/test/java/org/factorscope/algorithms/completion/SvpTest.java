package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Svp.Options;
import org.factorscope.algorithms.completion.Svp.State;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;

final class SvpTest {
  private static final Svp ALGORITHM = new Svp();

  private static Timeline<CompletionProblem, Options, State> run(
      CompletionProblem problem, int rank, double stepSize, int iterations) {
    return run(problem, rank, stepSize, iterations, Map.of());
  }

  private static Timeline<CompletionProblem, Options, State> run(
      CompletionProblem problem,
      int rank,
      double stepSize,
      int iterations,
      Map<String, DMatrixRMaj> start) {
    Run<CompletionProblem, Options> run = new Run<>(problem, new Options(rank, stepSize), 0);
    Timeline<CompletionProblem, Options, State> timeline = Runs.from(ALGORITHM, run, start);
    Runs.extend(timeline, 2 * iterations);
    return timeline;
  }

  private static State end(Timeline<CompletionProblem, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static double loss(Timeline<CompletionProblem, Options, State> run, int iteration) {
    return run.history().get(2 * iteration).objective().orElseThrow();
  }

  private static DMatrixRMaj truth(CompletionProblem problem) {
    return Objects.requireNonNull(problem.truth());
  }

  /// One known entry of [[a, ?], [?, ?]]: a step of η from zero gives ηa there, and rank 1 keeps
  /// it.
  @Test
  void aSingleKnownEntryIsReachedGeometrically() {
    double gap = Double.NaN;
    DMatrixRMaj m = new DMatrixRMaj(new double[][] {{8, gap}, {gap, gap}});
    CompletionProblem problem = CompletionProblem.of(Observations.of(m), null);
    Timeline<CompletionProblem, Options, State> run = run(problem, 1, 0.5, 3);
    assertArrayEquals(new double[] {7, 0, 0, 0}, end(run).a().data, 1e-14);
    assertEquals(0.5, loss(run, 3), 1e-14);
  }

  @Test
  void aMatrixOfRankKThatMeetsTheKnownEntriesIsAFixedPoint() {
    CompletionProblem problem = PunchedMatrices.lowRank(12, 9, 2, 0.6, 3);
    DMatrixRMaj truth = truth(problem);
    assertArrayEquals(truth.data, end(run(problem, 2, 1.7, 1, Map.of("A", truth))).a().data, 1e-13);
  }

  @Test
  void theLossNeverRisesInThreeHundredStepsOfOne() {
    for (double stepSize : new double[] {1, 0.6}) {
      Timeline<CompletionProblem, Options, State> run =
          run(PunchedMatrices.lowRank(30, 30, 2, 0.5, 1), 2, stepSize, 300);
      for (int i = 2; i <= 300; i++) {
        assertTrue(loss(run, i) <= loss(run, i - 1) * (1 + 1e-12) + 1e-24, "iteration " + i);
      }
    }
  }

  @Test
  void halfOfAMatrixOfRankTwoGivesTheOtherHalf() {
    Timeline<CompletionProblem, Options, State> run =
        run(PunchedMatrices.lowRank(30, 30, 2, 0.5, 1), 2, 1, 400);
    assertTrue(end(run).hiddenError() < 1e-6, () -> "error " + end(run).hiddenError());
  }

  /// η = 1/p can overshoot where p is small; η = 1 is slow but sure.
  @Test
  void aStepOfOneOverPDivergesWhereLittleIsKnown() {
    CompletionProblem problem = PunchedMatrices.lowRank(30, 30, 2, 0.3, 2);
    Timeline<CompletionProblem, Options, State> wild =
        run(problem, 2, 1 / problem.knownShare(), 40);
    assertTrue(
        wild.history().stream().anyMatch(record -> record.stopReason() == StopReason.DIVERGED));
    Timeline<CompletionProblem, Options, State> sure = run(problem, 2, 1, 40);
    assertTrue(loss(sure, 40) < loss(sure, 1));
  }

  @Test
  void whereHalfIsKnownAStepOfOneOverPIsFasterThanOne() {
    CompletionProblem problem = PunchedMatrices.lowRank(30, 30, 2, 0.5, 1);
    Timeline<CompletionProblem, Options, State> fast =
        run(problem, 2, 1 / problem.knownShare(), 60);
    Timeline<CompletionProblem, Options, State> slow = run(problem, 2, 1, 60);
    assertTrue(loss(fast, 60) < 1e-3 * loss(slow, 60));
  }

  @Test
  void theCutLeavesTheLargestSingularValuesAsTheyAre() {
    CompletionProblem problem = PunchedMatrices.lowRank(14, 10, 5, 1, 4);
    Timeline<CompletionProblem, Options, State> run = run(problem, 3, 1, 1);
    double[] whole = ThinSvd.valuesOf(truth(problem));
    double[] kept = end(run).singularValues();
    for (int k = 0; k < 10; k++) {
      assertEquals(k < 3 ? whole[k] : 0, kept[k], 1e-12 * whole[0]);
    }
    assertArrayEquals(Arrays.copyOfRange(whole, 3, 10), end(run).cut(), 1e-12 * whole[0]);
  }

  @Test
  void aRowWithoutKnownEntriesStaysZero() {
    double gap = Double.NaN;
    DMatrixRMaj m = new DMatrixRMaj(new double[][] {{1, 2, gap}, {gap, gap, gap}, {2, 4, 6}});
    State end = end(run(CompletionProblem.of(Observations.of(m), null), 1, 1, 100));
    for (int j = 0; j < 3; j++) {
      assertEquals(0, end.a().get(1, j), 1e-14);
    }
    assertEquals(3, end.a().get(0, 2), 1e-6);
  }

  @Test
  void promisedClaimsHoldOnOddProblemsForSmallAndLargeSteps() {
    for (CompletionProblem problem : PunchedMatrices.odd()) {
      for (double stepSize : new double[] {0.3, 1, 3}) {
        assertPromised(run(problem, 2, stepSize, 25));
      }
    }
  }

  private static void assertPromised(Timeline<CompletionProblem, Options, State> run) {
    for (StepRecord record : run.history()) {
      for (Claim<CompletionProblem, Options, State> claim : ALGORITHM.claims()) {
        Verdict verdict = record.verdicts().get(claim.id());
        assertTrue(verdict != null);
        boolean fails = verdict.status() == Verdict.Status.FAILS;
        assertFalse(
            fails && claim.promise() == Claim.Promise.PROMISED,
            () -> claim.id() + " at " + record.position() + ": " + verdict.margin());
      }
    }
  }

  @Test
  void aRunOverTheEdgeOfTheNumbersEndsWithoutAnException() {
    CompletionProblem problem = PunchedMatrices.lowRank(10, 10, 2, 0.3, 2);
    Timeline<CompletionProblem, Options, State> run = run(problem, 2, 50, 200);
    List<StopReason> reasons = run.history().stream().map(StepRecord::stopReason).toList();
    assertTrue(reasons.contains(StopReason.DIVERGED));
    assertEquals(StopReason.NOT_A_NUMBER, reasons.getLast());
  }

  @Test
  void aStartOfHigherRankIsCutAndMayCostLoss() {
    CompletionProblem problem = PunchedMatrices.lowRank(8, 8, 2, 0.7, 6);
    DMatrixRMaj truth = truth(problem);
    Timeline<CompletionProblem, Options, State> run = run(problem, 1, 1, 1, Map.of("A", truth));
    assertPromised(run);
    assertTrue(end(run).loss() > 1e-3 * Norms.squaredFrobenius(truth));
    assertEquals(1, end(run).rank());
  }

  @Test
  void optionsOutOfTheirBoundsAreRefused() {
    assertThrows(InvalidInputException.class, () -> new Options(0, 1));
    assertThrows(InvalidInputException.class, () -> new Options(1, 0));
    assertThrows(InvalidInputException.class, () -> new Options(1, Double.NaN));
    DMatrixRMaj nothing = new DMatrixRMaj(new double[][] {{Double.NaN, Double.NaN}});
    assertThrows(
        InvalidInputException.class, () -> CompletionProblem.of(Observations.of(nothing), null));
  }

  /// After a gradient step the state holds the decomposition of A for the cut that follows.
  @Test
  void theDecompositionCountsAmongTheBytesOfAState() {
    CompletionProblem problem = PunchedMatrices.lowRank(30, 20, 2, 0.5, 1);
    Timeline<CompletionProblem, Options, State> run = run(problem, 2, 1, 0);
    long before = run.bytes();
    run.extend();
    long a = 30 * 20;
    long decomposition = 30 * 20 + 20 + 20 * 20;
    long grown = (run.bytes() - before) / Double.BYTES;
    assertTrue(grown >= a + decomposition, grown + " numbers");
  }
}
