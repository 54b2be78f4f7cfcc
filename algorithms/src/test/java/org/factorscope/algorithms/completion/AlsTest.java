package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.completion.Als.Options;
import org.factorscope.algorithms.completion.Als.State;
import org.factorscope.algorithms.completion.Normalization.Kind;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;

final class AlsTest {
  private static final Als ALGORITHM = new Als();
  private static final double GAP = Double.NaN;

  private static Options plain(int rank, double lambda) {
    return new Options(rank, lambda, Kind.NONE, 0);
  }

  private static Timeline<Observations, Options, State> run(
      DMatrixRMaj a, Options options, int sweeps) {
    Timeline<Observations, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(Observations.of(a), options, 5));
    Runs.extend(run, 2 * sweeps);
    return run;
  }

  private static State end(Timeline<Observations, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static State start(Observations known, Options options, long seed) {
    return ALGORITHM.start(new Run<>(known, options, seed));
  }

  private static void assertPromisesKept(Timeline<Observations, Options, State> run) {
    for (StepRecord record : run.history()) {
      for (Claim<Observations, Options, State> claim : ALGORITHM.claims()) {
        Verdict verdict = record.verdicts().getOrDefault(claim.id(), Verdict.NOT_YET);
        assertFalse(
            claim.promise() == Claim.Promise.PROMISED && verdict.status() == Verdict.Status.FAILS,
            () -> claim.id() + " at " + record.position() + ": " + verdict.margin());
      }
    }
  }

  /// One user, one item, k = 1: v = u·a / (u² + λ), then u = v·a / (v² + λ).
  @Test
  void aSingleRatingIsSolvedByHand() {
    Run<Observations, Options> four =
        new Run<>(Observations.of(new DMatrixRMaj(1, 1, true, 4)), plain(1, 2), 0);
    Timeline<Observations, Options, State> run =
        Runs.from(ALGORITHM, four, Map.of("U", new DMatrixRMaj(1, 1, true, 2)));
    assertTrue(run.history().getLast().objective().isEmpty());
    assertEquals(8.0 / 6, run.extend().state().v().get(0, 0), 1e-15);
    Snapshot<State> solved = run.extend();
    double u = 4 * (4.0 / 3) / (16.0 / 9 + 2);
    assertEquals(u, solved.state().u().get(0, 0), 1e-15);
    double residual = 4 - u * 4 / 3;
    double objective = residual * residual / 2 + (u * u + 16.0 / 9);
    assertEquals(objective, solved.record().objective().orElseThrow(), 1e-14);
    assertEquals(Math.abs(residual), solved.record().measure("train-rmse"), 1e-15);
  }

  @Test
  void promisesHoldAtEveryHalfStepForEveryNormalization() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(30, 20, 3, 1), 0.4, 2);
    for (Kind kind : Kind.values()) {
      for (double lambda : new double[] {0, 1e-14, 0.1, 10}) {
        assertPromisesKept(run(a, new Options(3, lambda, kind, 0.2), 60));
      }
    }
  }

  @Test
  void promisesHoldWhereRowsHaveFewerRatingsThanTheRank() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(15, 12, 2, 3), 0.2, 4);
    for (double lambda : new double[] {0, 1e-14, 1e-6}) {
      assertPromisesKept(run(a, plain(6, lambda), 100));
    }
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(12, 9, 2, 1), 0.6, 2);
    DMatrixRMaj reversed = new DMatrixRMaj(12, 9);
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 9; j++) {
        reversed.set(i, j, a.get(11 - i, j));
      }
    }
    DMatrixRMaj v = PlantedRatings.full(9, 2, 2, 7);
    DMatrixRMaj rows = RidgeRows.solve(Observations.of(a), v, 0.1);
    DMatrixRMaj turned = RidgeRows.solve(Observations.of(reversed), v, 0.1);
    for (int i = 0; i < 12; i++) {
      assertEquals(rows.get(i, 0), turned.get(11 - i, 0));
      assertEquals(rows.get(i, 1), turned.get(11 - i, 1));
    }
  }

  /// The same value as the convex problem ½‖Π_Ω(A − B)‖² + λ‖B‖_* when k is at least its rank; the
  /// reference is an independent proximal gradient iteration.
  @Test
  void withEnoughRankItReachesTheNuclearNormOptimum() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(20, 20, 3, 8), 0.5, 9);
    State state = end(run(a, plain(6, 1), 4000));
    DMatrixRMaj b = new DMatrixRMaj(20, 20);
    double value = 0;
    for (int t = 0; t < 4000; t++) {
      DMatrixRMaj filled = a.copy();
      for (int e = 0; e < 400; e++) {
        filled.data[e] = Double.isNaN(a.data[e]) ? b.data[e] : a.data[e];
      }
      ThinSvd svd = ThinSvd.of(filled);
      double[] shrunk = svd.values().clone();
      value = 0;
      for (int r = 0; r < 20; r++) {
        shrunk[r] = Math.max(0, shrunk[r] - 1);
        value += shrunk[r];
      }
      b = svd.recomposed(shrunk);
    }
    for (int e = 0; e < 400; e++) {
      double rest = Double.isNaN(a.data[e]) ? 0 : a.data[e] - b.data[e];
      value += rest * rest / 2;
    }
    assertEquals(value, state.fit().objective(), 1e-12 * value);
    DMatrixRMaj product = new DMatrixRMaj(20, 20);
    CommonOps_DDRM.multTransB(state.u(), state.v(), product);
    assertEquals(0, Norms.squaredDistance(product, b), 1e-18);
    DMatrixRMaj left = new DMatrixRMaj(6, 6);
    DMatrixRMaj right = new DMatrixRMaj(6, 6);
    CommonOps_DDRM.multTransA(state.u(), state.u(), left);
    CommonOps_DDRM.multTransA(state.v(), state.v(), right);
    assertEquals(0, Norms.squaredDistance(left, right), 1e-20);
  }

  @Test
  void aPlantedMatrixIsRecovered() {
    DMatrixRMaj full = PlantedRatings.full(30, 30, 2, 1);
    State state = end(run(PlantedRatings.masked(full, 0.5, 1), plain(2, 1e-9), 200));
    DMatrixRMaj product = new DMatrixRMaj(30, 30);
    CommonOps_DDRM.multTransB(state.u(), state.v(), product);
    assertEquals(0, Math.sqrt(Norms.squaredDistance(product, full)) / Norms.frobenius(full), 1e-6);
  }

  @Test
  void heldOutEntriesDoNotTouchTraining() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(20, 15, 2, 1), 0.7, 2);
    Options options = new Options(2, 0.1, Kind.TWO_WAY, 0.25);
    State first = end(run(a, options, 5));
    DMatrixRMaj changed = a.copy();
    Observations heldOut = first.ratings().heldOut();
    for (int i = 0; i < 20; i++) {
      for (int e = heldOut.rowStart(i); e < heldOut.rowStart(i + 1); e++) {
        changed.set(i, heldOut.columnOf(e), 1000);
      }
    }
    State second = end(run(changed, options, 5));
    assertArrayEquals(first.u().data, second.u().data);
    assertArrayEquals(first.v().data, second.v().data);
    assertEquals(first.fit().trainRmse(), second.fit().trainRmse());
    assertTrue(second.fit().heldOutRmse() > 100 * first.fit().heldOutRmse());
  }

  @Test
  void theHeldOutFractionIsOfTheKnownEntries() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(20, 15, 2, 1), 0.7, 2);
    int known = Observations.of(a).count();
    Ratings ratings = start(Observations.of(a), new Options(2, 0.1, Kind.NONE, 0.25), 3).ratings();
    assertEquals(known / 4, ratings.heldOut().count());
    assertEquals(known, ratings.heldOut().count() + ratings.training().count());
  }

  @Test
  void theHeldOutEntriesDependOnTheSeedAloneNotOnTheRank() {
    Observations a = Observations.of(PlantedRatings.full(10, 10, 2, 1));
    State two = start(a, new Options(2, 0.1, Kind.NONE, 0.3), 3);
    State five = start(a, new Options(5, 0.1, Kind.NONE, 0.3), 3);
    State other = start(a, new Options(2, 0.1, Kind.NONE, 0.3), 4);
    assertArrayEquals(
        two.ratings().heldOut().asMatrix(0).data, five.ratings().heldOut().asMatrix(0).data);
    assertFalse(
        Arrays.equals(
            two.ratings().heldOut().asMatrix(0).data, other.ratings().heldOut().asMatrix(0).data));
  }

  @Test
  void aRowWithoutRatingsIsPredictedByTheMean() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 5, 3}, {GAP, GAP, GAP}, {2, 4, 3}});
    for (Kind kind : new Kind[] {Kind.GLOBAL, Kind.ROW}) {
      State state = end(run(a, new Options(2, 0.1, kind, 0), 3));
      assertEquals(0, state.u().get(1, 0));
      assertEquals(3, state.prediction(1, 2), 1e-14);
    }
  }

  /// Two unknowns, one rating: of all exact solutions the shortest is taken, a/‖v‖² · v.
  @Test
  void withoutPenaltyAnUnderdeterminedRowTakesTheShortestSolution() {
    Observations one = Observations.of(new DMatrixRMaj(new double[][] {{10, GAP}}));
    DMatrixRMaj v = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
    DMatrixRMaj u = RidgeRows.solve(one, v, 0);
    assertEquals(2, u.get(0, 0), 1e-14);
    assertEquals(4, u.get(0, 1), 1e-14);
    DMatrixRMaj near = RidgeRows.solve(one, v, 1e-13);
    assertEquals(2, near.get(0, 0), 1e-11);
  }

  @Test
  void theSystemOfARowIsTheOneThatTheHalfStepSolves() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(8, 9, 2, 1), 0.6, 2);
    DMatrixRMaj v = PlantedRatings.full(9, 3, 3, 4);
    DMatrixRMaj u = RidgeRows.solve(Observations.of(a), v, 0.3);
    for (int i = 0; i < 8; i++) {
      RidgeRows.RowSystem system = RidgeRows.system(Observations.of(a), v, 0.3, i);
      for (int p = 0; p < 3; p++) {
        double product = 0;
        for (int q = 0; q < 3; q++) {
          product += system.gram().get(p, q) * system.solution()[q];
        }
        assertEquals(system.right()[p], product, 1e-12);
        assertEquals(u.get(i, p), system.solution()[p]);
      }
    }
  }

  @Test
  void anotherLambdaInTheMiddleOfARunIsFeltByTheObjectiveAtOnce() {
    Timeline<Observations, Options, State> run =
        run(PlantedRatings.full(8, 6, 2, 1), plain(2, 0.1), 2);
    State state = end(run);
    State stronger = ALGORITHM.reconsidered(run.run().with(plain(2, 5)), state);
    assertTrue(stronger.fit().objective() > state.fit().objective());
    assertEquals(state.fit().trainRmse(), stronger.fit().trainRmse());
  }

  @Test
  void itConvergesAndSaysSo() {
    DMatrixRMaj a = PlantedRatings.masked(PlantedRatings.full(20, 15, 2, 1), 0.7, 2);
    Timeline<Observations, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(Observations.of(a), plain(2, 0.5), 0));
    while (run.history().getLast().stopReason() == null && run.end() < 4000) {
      run.extend();
    }
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    Verdict balanced = run.history().getLast().verdicts().get("balanced-at-a-minimum");
    assertTrue(
        balanced != null
            && balanced.holds()
            && balanced.margin() < 1e-6 * Norms.squaredFrobenius(end(run).u()));
  }

  @Test
  void dataWithoutAKnownValueAreRefused() {
    DMatrixRMaj nothing = new DMatrixRMaj(new double[][] {{GAP, GAP}});
    Observations known = Observations.of(nothing);
    assertThrows(InvalidInputException.class, () -> start(known, plain(1, 0.1), 0));
  }

  @Test
  void optionsOutOfRangeAreRefusedByName() {
    assertTrue(message(() -> plain(0, 0.1)).startsWith("rank = 0"));
    assertTrue(message(() -> plain(1, -1)).startsWith("lambda = -1"));
    assertTrue(message(() -> new Options(1, 0, Kind.NONE, 1)).startsWith("held-out = 1"));
  }

  private static String message(org.junit.jupiter.api.function.Executable wrong) {
    return String.valueOf(assertThrows(InvalidInputException.class, wrong).getMessage());
  }
}
