package org.factorscope.algorithms.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.KMeans.EmptyCluster;
import org.factorscope.algorithms.clustering.KMeans.Init;
import org.factorscope.algorithms.clustering.KMeans.Options;
import org.factorscope.algorithms.clustering.KMeans.State;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KMeansTest {
  private static final KMeans ALGORITHM = new KMeans();

  private static DataMatrix data(double[][] rows) {
    return new DataMatrix(new DMatrixRMaj(rows));
  }

  private static Timeline<DataMatrix, Options, State> run(
      DataMatrix data, double[][] centroids, EmptyCluster empty) {
    Options options = new Options(centroids.length, Init.K_MEANS_PLUS_PLUS, empty);
    return Runs.from(
        ALGORITHM, new Run<>(data, options, 0), Map.of("W", new DMatrixRMaj(centroids)));
  }

  /// By hand: points 0, 1, 5 and centroids 0, 4. Point 1 is at 1 from 0 and 9 from 4, so it joins
  /// the first; J = 0 + 1 + 1. The means are 0.5 and 5; J = 0.25 + 0.25 + 0.
  @Test
  void oneIterationIsWhatOneGetsByHand() {
    Timeline<DataMatrix, Options, State> run =
        run(data(new double[][] {{0}, {1}, {5}}), new double[][] {{0}, {4}}, EmptyCluster.FARTHEST);
    Snapshot<State> assigned = run.extend();
    assertEquals(2, assigned.record().objective().orElseThrow());
    assertEquals(3.0, assigned.record().measures().get("moved"));
    Snapshot<State> updated = run.extend();
    assertEquals(0.5, updated.record().objective().orElseThrow());
    assertArrayEquals(new double[] {0.5, 5}, updated.state().centroids().data);
    assertEquals(0.0, updated.record().measures().get("moved"));
  }

  @Test
  void aTieGoesToTheLowerCluster() {
    Timeline<DataMatrix, Options, State> run =
        run(data(new double[][] {{1}, {5}}), new double[][] {{2}, {0}}, EmptyCluster.KEEP);
    assertEquals(0, labels(run.extend())[0]);
  }

  @Test
  void anEmptyClusterTakesTheFarthestPoint() {
    double[][] points = {{0}, {1}, {10}};
    Timeline<DataMatrix, Options, State> run =
        run(data(points), new double[][] {{0}, {100}}, EmptyCluster.FARTHEST);
    run.extend();
    Snapshot<State> updated = run.extend();
    assertArrayEquals(new int[] {0, 0, 1}, labels(updated));
    assertArrayEquals(new double[] {0.5, 10}, updated.state().centroids().data);
    assertEquals(1.0, updated.record().measures().get("moved"));
  }

  @Test
  void twoEmptyClustersTakeTwoDifferentPointsTheFarthestFirst() {
    double[][] points = {{0}, {1}, {8}, {-9}};
    double[][] start = {{0}, {100}, {200}};
    Timeline<DataMatrix, Options, State> run = run(data(points), start, EmptyCluster.FARTHEST);
    run.extend();
    assertArrayEquals(new int[] {0, 0, 2, 1}, labels(run.extend()));
  }

  @Test
  void anEmptyClusterMayKeepItsPlace() {
    double[][] points = {{0}, {1}};
    Timeline<DataMatrix, Options, State> run =
        run(data(points), new double[][] {{0}, {100}}, EmptyCluster.KEEP);
    run.extend();
    assertArrayEquals(new double[] {0.5, 100}, run.extend().state().centroids().data);
  }

  @Test
  void whereAllPointsCoincideAnEmptyClusterJoinsTheBiggest() {
    double[][] points = {{3}, {3}, {3}};
    Timeline<DataMatrix, Options, State> run =
        run(data(points), new double[][] {{3}, {50}}, EmptyCluster.FARTHEST);
    run.extend();
    assertArrayEquals(new double[] {3, 3}, run.extend().state().centroids().data);
  }

  @Test
  void asManyClustersAsPointsLeaveNoError() {
    double[][] points = {{0, 1}, {2, 3}, {5, 4}};
    Timeline<DataMatrix, Options, State> run = run(data(points), points, EmptyCluster.FARTHEST);
    assertEquals(0, run.extend().record().objective().orElseThrow());
  }

  @Test
  void oneClusterIsTheMean() {
    double[][] points = {{0, 1}, {2, 3}, {4, 8}};
    Timeline<DataMatrix, Options, State> run =
        run(data(points), new double[][] {{9, 9}}, EmptyCluster.FARTHEST);
    run.extend();
    assertArrayEquals(new double[] {2, 4}, run.extend().state().centroids().data, 1e-15);
  }

  @Test
  void itConvergesWhenNoPointMoves() {
    double[][] points = {{0}, {1}, {9}, {10}};
    Timeline<DataMatrix, Options, State> run =
        run(data(points), new double[][] {{0}, {10}}, EmptyCluster.FARTHEST);
    run.extend();
    assertEquals(null, run.extend().record().stopReason());
    run.extend();
    assertEquals(StopReason.CONVERGED, run.extend().record().stopReason());
  }

  @Test
  void plusPlusNeverDrawsThePlaceOfACentroidAgain() {
    double[][] points = {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}, {1}};
    Options options = new Options(2, Init.K_MEANS_PLUS_PLUS, EmptyCluster.KEEP);
    for (int seed = 0; seed < 50; seed++) {
      double[] w = ALGORITHM.start(new Run<>(data(points), options, seed)).centroids().data;
      assertEquals(1, w[0] + w[1], "seed " + seed);
    }
  }

  @Test
  void moreClustersThanPointsAreRefusedWithBothNumbers() {
    Options options = new Options(4, Init.RANDOM_POINTS, EmptyCluster.KEEP);
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> ALGORITHM.start(new Run<>(data(new double[][] {{1}, {2}}), options, 0)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("at most the number of points, 2"));
  }

  /// Points far from the origin have their means rounded to the grid of their own last place, and
  /// the objective is that of the rounded means. The points lie on that grid, so their differences
  /// are exact.
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e8, 1e14})
  void theObjectiveHasItsDigitsFarFromTheOrigin(double offset) {
    SplittableRandom random = new SplittableRandom(4);
    DMatrixRMaj x = new DMatrixRMaj(90, 2);
    for (int e = 0; e < x.getNumElements(); e++) {
      x.data[e] = offset + Math.rint(640 * random.nextDouble()) / 64;
    }
    Options options = new Options(3, Init.K_MEANS_PLUS_PLUS, EmptyCluster.FARTHEST);
    Timeline<DataMatrix, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(new DataMatrix(x), options, 1));
    double before = Double.POSITIVE_INFINITY;
    while (run.stoppedAt().isEmpty()) {
      Snapshot<State> now = run.extend();
      double objective = now.record().objective().orElseThrow();
      double sum = 0;
      for (int i = 0; i < x.numRows; i++) {
        int k = labels(now)[i];
        sum += Norms.squaredRowDistance(x, i, now.state().centroids(), k);
      }
      assertEquals(sum, objective, 1e-13 * sum);
      assertTrue(objective <= before + 1e-12 * sum, objective + " after " + before);
      before = objective;
      now.record()
          .verdicts()
          .forEach((id, verdict) -> assertNotEquals(Verdict.Status.FAILS, verdict.status(), id));
    }
  }

  private static int[] labels(Snapshot<State> snapshot) {
    return Objects.requireNonNull(snapshot.state().assignment()).labels();
  }

  /// Points 0, 2, 5 and centroids 1 and 4: the two first belong to 1, at 1 and 1, the last to 4, at
  /// 1. With the second point at 4 instead, at 4, J = 1 + 4 + 1.
  @Test
  void aTracedAssignmentTakesTheComputedOnesPlaceAndTheMeansFollowIt() {
    Run<DataMatrix, Options> run =
        new Run<>(
            data(new double[][] {{0}, {2}, {5}}),
            new Options(2, Init.RANDOM_POINTS, EmptyCluster.FARTHEST),
            0);
    Timeline<DataMatrix, Options, State> timeline =
        Runs.from(ALGORITHM, run, Map.of("W", new DMatrixRMaj(new double[][] {{1}, {4}})));
    State computed = timeline.extend().state();
    DMatrixRMaj z = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {0, 1}});
    State restored = ALGORITHM.restored(run, computed, "Z", z);
    assertArrayEquals(new int[] {0, 1, 1}, Objects.requireNonNull(restored.assignment()).labels());
    assertEquals(6, restored.objective().orElseThrow());
    assertEquals(computed.centroids(), restored.centroids());
    assertEquals(3, restored.moved());
    assertEquals(3, restored.movedByAssignment());
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{0}, {3}});
    State moved = ALGORITHM.restored(run, restored, "W", w);
    assertArrayEquals(w.data, moved.centroids().data);
    assertEquals(3, moved.moved());
    assertEquals(3, moved.movedByAssignment());
    assertEquals(5, moved.objective().orElseThrow());
  }

  @Test
  void whatIsNoAssignmentIsNotRestored() {
    Run<DataMatrix, Options> run =
        new Run<>(
            data(new double[][] {{0}, {2}}),
            new Options(2, Init.RANDOM_POINTS, EmptyCluster.FARTHEST),
            0);
    State start = ALGORITHM.start(run);
    State assigned = Runs.of(ALGORITHM, run).extend().state();
    DMatrixRMaj fine = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
    assertThrows(InvalidInputException.class, () -> ALGORITHM.restored(run, start, "Z", fine));
    for (double[][] wrong :
        new double[][][] {
          {{1, 0}}, {{1}, {1}}, {{1, 1}, {0, 1}}, {{0, 0}, {0, 1}}, {{0.5, 0.5}, {0, 1}}
        }) {
      DMatrixRMaj z = new DMatrixRMaj(wrong);
      assertThrows(InvalidInputException.class, () -> ALGORITHM.restored(run, assigned, "Z", z));
      assertTrue(ALGORITHM.choiceDeviation(run, assigned, "Z", z).isEmpty());
    }
    assertTrue(ALGORITHM.choiceDeviation(run, start, "Z", fine).isEmpty());
    assertTrue(ALGORITHM.choiceDeviation(run, assigned, "W", fine).isEmpty());
  }

  /// Point 1 is as far from 0 as from 2; point 5 is at 9 from 2 and at 25 from 0.
  @Test
  void eitherSideOfATieFollowsTheFormulaAndNoOtherChoiceDoes() {
    Run<DataMatrix, Options> run =
        new Run<>(
            data(new double[][] {{1}, {5}}),
            new Options(2, Init.RANDOM_POINTS, EmptyCluster.FARTHEST),
            0);
    State computed =
        Runs.from(ALGORITHM, run, Map.of("W", new DMatrixRMaj(new double[][] {{2}, {0}})))
            .extend()
            .state();
    DMatrixRMaj tie = new DMatrixRMaj(new double[][] {{0, 1}, {1, 0}});
    DMatrixRMaj wrong = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
    assertEquals(0, ALGORITHM.choiceDeviation(run, computed, "Z", tie).orElseThrow());
    assertEquals(
        16.0 / 25, ALGORITHM.choiceDeviation(run, computed, "Z", wrong).orElseThrow(), 1e-15);
  }
}
