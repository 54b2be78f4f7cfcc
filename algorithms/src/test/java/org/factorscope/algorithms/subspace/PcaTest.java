package org.factorscope.algorithms.subspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.subspace.Pca.Options;
import org.factorscope.algorithms.subspace.Pca.State;
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

  private static State finished(CentredData data, int components) {
    Options options = new Options(components, 1e-12);
    Snapshot<State> last = Runs.extend(Runs.of(ALGORITHM, new Run<>(data, options, 2)), 40_000);
    assertEquals(StopReason.COMPLETE, last.record().stopReason());
    return last.state();
  }

  /// The independent reference: EJML's singular value decomposition of Xc.
  @Test
  void componentsAndVariancesAgreeWithTheSingularValueDecomposition() {
    CentredData data = cloud(40, 5);
    State state = finished(data, 5);
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
    State state = finished(cloud(30, 4), 3);
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
    Timeline<CentredData, Options, State> run =
        Runs.from(
            ALGORITHM,
            new Run<>(data, new Options(1, 1e-12), 0),
            Map.of("v", new DMatrixRMaj(new double[][] {{1}, {1}})));
    for (int i = 1; i <= 10; i++) {
      run.extend();
      DMatrixRMaj v = run.extend().state().vector();
      assertEquals(Math.pow(1.0 / 3, i), v.get(1, 0) / v.get(0, 0), 1e-12);
    }
  }

  @Test
  void whereNoVarianceIsLeftTheRestIsOrthonormalWithVarianceZero() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 2, 0}, {2, 4, 0}, {3, 6, 0}});
    State state = finished(CentredData.of(new DataMatrix(x)), 3);
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
  void nothingFollowsTheLastComponent() {
    Timeline<CentredData, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(cloud(30, 3), new Options(1, 1e-9), 4));
    assertNull(run.at(0).record().stopReason());
    Runs.extend(run, 10_000);
    assertTrue(run.end() < 10_000, "half-steps: " + run.end());
    assertTrue(run.halfStepAfter(run.end()).isEmpty(), "a half-step after the last component");
    assertEquals(StopReason.COMPLETE, run.history().getLast().stopReason());
  }

  @Test
  void aRandomDirectionIsFoundBesideColumnsThatAreNotNumbers() {
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{Double.NaN, 0}, {0, 0}});
    assertTrue(Double.isNaN(Directions.random(w, 1, 0, 0).get(0, 0)));
  }
}
