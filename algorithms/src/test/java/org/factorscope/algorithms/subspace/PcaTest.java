package org.factorscope.algorithms.subspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;

final class PcaTest {
  private static final Pca ALGORITHM = new Pca();

  private static CentredData cloud(int n, int d) {
    var random = StepRandom.at(11, 0);
    DMatrixRMaj x = new DMatrixRMaj(n, d);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x.set(i, j, 3 + StepRandom.gaussian(random) * (d - j) + (j > 0 ? 0.3 * x.get(i, 0) : 0));
      }
    }
    return CentredData.of(new DataMatrix(x));
  }

  private static PcaState finished(CentredData data, int components) {
    PcaState start = ALGORITHM.start(data, new PcaOptions(components, 1e-12), 2);
    Timeline<PcaState> run = new Timeline<>(ALGORITHM, start, 1 << 22);
    for (int i = 0; i < 40_000 && run.records().getLast().stopReason() == null; i++) {
      run.extend();
    }
    assertEquals(StopReason.CONVERGED, run.records().getLast().stopReason());
    return run.at(run.end()).state();
  }

  /// The independent reference: EJML's singular value decomposition of Xc.
  @Test
  void componentsAndVariancesAgreeWithTheSingularValueDecomposition() {
    CentredData data = cloud(40, 5);
    PcaState state = finished(data, 5);
    var svd = DecompositionFactory_DDRM.svd(40, 5, true, true, true);
    assertTrue(svd.decompose(data.matrix().copy()));
    double[] singular = svd.getSingularValues().clone();
    java.util.Arrays.sort(singular);
    for (int k = 0; k < 5; k++) {
      double variance = singular[4 - k] * singular[4 - k] / 39;
      assertEquals(variance, state.variance().get(k, 0), 1e-9 * variance);
    }
    DMatrixRMaj first = Directions.column(state.components(), 0);
    DMatrixRMaj image = data.covarianceTimes(first);
    CommonOps_DDRM.divide(image, state.variance().get(0, 0));
    for (int j = 0; j < 5; j++) {
      assertEquals(first.get(j, 0), image.get(j, 0), 1e-9);
    }
  }

  @Test
  void allComponentsLeaveNoResidual() {
    CentredData data = cloud(30, 4);
    assertEquals(0, finished(data, 4).objective(), 1e-20 * data.squaredNorm());
  }

  @Test
  void theEntryOfLargestMagnitudeIsPositive() {
    PcaState state = finished(cloud(30, 4), 3);
    for (int k = 0; k < 3; k++) {
      DMatrixRMaj column = Directions.column(state.components(), k);
      assertEquals(CommonOps_DDRM.elementMaxAbs(column), CommonOps_DDRM.elementMax(column));
    }
  }

  /// In two dimensions an iteration shrinks tan ∠(v, u₁) by exactly λ₂/λ₁.
  @Test
  void theErrorShrinksByTheRatioOfTheVariances() {
    DMatrixRMaj x =
        new DMatrixRMaj(new double[][] {{Math.sqrt(3), 0}, {-Math.sqrt(3), 0}, {0, 1}, {0, -1}});
    CentredData data = CentredData.of(new DataMatrix(x));
    PcaState start = ALGORITHM.start(data, new PcaOptions(1, 1e-12), 0);
    start = ALGORITHM.replace(start, "v", new DMatrixRMaj(new double[][] {{1}, {1}}));
    Timeline<PcaState> run = new Timeline<>(ALGORITHM, start, 1 << 20);
    for (int i = 1; i <= 10; i++) {
      run.extend();
      DMatrixRMaj v = run.extend().state().vector();
      assertEquals(Math.pow(1.0 / 3, i), v.get(1, 0) / v.get(0, 0), 1e-12);
    }
  }

  @Test
  void whereNoVarianceIsLeftTheRestIsOrthonormalWithVarianceZero() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 2, 0}, {2, 4, 0}, {3, 6, 0}});
    PcaState state = finished(CentredData.of(new DataMatrix(x)), 3);
    assertEquals(0, state.variance().get(1, 0), 1e-20);
    DMatrixRMaj gram = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multTransA(state.components(), state.components(), gram);
    CommonOps_DDRM.subtractEquals(gram, CommonOps_DDRM.identity(3));
    assertEquals(0, CommonOps_DDRM.elementMaxAbs(gram), 1e-12);
  }

  @Test
  void aSingleRowHasNoVariance() {
    DataMatrix one = new DataMatrix(new DMatrixRMaj(new double[][] {{1, 2}}));
    assertThrows(InvalidInputException.class, () -> CentredData.of(one));
  }

  @Test
  void aFoundComponentStaysFound() {
    CentredData data = cloud(30, 3);
    PcaState start = ALGORITHM.start(data, new PcaOptions(1, 1e-9), 4);
    Timeline<PcaState> run = new Timeline<>(ALGORITHM, start, 1 << 20);
    while (run.records().getLast().stopReason() == null) {
      run.extend();
    }
    double[] found = run.at(run.end()).state().components().data.clone();
    run.extend();
    run.extend();
    assertEquals(StopReason.CONVERGED, run.records().getLast().stopReason());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        found, run.at(run.end()).state().components().data);
    assertNull(run.records().get(0).stopReason());
  }
}
