package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our decomposition beside EJML's, which is slower and goes another way.
final class ThinSvdTest {
  private static DMatrixRMaj gaussian(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(31L * rows + columns);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = random.nextGaussian();
    }
    return a;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }

  /// Columns that shrink by a power of ten each, first to last or last to first.
  private static DMatrixRMaj graded(int n, int direction) {
    DMatrixRMaj a = gaussian(n, n);
    for (int j = 0; j < n; j++) {
      int place = direction > 0 ? j : n - 1 - j;
      CommonOps_DDRM.scaleCol(Math.pow(10, -place), a, j);
    }
    return a;
  }

  private static DMatrixRMaj withZeroColumns() {
    DMatrixRMaj a = gaussian(30, 8);
    CommonOps_DDRM.scaleCol(0, a, 0);
    CommonOps_DDRM.scaleCol(0, a, 5);
    CommonOps_DDRM.scaleCol(1e-170, a, 6);
    return a;
  }

  private static DMatrixRMaj bidiagonal(double diagonal, double above) {
    DMatrixRMaj a = new DMatrixRMaj(20, 20);
    for (int i = 0; i < 20; i++) {
      a.set(i, i, i == 7 || i == 19 ? 0 : diagonal);
      if (i + 1 < 20) {
        a.set(i, i + 1, above);
      }
    }
    return a;
  }

  static Stream<DMatrixRMaj> matrices() {
    DMatrixRMaj ones = new DMatrixRMaj(9, 6);
    CommonOps_DDRM.fill(ones, 1);
    return Stream.of(
        gaussian(1, 1),
        gaussian(1, 7),
        gaussian(7, 1),
        gaussian(3, 2),
        gaussian(40, 39),
        gaussian(61, 37),
        gaussian(90, 17),
        gaussian(17, 90),
        gaussian(150, 150),
        product(gaussian(40, 3), gaussian(3, 25)),
        product(gaussian(80, 3), gaussian(3, 9)),
        graded(24, 1),
        graded(24, -1),
        withZeroColumns(),
        bidiagonal(1, 1),
        bidiagonal(1e-9, 1),
        bidiagonal(1, 1e-9),
        CommonOps_DDRM.identity(12),
        CommonOps_DDRM.identity(30, 11),
        new DMatrixRMaj(5, 5),
        ones);
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void theSingularValuesAreThoseOfEjml(DMatrixRMaj a) {
    SingularValueDecomposition_F64<DMatrixRMaj> ejml =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, false, false, true);
    assertTrue(ejml.decompose(a.copy()));
    double[] rising = Arrays.copyOf(ejml.getSingularValues(), ejml.numberOfSingularValues());
    Arrays.sort(rising);
    ThinSvd svd = ThinSvd.of(a);
    int r = rising.length;
    for (int k = 0; k < r; k++) {
      assertEquals(rising[r - 1 - k], svd.values()[k], 1e-13 * (rising[r - 1] + 1e-300));
    }
    assertArrayEquals(svd.values(), ThinSvd.valuesOf(a), 1e-13 * (rising[r - 1] + 1e-300));
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void theProductGivesTheMatrixBackAndBothBasesAreOrthonormal(DMatrixRMaj a) {
    ThinSvd svd = ThinSvd.of(a);
    double difference = Norms.squaredDistance(svd.recomposed(svd.values()), a);
    assertTrue(difference <= 1e-27 * Norms.squaredFrobenius(a));
    for (DMatrixRMaj basis : new DMatrixRMaj[] {svd.u(), svd.v()}) {
      DMatrixRMaj gram = new DMatrixRMaj(basis.numCols, basis.numCols);
      CommonOps_DDRM.multTransA(basis, basis, gram);
      assertEquals(0, Norms.squaredDistance(gram, CommonOps_DDRM.identity(gram.numRows)), 1e-26);
    }
  }

  @Test
  void aTransposedMatrixHasTheBasesExchanged() {
    DMatrixRMaj a = gaussian(50, 12);
    ThinSvd tall = ThinSvd.of(a);
    ThinSvd wide = ThinSvd.of(CommonOps_DDRM.transpose(a, null));
    assertArrayEquals(tall.values(), wide.values());
    for (int k = 0; k < 12; k++) {
      for (int i = 0; i < 12; i++) {
        assertEquals(Math.abs(tall.v().get(i, k)), Math.abs(wide.u().get(i, k)));
      }
    }
  }

  @Test
  void aReflectionTakesAVectorToItsFirstAxisHoweverSmallItIs() {
    double[] x = {3e-200, 4e-200, 0};
    Reflection reflection = Reflection.of(x, 0);
    assertEquals(-5e-200, reflection.image(), 1e-213);
    double[][] rows = {x};
    reflection.reflect(rows, 0, 1);
    assertArrayEquals(new double[] {-5e-200, 0, 0}, x, 1e-213);
  }

  @Test
  void aReflectionOfAMultipleOfItsAxisIsTheIdentity() {
    double[] x = {7, -2, 0, 0};
    Reflection reflection = Reflection.of(x, 1);
    assertEquals(-2, reflection.image());
    assertArrayEquals(new double[4], reflection.v());
    assertEquals(0, Reflection.of(x, 4).image());
  }

  /// Four singular values within a few roundings of 1: a sweep that removes one rounding beside the
  /// diagonal makes another.
  @Test
  void singularValuesThatAgreeToRoundingDoNotHoldUpTheSweeps() {
    SplittableRandom random = new SplittableRandom(706);
    DMatrixRMaj a = new DMatrixRMaj(8, 4);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = random.nextGaussian();
    }
    DMatrixRMaj near = ThinSvd.of(a).u().copy();
    for (int e = 0; e < near.getNumElements(); e++) {
      near.data[e] += 1e-15 * (random.nextDouble() - 0.5);
    }
    assertArrayEquals(new double[] {1, 1, 1, 1}, ThinSvd.of(near).values(), 1e-14);
    DMatrixRMaj gram = new DMatrixRMaj(4, 4);
    CommonOps_DDRM.multTransA(near, near, gram);
    assertArrayEquals(new double[] {1, 1, 1, 1}, SymmetricEigen.of(gram).values(), 1e-14);
  }
}
