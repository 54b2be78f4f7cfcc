package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.StepRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of S§14.
final class ShrinkageTest {
  private static DMatrixRMaj matrix(long seed) {
    return PunchedMatrices.normal(9, 7, StepRandom.at(seed, 0));
  }

  /// ½‖A − B‖_F² + τ‖B‖_*.
  private static double proximal(DMatrixRMaj a, DMatrixRMaj b, double tau) {
    return Norms.squaredDistance(a, b) / 2 + tau * Arrays.stream(ThinSvd.valuesOf(b)).sum();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void noneOfFiveHundredPerturbationsImproves(double tau) {
    DMatrixRMaj a = matrix(1);
    DMatrixRMaj shrunk = Shrinkage.of(a, tau);
    double least = proximal(a, shrunk, tau);
    SplittableRandom random = StepRandom.at(2, 0);
    for (int trial = 0; trial < 500; trial++) {
      DMatrixRMaj other = PunchedMatrices.normal(9, 7, random);
      double size = StrictMath.pow(10, -4 * random.nextDouble());
      CommonOps_DDRM.add(shrunk, size, other, other);
      assertTrue(proximal(a, other, tau) >= least - 1e-12, "trial " + trial);
    }
  }

  @Test
  void singularValuesLoseTauAndStopAtZero() {
    DMatrixRMaj a = matrix(3);
    double[] values = ThinSvd.valuesOf(a);
    double tau = values[3];
    double[] wanted = Arrays.stream(values).map(value -> Math.max(value - tau, 0)).toArray();
    assertArrayEquals(wanted, ThinSvd.valuesOf(Shrinkage.of(a, tau)), 1e-13);
  }

  /// By hand: [[3, 0], [0, −1]] has singular values 3 and 1.
  @Test
  void aDiagonalMatrixIsShrunkEntryByEntry() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{3, 0}, {0, -1}});
    assertArrayEquals(new double[] {2.5, 0, 0, -0.5}, Shrinkage.of(a, 0.5).data, 1e-15);
    assertArrayEquals(new double[] {1, 0, 0, 0}, Shrinkage.of(a, 2).data, 1e-15);
  }

  @Test
  void shrinkingIsNonexpansive() {
    SplittableRandom random = StepRandom.at(4, 0);
    for (int trial = 0; trial < 200; trial++) {
      DMatrixRMaj a = PunchedMatrices.normal(6, 8, random);
      DMatrixRMaj b = PunchedMatrices.normal(6, 8, random);
      double tau = 3 * random.nextDouble();
      double after = Shrunk.distance(Shrinkage.of(a, tau), Shrinkage.of(b, tau));
      assertTrue(after <= Shrunk.distance(a, b) + 1e-12);
    }
  }

  @Test
  void theRankNeverGrowsWithTauAndIsZeroFromTheLargestSingularValueOn() {
    DMatrixRMaj a = matrix(5);
    double largest = ThinSvd.valuesOf(a)[0];
    int before = 7;
    for (int i = 0; i <= 40; i++) {
      double[] values = ThinSvd.valuesOf(Shrinkage.of(a, largest * i / 40));
      int rank = (int) Arrays.stream(values).filter(value -> value > 1e-12 * largest).count();
      assertTrue(rank <= before);
      before = rank;
    }
    assertEquals(0, before);
    assertEquals(0, Norms.frobenius(Shrinkage.of(a, largest * (1 + 1e-12))));
  }

  @Test
  void withoutAThresholdNothingChanges() {
    DMatrixRMaj a = matrix(6);
    assertArrayEquals(a.data, Shrinkage.of(a, 0).data, 1e-14);
  }

  @Test
  void singularValuesAloneAreThoseThatComeWithTheirVectors() {
    for (double scale : new double[] {1, 1e-150, 1e120}) {
      DMatrixRMaj a = matrix(7);
      CommonOps_DDRM.scale(scale, a);
      double[] values = ThinSvd.of(a).values();
      assertArrayEquals(values, ThinSvd.valuesOf(a), 1e-13 * values[0]);
    }
  }
}
