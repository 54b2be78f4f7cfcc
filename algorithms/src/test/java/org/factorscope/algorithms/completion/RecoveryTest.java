package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.StepRecord;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecoveryTest {
  private static final Recovery ALGORITHM = new Recovery();
  private static final Recovery.Nothing NOTHING = new Recovery.Nothing();
  private static final Phase CELL = ALGORITHM.phases().getFirst();

  private static Timeline<RecoveryState> run(RecoveryOptions options, long seed, int cells) {
    Timeline<RecoveryState> run =
        new Timeline<>(ALGORITHM, ALGORITHM.start(NOTHING, options, seed), 1 << 24);
    for (int c = 0; c < cells; c++) {
      run.extend();
    }
    return run;
  }

  private static RecoveryState end(Timeline<RecoveryState> run) {
    return run.at(run.end()).state();
  }

  private static RecoveryOptions als(int size, int ranks, int trials) {
    return new RecoveryOptions(size, ranks, trials, RecoverySolver.ALS);
  }

  @Test
  void theGridFillsCellByCellAndTheRunEndsWithTheLast() {
    Timeline<RecoveryState> run = run(als(12, 2, 3), 0, 14);
    for (int cell = 0; cell < 14; cell++) {
      RecoveryState state = run.at(cell + 1).state();
      assertEquals(cell, state.last());
      assertEquals(cell + 1, state.filled());
      assertEquals(cell < 13 ? cell + 1 : -1, state.next());
      assertEquals(
          cell == 13 ? StopReason.CONVERGED : null, run.records().get(cell + 1).stopReason());
    }
    assertTrue(Arrays.stream(end(run).success().data).allMatch(Double::isFinite));
  }

  @Test
  void theObjectiveIsTheShareOfAllTrialsSoFarAndEmptyAtTheStart() {
    Timeline<RecoveryState> run = run(als(12, 1, 4), 3, 7);
    assertTrue(run.records().getFirst().objective().isEmpty());
    for (int p = 1; p <= 7; p++) {
      double mean =
          Arrays.stream(run.at(p).state().success().data)
              .filter(Double::isFinite)
              .average()
              .orElseThrow();
      assertEquals(mean, run.records().get(p).objective().orElseThrow(), 1e-15);
    }
  }

  @Test
  void afterTheLastCellNothingChangesButTheCount() {
    RecoveryState full = end(run(als(10, 1, 1), 0, 7));
    RecoveryState after = ALGORITHM.apply(CELL, full);
    assertSame(full.cells(), after.cells());
    assertEquals(full.step() + 1, after.step());
  }

  @Test
  void anEmptyCellIsFilledNextAfterOneThatWasChosen() {
    RecoveryState state = end(run(als(12, 2, 1), 0, 2));
    RecoveryState chosen =
        ALGORITHM.replace(state, "next", new DMatrixRMaj(new double[][] {{2, 0.52}}));
    assertEquals(7 + 4, chosen.next());
    RecoveryState after = ALGORITHM.apply(CELL, chosen);
    assertEquals(11, after.last());
    assertEquals(2, after.next());
    DMatrixRMaj outside = new DMatrixRMaj(new double[][] {{99, -1}});
    assertEquals(7, ALGORITHM.replace(state, "next", outside).next());
  }

  @Test
  void aMatrixIsDrawnAtItsRankAndShownAtItsFraction() {
    RecoveryOptions options = als(40, 5, 1);
    for (int rank = 1; rank <= 5; rank++) {
      RecoveryExample drawn = RecoveryExample.draw(options, rank, 0.3, new SplittableRandom(rank));
      double[] values = ThinSvd.valuesOf(truth(drawn));
      assertTrue(values[rank - 1] > 1e-3 * values[0]);
      assertTrue(values[rank] < 1e-12 * values[0]);
      // Five standard deviations of a binomial.
      assertEquals(0.3 * 1600, drawn.trial().known(), 5 * Math.sqrt(0.3 * 0.7 * 1600));
      assertEquals(1, drawn.trial().error(), 1e-15);
    }
  }

  private static DMatrixRMaj truth(RecoveryExample example) {
    DMatrixRMaj truth = example.problem().truth();
    assertTrue(truth != null);
    return truth;
  }

  /// [[2, 4], [3, ?]] of rank 1: the gap is 6, and three entries are just the three numbers that it
  /// is made of.
  @ParameterizedTest
  @EnumSource(
      value = RecoverySolver.class,
      names = {"ALS", "SVP"})
  void threeEntriesOfATwoByTwoMatrixOfRankOneGiveTheFourth(RecoverySolver solver) {
    RecoveryExample solved = small(solver, new double[][] {{2, 4}, {3, Double.NaN}});
    assertEquals(6, solved.guess().get(1, 1), 0.05);
    assertEquals(3, solved.trial().known());
  }

  /// The gap x that makes ‖[[2, 4], [3, x]]‖_* smallest: for a 2 × 2 matrix ‖A‖_*² = ‖A‖_F² + 2|det
  /// A|, so that x² + 2|2x − 12| is to be smallest, at x = 2: not the matrix of rank 1.
  @Test
  void theNuclearNormPrefersAnotherFourthEntryThanRankOne() {
    RecoveryExample solved =
        small(RecoverySolver.NUCLEAR_NORM, new double[][] {{2, 4}, {3, Double.NaN}});
    assertEquals(2, solved.guess().get(1, 1), 1e-3);
    assertFalse(solved.trial().isRecovered());
  }

  private static RecoveryExample small(RecoverySolver solver, double[][] known) {
    DMatrixRMaj truth = new DMatrixRMaj(new double[][] {{2, 4}, {3, 6}});
    Observations entries = Observations.of(new DMatrixRMaj(known));
    CompletionProblem problem = CompletionProblem.of(entries, truth);
    return RecoveryExample.solve(problem, 1, solver, new SplittableRandom(5));
  }

  /// S§15: the spike eᵢeⱼᵀ is as coherent as can be; where (i, j) is not shown everything known is
  /// zero, and so is every guess.
  @ParameterizedTest
  @EnumSource(RecoverySolver.class)
  void aSpikeThatIsNotShownIsLost(RecoverySolver solver) {
    int n = 12;
    DMatrixRMaj spike = new DMatrixRMaj(n, n);
    spike.set(4, 7, 1);
    DMatrixRMaj shown = spike.copy();
    shown.set(4, 7, Double.NaN);
    CompletionProblem problem = CompletionProblem.of(Observations.of(shown), spike);
    RecoveryExample solved = RecoveryExample.solve(problem, 1, solver, new SplittableRandom(1));
    assertEquals(1, solved.trial().error(), 1e-12);
  }

  /// S§15: a row without a shown entry can never be recovered.
  @ParameterizedTest
  @EnumSource(RecoverySolver.class)
  void anEmptyRowHidesWhatItHolds(RecoverySolver solver) {
    RecoveryExample drawn = RecoveryExample.draw(als(15, 1, 1), 1, 0.7, new SplittableRandom(8));
    DMatrixRMaj shown = drawn.problem().known().asMatrix(Double.NaN);
    double squares = 0;
    double all = 0;
    for (int e = 0; e < shown.getNumElements(); e++) {
      double entry = truth(drawn).data[e];
      all += entry * entry;
      if (e / 15 == 3) {
        shown.data[e] = Double.NaN;
        squares += entry * entry;
      }
    }
    CompletionProblem problem = CompletionProblem.of(Observations.of(shown), truth(drawn));
    RecoveryTrial trial =
        RecoveryExample.solve(problem, 1, solver, new SplittableRandom(2)).trial();
    assertEquals(Math.sqrt(squares / all), trial.hidden(), 1e-12);
    assertEquals(trial.hidden(), trial.error(), 1e-3);
  }

  /// S§15: (1 − p)ⁿ for each row. Counted over 400 matrices of 10 rows with p = 0.1.
  @Test
  void oneRowInThreeOfTenByTenIsEmptyAtATenth() {
    SplittableRandom random = new SplittableRandom(0);
    int empty = 0;
    for (int t = 0; t < 400; t++) {
      Observations known = RecoveryExample.draw(als(10, 1, 1), 1, 0.1, random).problem().known();
      for (int i = 0; i < 10; i++) {
        empty += known.rowStart(i) == known.rowStart(i + 1) ? 1 : 0;
      }
    }
    assertEquals(Math.pow(0.9, 10), empty / 4000.0, 0.04);
  }

  @Test
  void whereNothingIsShownTheGuessIsZero() {
    DMatrixRMaj m = new DMatrixRMaj(new double[][] {{1, 2}, {2, 4}});
    DMatrixRMaj gaps = new DMatrixRMaj(2, 2);
    Arrays.fill(gaps.data, Double.NaN);
    CompletionProblem problem = new CompletionProblem(Observations.of(gaps), m, 0);
    for (RecoverySolver solver : RecoverySolver.values()) {
      RecoveryTrial trial =
          RecoveryExample.solve(problem, 1, solver, new SplittableRandom(0)).trial();
      assertEquals(1, trial.error(), 0.0);
      assertEquals(1, trial.hidden(), 1e-15);
    }
  }

  @Test
  void theErrorsAreThoseOfTheGuessesAndEndAtTheTrials() {
    for (RecoverySolver solver : RecoverySolver.values()) {
      RecoveryExample solved =
          RecoveryExample.run(
              new RecoveryOptions(20, 1, 1, solver), 1, 0.7, new SplittableRandom(4));
      assertTrue(solved.errors().length <= solver.iterations());
      assertEquals(solved.trial().error(), solved.errors()[solved.errors().length - 1], 0.0);
      assertTrue(solved.trial().isRecovered(), solver::name);
    }
  }

  @Test
  void promisedClaimsHoldInEveryCellOfSmallGrids() {
    for (RecoverySolver solver : RecoverySolver.values()) {
      for (int size : new int[] {6, 11}) {
        for (StepRecord record : run(new RecoveryOptions(size, 3, 3, solver), size, 21).records()) {
          for (Claim<RecoveryState> claim : ALGORITHM.claims()) {
            Verdict verdict = record.verdicts().get(claim.id());
            assertTrue(verdict != null);
            assertFalse(
                claim.promise() == Claim.Promise.PROMISED
                    && verdict.status() == Verdict.Status.FAILS,
                () -> claim.id() + " with " + solver + " at " + record.position());
          }
        }
      }
    }
  }

  @Test
  void whatIsNotPromisedFailsSomewhere() {
    List<StepRecord> records = run(als(30, 3, 5), 0, 21).records();
    for (String id : List.of("twice-the-degrees-of-freedom-suffice", "more-entries-never-hurt")) {
      assertTrue(
          records.stream()
              .map(record -> record.verdicts().get(id))
              .anyMatch(verdict -> verdict != null && verdict.status() == Verdict.Status.FAILS),
          id);
    }
  }

  @Test
  void theTrialsOfACellHangOnSeedAndStepAlone() {
    RecoveryState one = end(run(als(14, 2, 3), 7, 5));
    RecoveryState same = end(run(als(14, 2, 3), 7, 5));
    RecoveryState other = end(run(als(14, 2, 3), 8, 5));
    assertEquals(one.cells(), same.cells());
    assertArrayEquals(one.example().guess().data, same.example().guess().data, 0.0);
    assertFalse(one.cells().equals(other.cells()));
  }

  @Test
  void aCellThatNobodyWaitsForIsGivenUpAndCanBeMadeAgain() {
    Timeline<RecoveryState> run = run(new RecoveryOptions(12, 1, 2, RecoverySolver.SVP), 1, 1);
    Thread.currentThread().interrupt();
    assertThrows(GivenUpException.class, run::extend);
    assertTrue(Thread.interrupted(), "whoever interrupted may still ask");
    assertEquals(1, run.end());
    run.extend();
    assertEquals(
        end(run(new RecoveryOptions(12, 1, 2, RecoverySolver.SVP), 1, 2)).cells(),
        end(run).cells());
  }

  @Test
  void impossibleExperimentsAreRefused() {
    assertThrows(InvalidInputException.class, () -> als(1, 1, 1));
    assertThrows(InvalidInputException.class, () -> als(10, 11, 1));
    assertThrows(InvalidInputException.class, () -> als(10, 0, 1));
    assertThrows(InvalidInputException.class, () -> als(10, 2, 0));
    RecoveryState state = ALGORITHM.start(NOTHING, als(10, 1, 1), 0);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(state, "success", new DMatrixRMaj(1, 7)));
    assertThrows(
        InvalidInputException.class, () -> ALGORITHM.replace(state, "next", new DMatrixRMaj(2, 2)));
    assertThrows(InvalidInputException.class, () -> ALGORITHM.withOptions(state, als(10, 1, 2)));
  }
}
