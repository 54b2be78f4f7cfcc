package org.factorscope.algorithms.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.SoftVqOptions.Similarity;
import org.factorscope.algorithms.clustering.SoftVqOptions.Update;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoftVqTest {
  private static final SoftVq ALGORITHM = new SoftVq();

  private static Timeline<SoftVqState> run(
      double[][] x, double[][] atoms, double temperature, Similarity similarity, Update update) {
    SoftVqOptions options = new SoftVqOptions(atoms[0].length, temperature, similarity, update);
    SoftVqState start = ALGORITHM.start(new DataMatrix(new DMatrixRMaj(x)), options, 0);
    return new Timeline<>(
        ALGORITHM, ALGORITHM.replace(start, "D", new DMatrixRMaj(atoms)), 1 << 20);
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

  private static double[] codes(SoftVqState state) {
    return Objects.requireNonNull(state.codes()).data;
  }

  /// Cosines of (1.2, 0.3) with (1, 0) and (3, 0.5) are 0.970 and 0.997; distances are 0.36 and
  /// 1.81.
  @Test
  void theBestCosineNeedNotBeTheNearestAtom() {
    double[][] x = {{1.2, 1}, {0.3, 1}};
    double[][] atoms = {{1, 3}, {0, 0.5}};
    SoftVqState byCosine =
        run(x, atoms, 0.001, Similarity.COSINE, Update.WEIGHTED_MEAN).extend().state();
    SoftVqState byDistance =
        run(x, atoms, 0.001, Similarity.DISTANCE, Update.WEIGHTED_MEAN).extend().state();
    assertEquals(1, codes(byCosine)[2], 1e-9);
    assertEquals(1, codes(byDistance)[0], 1e-9);
  }

  @Test
  void aTieIsSharedHoweverColdItIs() {
    double[][] x = {{1, 2}, {1, 0}};
    double[][] atoms = {{1, 0}, {0, 1}};
    SoftVqState state =
        run(x, atoms, 0.001, Similarity.COSINE, Update.WEIGHTED_MEAN).extend().state();
    assertEquals(0.5, codes(state)[0], 1e-12);
    assertEquals(0.5, codes(state)[2], 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-12, 0.001, 0.1, 10, 1e9})
  void noTemperatureGivesANumberThatIsNotFinite(double temperature) {
    for (Similarity similarity : Similarity.values()) {
      Timeline<SoftVqState> run =
          run(cloud(3, 20), cloud(3, 4), temperature, similarity, Update.WEIGHTED_MEAN);
      for (int i = 0; i < 10; i++) {
        assertTrue(run.extend().state().isFinite());
      }
    }
  }

  @Test
  void infiniteHeatCollapsesAllAtomsOntoTheMean() {
    double[][] x = cloud(2, 30);
    Timeline<SoftVqState> run = run(x, cloud(2, 3), 1e12, Similarity.COSINE, Update.WEIGHTED_MEAN);
    run.extend();
    SoftVqState state = run.extend().state();
    double mean = java.util.Arrays.stream(x[0]).average().orElseThrow();
    for (int k = 0; k < 3; k++) {
      assertEquals(mean, state.atoms().get(0, k), 1e-10);
    }
    assertEquals(Math.log(3), state.entropy(), 1e-10);
  }

  @Test
  void leastSquaresBeatsTheWeightedMeanForTheSameCodes() {
    SoftVqState state =
        run(cloud(3, 40), cloud(3, 4), 0.1, Similarity.COSINE, Update.WEIGHTED_MEAN)
            .extend()
            .state();
    SoftVqReport.Updates updates = SoftVqReport.updates(state);
    assertTrue(updates.leastSquares() < updates.weightedMean());
  }

  @Test
  void leastSquaresLeavesAResidualOrthogonalToTheCodes() {
    Timeline<SoftVqState> run =
        run(cloud(3, 40), cloud(3, 4), 0.1, Similarity.COSINE, Update.LEAST_SQUARES);
    run.extend();
    SoftVqState state = run.extend().state();
    DMatrixRMaj residual = new DMatrixRMaj(3, 40);
    DMatrixRMaj c = Objects.requireNonNull(state.codes());
    org.ejml.dense.row.CommonOps_DDRM.mult(state.atoms(), c, residual);
    org.ejml.dense.row.CommonOps_DDRM.subtract(state.data().matrix(), residual, residual);
    DMatrixRMaj gradient = new DMatrixRMaj(3, 4);
    org.ejml.dense.row.CommonOps_DDRM.multTransB(residual, c, gradient);
    assertArrayEquals(new double[12], gradient.data, 1e-10);
  }

  @Test
  void theErrorMayRiseAndTheClaimSaysSo() {
    double[][] x = {{1, 1, 10, 11}, {10, 11, 1, 1}};
    Timeline<SoftVqState> run =
        run(x, new double[][] {{1, 11}, {11, 1}}, 1, Similarity.COSINE, Update.WEIGHTED_MEAN);
    run.extend();
    Verdict verdict = run.extend().record().verdicts().get("error-never-rises");
    assertEquals(Verdict.Status.FAILS, Objects.requireNonNull(verdict).status());
    assertTrue(verdict.margin() > 0);
  }

  @Test
  void aZeroVectorIsEquallySimilarToAll() {
    SoftVqState state =
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
}
