package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecompositionTest {
  private static DMatrixRMaj random(int rows, int columns, double scale) {
    SplittableRandom random = new SplittableRandom(7L * rows + columns);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < a.getNumElements(); i++) {
      a.data[i] = scale * (random.nextDouble() - 0.5);
    }
    return a;
  }

  private static void assertOrthonormal(DMatrixRMaj q) {
    DMatrixRMaj gram = new DMatrixRMaj(q.numCols, q.numCols);
    CommonOps_DDRM.multTransA(q, q, gram);
    assertEquals(0, Norms.squaredDistance(gram, CommonOps_DDRM.identity(q.numCols)), 1e-24);
  }

  private static void assertSignRule(DMatrixRMaj q) {
    for (int k = 0; k < q.numCols; k++) {
      assertFalse(Signs.flips(Submatrix.of(q).transposed(), k), "column " + k);
    }
  }

  @ParameterizedTest
  @CsvSource({"7,7,1", "12,5,1", "4,11,1", "1,6,1", "6,1,1", "1,1,1", "8,5,1e-160", "8,5,1e150"})
  void theSingularValueDecompositionGivesTheMatrixBack(int rows, int columns, double scale) {
    DMatrixRMaj a = random(rows, columns, scale);
    ThinSvd svd = ThinSvd.of(a);
    DMatrixRMaj difference = svd.recomposed(svd.values());
    CommonOps_DDRM.subtractEquals(difference, a);
    assertTrue(Norms.frobenius(difference) <= 1e-13 * Norms.frobenius(a));
    assertOrthonormal(svd.u());
    assertOrthonormal(svd.v());
    assertSignRule(svd.u());
    for (int k = 1; k < svd.values().length; k++) {
      assertTrue(svd.values()[k] <= svd.values()[k - 1]);
    }
  }

  @Test
  void aMatrixOfRankOneHasOneSingularValue() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{3, 4}, {6, 8}});
    assertArrayEquals(new double[] {Math.sqrt(125), 0}, ThinSvd.of(a).values(), 1e-14);
  }

  @Test
  void theZeroMatrixStillHasOrthonormalVectors() {
    ThinSvd svd = ThinSvd.of(new DMatrixRMaj(4, 3));
    assertArrayEquals(new double[3], svd.values());
    assertOrthonormal(svd.u());
    assertOrthonormal(svd.v());
  }

  @Test
  void aValueThatIsNotFiniteIsRefused() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, Double.NaN}, {0, 1}});
    assertThrows(ArithmeticException.class, () -> ThinSvd.of(a));
    assertThrows(ArithmeticException.class, () -> SymmetricEigen.of(a));
  }

  @Test
  void leftOutSingularValuesCountAsZero() {
    ThinSvd svd = ThinSvd.of(random(5, 4, 1));
    DMatrixRMaj cut = svd.recomposed(Arrays.copyOf(svd.values(), 2));
    assertArrayEquals(
        Arrays.copyOf(Arrays.copyOf(svd.values(), 2), 4), ThinSvd.of(cut).values(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({"6,1", "1,1", "9,1e-160", "9,1e150"})
  void theEigenDecompositionGivesTheMatrixBack(int n, double scale) {
    DMatrixRMaj half = random(n, n, scale);
    DMatrixRMaj a = CommonOps_DDRM.transpose(half, null);
    CommonOps_DDRM.addEquals(a, half);
    SymmetricEigen eigen = SymmetricEigen.of(a);
    DMatrixRMaj scaled = eigen.vectors().copy();
    CommonOps_DDRM.multCols(scaled, eigen.values());
    DMatrixRMaj product = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(scaled, eigen.vectors(), product);
    CommonOps_DDRM.subtractEquals(product, a);
    assertTrue(Norms.frobenius(product) <= 1e-13 * Norms.frobenius(a));
    assertOrthonormal(eigen.vectors());
    assertSignRule(eigen.vectors());
  }

  /// By hand: [[2, 1], [1, 2]] has the eigenvalues 3 and 1 along (1, 1) and (1, −1).
  @Test
  void eigenvaluesFall() {
    SymmetricEigen eigen = SymmetricEigen.of(new DMatrixRMaj(new double[][] {{2, 1}, {1, 2}}));
    assertArrayEquals(new double[] {3, 1}, eigen.values(), 1e-15);
    assertEquals(eigen.vectors().get(0, 0), eigen.vectors().get(1, 0), 1e-15);
  }

  @Test
  void aPositiveDefiniteSystemIsSolved() {
    int k = 6;
    DMatrixRMaj half = random(9, k, 1);
    DMatrixRMaj a = new DMatrixRMaj(k, k);
    CommonOps_DDRM.multTransA(half, half, a);
    double[] expected = {1, -2, 3, -4, 5, -6};
    DMatrixRMaj b = new DMatrixRMaj(k, 1);
    CommonOps_DDRM.mult(a, new DMatrixRMaj(k, 1, true, expected), b);
    double[] y = b.data.clone();
    assertTrue(PositiveDefinite.solve(a.data.clone(), y, k));
    assertArrayEquals(expected, y, 1e-11);
  }

  @Test
  void aSystemThatIsNotPositiveDefiniteIsSaidToBeOne() {
    assertFalse(PositiveDefinite.solve(new double[] {1, 2, 2, 4}, new double[] {1, 2}, 2));
    assertFalse(PositiveDefinite.solve(new double[] {-1}, new double[] {1}, 1));
    assertFalse(PositiveDefinite.solve(new double[] {Double.NaN}, new double[] {1}, 1));
  }
}
