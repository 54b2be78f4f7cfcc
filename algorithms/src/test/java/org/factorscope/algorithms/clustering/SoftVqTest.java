package org.factorscope.algorithms.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.SoftVq.Options;
import org.factorscope.algorithms.clustering.SoftVq.Similarity;
import org.factorscope.algorithms.clustering.SoftVq.State;
import org.factorscope.algorithms.clustering.SoftVq.Update;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoftVqTest {
  private static final SoftVq ALGORITHM = new SoftVq();

  private static Timeline<DataMatrix, Options, State> run(
      double[][] x, double[][] atoms, double temperature, Similarity similarity, Update update) {
    Options options = new Options(atoms[0].length, temperature, similarity, update);
    return Runs.from(
        ALGORITHM,
        new Run<>(new DataMatrix(new DMatrixRMaj(x)), options, 0),
        Map.of("D", new DMatrixRMaj(atoms)));
  }

  private static double[][] cloud(int d, int n) {
    var random = StepRandom.at(3, 0);
    double[][] x = new double[d][n];
    for (double[] row : x) {
      for (int j = 0; j < n; j++) {
        row[j] = 1 + StepRandom.gaussian(random);
      }
    }
    return x;
  }

  private static double[] codes(State state) {
    return Objects.requireNonNull(state.codes()).data;
  }

  /// Cosines of (1.2, 0.3) with (1, 0) and (3, 0.5) are 0.970 and 0.997; distances are 0.36 and
  /// 1.81.
  @Test
  void theBestCosineNeedNotBeTheNearestAtom() {
    double[][] x = {{1.2, 1}, {0.3, 1}};
    double[][] atoms = {{1, 3}, {0, 0.5}};
    State byCosine = run(x, atoms, 0.001, Similarity.COSINE, Update.WEIGHTED_MEAN).extend().state();
    State byDistance =
        run(x, atoms, 0.001, Similarity.DISTANCE, Update.WEIGHTED_MEAN).extend().state();
    assertEquals(1, codes(byCosine)[2], 1e-9);
    assertEquals(1, codes(byDistance)[0], 1e-9);
  }

  @Test
  void aTieIsSharedHoweverColdItIs() {
    double[][] x = {{1, 2}, {1, 0}};
    double[][] atoms = {{1, 0}, {0, 1}};
    State state = run(x, atoms, 0.001, Similarity.COSINE, Update.WEIGHTED_MEAN).extend().state();
    assertEquals(0.5, codes(state)[0], 1e-12);
    assertEquals(0.5, codes(state)[2], 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-12, 0.001, 0.1, 10, 1e9})
  void noTemperatureGivesANumberThatIsNotFinite(double temperature) {
    for (Similarity similarity : Similarity.values()) {
      Timeline<DataMatrix, Options, State> run =
          run(cloud(3, 20), cloud(3, 4), temperature, similarity, Update.WEIGHTED_MEAN);
      for (int i = 0; i < 10; i++) {
        State state = run.extend().state();
        assertTrue(
            ALGORITHM.variables(run.run().options()).stream()
                .allMatch(variable -> variable.isFinite(state)));
      }
    }
  }

  @Test
  void infiniteHeatCollapsesAllAtomsOntoTheMean() {
    double[][] x = cloud(2, 30);
    Timeline<DataMatrix, Options, State> run =
        run(x, cloud(2, 3), 1e12, Similarity.COSINE, Update.WEIGHTED_MEAN);
    run.extend();
    State state = run.extend().state();
    double mean = Arrays.stream(x[0]).average().orElseThrow();
    for (int k = 0; k < 3; k++) {
      assertEquals(mean, state.atoms().get(0, k), 1e-10);
    }
    assertEquals(Math.log(3), state.entropy(), 1e-10);
  }

  @Test
  void leastSquaresBeatsTheWeightedMeanForTheSameCodes() {
    Timeline<DataMatrix, Options, State> run =
        run(cloud(3, 40), cloud(3, 4), 0.1, Similarity.COSINE, Update.WEIGHTED_MEAN);
    SoftVq.Errors errors = SoftVq.errors(run.run(), run.extend().state());
    assertTrue(errors.leastSquares() < errors.weightedMean());
  }

  @Test
  void leastSquaresLeavesAResidualOrthogonalToTheCodes() {
    Timeline<DataMatrix, Options, State> run =
        run(cloud(3, 40), cloud(3, 4), 0.1, Similarity.COSINE, Update.LEAST_SQUARES);
    run.extend();
    State state = run.extend().state();
    DMatrixRMaj residual = new DMatrixRMaj(3, 40);
    DMatrixRMaj c = Objects.requireNonNull(state.codes());
    CommonOps_DDRM.mult(state.atoms(), c, residual);
    CommonOps_DDRM.subtract(run.run().problem().matrix(), residual, residual);
    DMatrixRMaj gradient = new DMatrixRMaj(3, 4);
    CommonOps_DDRM.multTransB(residual, c, gradient);
    assertArrayEquals(new double[12], gradient.data, 1e-10);
  }

  @Test
  void theErrorMayRiseAndTheClaimSaysSo() {
    double[][] x = {{1, 1, 10, 11}, {10, 11, 1, 1}};
    Timeline<DataMatrix, Options, State> run =
        run(x, new double[][] {{1, 11}, {11, 1}}, 1, Similarity.COSINE, Update.WEIGHTED_MEAN);
    run.extend();
    Verdict verdict = run.extend().record().verdicts().get("error-never-rises");
    assertEquals(Verdict.Status.FAILS, Objects.requireNonNull(verdict).status());
    assertTrue(verdict.margin() > 0);
  }

  /// The rise is a matter of the cloud, not of how far away it lies.
  @Test
  void aRiseIsSeenFarFromTheOrigin() {
    double offset = 1e8;
    double[][] x = {{offset, offset + 1, offset + 2, offset + 3}};
    double[][] atoms = {{offset, offset + 3}};
    Timeline<DataMatrix, Options, State> run =
        run(x, atoms, 4, Similarity.DISTANCE, Update.WEIGHTED_MEAN);
    double before = run.extend().record().objective().orElseThrow();
    Snapshot<State> updated = run.extend();
    assertTrue(updated.record().objective().orElseThrow() > before + 0.1, "no rise");
    Verdict verdict = updated.record().verdicts().get("error-never-rises");
    assertEquals(Verdict.Status.FAILS, Objects.requireNonNull(verdict).status());
  }

  @Test
  void aZeroVectorIsEquallySimilarToAll() {
    State state =
        run(
                new double[][] {{0, 1}, {0, 2}},
                new double[][] {{1, 0}, {0, 1}},
                0.1,
                Similarity.COSINE,
                Update.WEIGHTED_MEAN)
            .extend()
            .state();
    assertEquals(0.5, codes(state)[0]);
  }

  /// Far from the origin a fraction of ‖D‖ is more than the whole cloud.
  @Test
  void nothingMovesAnyMoreAfterARunHasConvergedWhateverTheOffset() {
    for (double offset : new double[] {0, 1e6}) {
      double[][] x = cloud(2, 60);
      double[][] atoms = {{offset, offset + 2, offset + 1}, {offset + 1, offset, offset + 2}};
      for (double[] row : x) {
        Arrays.setAll(row, j -> row[j] + offset);
      }
      Timeline<DataMatrix, Options, State> run =
          run(x, atoms, 0.5, Similarity.DISTANCE, Update.WEIGHTED_MEAN);
      while (run.history().getLast().stopReason() == null && run.end() < 20_000) {
        run.extend();
      }
      assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
      double[] then = run.at(run.end()).state().atoms().data;
      assertArrayEquals(then, Runs.extend(run, 100).state().atoms().data, 1e-7, "at " + offset);
    }
  }

  @Test
  void numbersThatOverflowEndTheRunAndNoClaimIsBlamed() {
    double[][] x = {{1e200, -1e200, 2e200}, {1e200, 3e200, 0}};
    Timeline<DataMatrix, Options, State> run =
        run(x, new double[][] {{1, 2}, {2, 1}}, 0.1, Similarity.DISTANCE, Update.WEIGHTED_MEAN);
    assertEquals(StopReason.NOT_A_NUMBER, run.extend().record().stopReason());
    assertTrue(
        run.verdictsAt(1).values().stream()
            .noneMatch(verdict -> verdict.status() == Verdict.Status.FAILS));
  }
}
