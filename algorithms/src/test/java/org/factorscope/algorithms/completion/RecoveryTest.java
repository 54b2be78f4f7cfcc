package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Recovery.Nothing;
import org.factorscope.algorithms.completion.Recovery.Options;
import org.factorscope.algorithms.completion.Recovery.State;
import org.factorscope.algorithms.completion.Recovery.Trial;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.History;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecoveryTest {
  private static final Recovery ALGORITHM = new Recovery();

  private static Timeline<Nothing, Options, State> run(Options options, long seed, int cells) {
    Timeline<Nothing, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(new Nothing(), options, seed));
    Runs.extend(run, cells);
    return run;
  }

  private static State end(Timeline<Nothing, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static Options als(int size, int ranks, int trials) {
    return new Options(size, ranks, trials, RecoverySolver.ALS);
  }

  /// A second run that goes on with another cell.
  private static Timeline<Nothing, Options, State> choosing(
      Timeline<Nothing, Options, State> run, double rank, double share) {
    DMatrixRMaj place = new DMatrixRMaj(new double[][] {{rank, share}});
    State chosen = ALGORITHM.replace(run.run(), end(run), "next", place);
    return run.fork(run.end(), run.run(), chosen, "chosen");
  }

  @Test
  void theGridFillsCellByCellAndTheRunEndsWithTheLast() {
    Timeline<Nothing, Options, State> run = run(als(12, 2, 3), 0, 14);
    for (int cell = 0; cell < 14; cell++) {
      State state = run.at(cell + 1).state();
      assertEquals(cell, state.last());
      assertEquals(cell + 1, state.filled());
      assertEquals(cell < 13 ? cell + 1 : -1, state.next());
      assertEquals(
          cell == 13 ? StopReason.COMPLETE : null, run.history().get(cell + 1).stopReason());
    }
    assertTrue(Arrays.stream(success(run, 14).data).allMatch(Double::isFinite));
    assertTrue(run.halfStepAfter(14).isEmpty());
  }

  @Test
  void theObjectiveIsTheShareOfAllTrialsSoFarAndEmptyAtTheStart() {
    Timeline<Nothing, Options, State> run = run(als(12, 1, 4), 3, 7);
    assertTrue(run.history().getFirst().objective().isEmpty());
    for (int p = 1; p <= 7; p++) {
      double mean =
          Arrays.stream(success(run, p).data).filter(Double::isFinite).average().orElseThrow();
      assertEquals(mean, run.history().get(p).objective().orElseThrow(), 1e-15);
    }
  }

  private static DMatrixRMaj success(Timeline<Nothing, Options, State> run, int position) {
    return Recovery.success(run.run(), run.at(position).state());
  }

  @Test
  void aFullGridGoesOnOnlyWithACellThatIsChosen() {
    Timeline<Nothing, Options, State> full = run(als(10, 1, 1), 0, 8);
    assertEquals(7, full.end());
    Timeline<Nothing, Options, State> again = choosing(full, 1, 0.3);
    State after = again.extend().state();
    assertEquals(2, after.last());
    assertEquals(-1, after.next());
    assertTrue(again.halfStepAfter(again.end()).isEmpty());
    assertEquals(StopReason.COMPLETE, again.history().getLast().stopReason());
  }

  @Test
  void anEmptyCellIsFilledNextAfterOneThatWasChosen() {
    Timeline<Nothing, Options, State> run = run(als(12, 2, 1), 0, 2);
    Timeline<Nothing, Options, State> chosen = choosing(run, 2, 0.52);
    assertEquals(7 + 4, end(chosen).next());
    State after = chosen.extend().state();
    assertEquals(11, after.last());
    assertEquals(2, after.next());
    assertEquals(7, end(choosing(run, 99, -1)).next());
  }

  @Test
  void aMatrixIsDrawnAtItsRankAndShownAtItsFraction() {
    for (int rank = 1; rank <= 5; rank++) {
      RecoveryExample drawn = RecoveryExample.draw(40, rank, 0.3, new SplittableRandom(rank));
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

  /// The spike eᵢeⱼᵀ is as coherent as can be; if (i, j) is not shown everything known is zero, and
  /// so is every guess.
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

  /// A row without a shown entry can never be recovered.
  @ParameterizedTest
  @EnumSource(RecoverySolver.class)
  void anEmptyRowHidesWhatItHolds(RecoverySolver solver) {
    RecoveryExample drawn = RecoveryExample.draw(15, 1, 0.7, new SplittableRandom(8));
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
    Trial trial = RecoveryExample.solve(problem, 1, solver, new SplittableRandom(2)).trial();
    assertEquals(Math.sqrt(squares / all), trial.hidden(), 1e-12);
    assertEquals(trial.hidden(), trial.error(), 1e-3);
  }

  /// (1 − p)ⁿ for each row. Counted over 400 matrices of 10 rows with p = 0.1.
  @Test
  void oneRowInThreeOfTenByTenIsEmptyAtATenth() {
    SplittableRandom random = new SplittableRandom(0);
    int empty = 0;
    for (int t = 0; t < 400; t++) {
      Observations known = RecoveryExample.draw(10, 1, 0.1, random).problem().known();
      for (int i = 0; i < 10; i++) {
        empty += known.rowStart(i) == known.rowStart(i + 1) ? 1 : 0;
      }
    }
    assertEquals(Math.pow(0.9, 10), empty / 4000.0, 0.04);
  }

  @Test
  void ifNothingIsShownTheGuessIsZero() {
    DMatrixRMaj m = new DMatrixRMaj(new double[][] {{1, 2}, {2, 4}});
    DMatrixRMaj gaps = new DMatrixRMaj(2, 2);
    Arrays.fill(gaps.data, Double.NaN);
    CompletionProblem problem = new CompletionProblem(Observations.of(gaps), m, 0);
    for (RecoverySolver solver : RecoverySolver.values()) {
      Trial trial = RecoveryExample.solve(problem, 1, solver, new SplittableRandom(0)).trial();
      assertEquals(1, trial.error(), 0.0);
      assertEquals(1, trial.hidden(), 1e-15);
    }
  }

  @Test
  void theErrorsAreThoseOfTheGuessesAndEndAtTheTrials() {
    for (RecoverySolver solver : RecoverySolver.values()) {
      RecoveryExample solved =
          RecoveryExample.run(new Options(20, 1, 1, solver), 1, 0.7, new SplittableRandom(4));
      assertTrue(solved.errors().length <= solver.iterations());
      assertEquals(solved.trial().error(), solved.errors()[solved.errors().length - 1], 0.0);
      assertTrue(solved.trial().isRecovered(), solver::name);
    }
  }

  @Test
  void promisedClaimsHoldInEveryCellOfSmallGrids() {
    for (RecoverySolver solver : RecoverySolver.values()) {
      for (int size : new int[] {6, 11}) {
        for (StepRecord record : run(new Options(size, 3, 3, solver), size, 21).history()) {
          for (Claim<Nothing, Options, State> claim : ALGORITHM.claims()) {
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

  /// The verdicts at the end of a run, against the grid itself.
  @Test
  void aFullGridIsJudgedAsAWhole() {
    for (int seed = 0; seed < 4; seed++) {
      Timeline<Nothing, Options, State> run = run(als(16, 2, 4), seed, 14);
      DMatrixRMaj grid = success(run, 14);
      double fall = 0;
      int lost = 0;
      for (int cell = 0; cell < 14; cell++) {
        for (int more = cell + 1; more < 7 * (cell / 7 + 1); more++) {
          fall = Math.max(fall, grid.data[cell] - grid.data[more]);
        }
        int needed = 2 * run.run().options().degreesOfFreedom(cell / 7 + 1);
        for (Trial trial : end(run).cells().get(cell)) {
          lost += trial.known() >= needed && !trial.isRecovered() ? 1 : 0;
        }
      }
      Map<String, Verdict> verdicts = run.history().getLast().verdicts();
      assertEquals(Verdict.within(fall, 0), verdicts.get("more-entries-never-hurt"));
      assertEquals(Verdict.within(lost, 0), verdicts.get("twice-the-degrees-of-freedom-suffice"));
    }
  }

  @Test
  void theChosenCellOfAFullGridReadsBack() {
    Timeline<Nothing, Options, State> full = run(als(10, 1, 1), 0, 7);
    assertEquals(-1, end(choosing(full, 0, 0)).next());
    assertEquals(0, end(choosing(run(als(10, 1, 1), 0, 3), 0, 0)).next());
  }

  @Test
  void whatIsNotPromisedFailsSomewhere() {
    History records = run(als(30, 3, 5), 0, 21).history();
    for (String id : List.of("twice-the-degrees-of-freedom-suffice", "more-entries-never-hurt")) {
      assertTrue(
          records.stream()
              .map(record -> record.verdicts().get(id))
              .anyMatch(verdict -> verdict != null && verdict.status() == Verdict.Status.FAILS),
          id);
    }
  }

  @Test
  void theTrialsOfACellDependOnSeedAndStepAlone() {
    State one = end(run(als(14, 2, 3), 7, 5));
    State same = end(run(als(14, 2, 3), 7, 5));
    State other = end(run(als(14, 2, 3), 8, 5));
    assertEquals(one.cells(), same.cells());
    assertArrayEquals(one.example().guess().data, same.example().guess().data, 0.0);
    assertFalse(one.cells().equals(other.cells()));
  }

  @Test
  void aCellThatIsCancelledCanBeMadeAgain() {
    Timeline<Nothing, Options, State> run = run(new Options(12, 1, 2, RecoverySolver.SVP), 1, 1);
    Thread.currentThread().interrupt();
    assertThrows(GivenUpException.class, run::extend);
    assertTrue(Thread.interrupted(), "whoever interrupted may still ask");
    assertEquals(1, run.end());
    run.extend();
    assertEquals(
        end(run(new Options(12, 1, 2, RecoverySolver.SVP), 1, 2)).cells(), end(run).cells());
  }

  @Test
  void impossibleExperimentsAreRefused() {
    assertThrows(InvalidInputException.class, () -> als(1, 1, 1));
    assertThrows(InvalidInputException.class, () -> als(10, 11, 1));
    assertThrows(InvalidInputException.class, () -> als(10, 0, 1));
    assertThrows(InvalidInputException.class, () -> als(10, 2, 0));
    Run<Nothing, Options> run = new Run<>(new Nothing(), als(10, 1, 1), 0);
    State state = ALGORITHM.start(run);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, state, "success", new DMatrixRMaj(1, 7)));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, state, "next", new DMatrixRMaj(2, 2)));
  }
}
