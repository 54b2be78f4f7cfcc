package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SymmetricEigenTest {
  /// Orthonormal columns, from the decomposition that is tested elsewhere.
  private static DMatrixRMaj basis(int n, long seed) {
    return ThinSvd.of(gaussian(n, n, seed)).u();
  }

  private static DMatrixRMaj gaussian(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    Arrays.setAll(a.data, _ -> random.nextGaussian());
    return a;
  }

  /// Q diag(λ) Qᵀ, symmetric to the last bit.
  private static DMatrixRMaj withValues(double[] values, long seed) {
    int n = values.length;
    DMatrixRMaj q = basis(n, seed);
    DMatrixRMaj scaled = q.copy();
    CommonOps_DDRM.multCols(scaled, values);
    DMatrixRMaj a = Products.timesTransposed(scaled, q);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a.set(i, j, a.get(j, i));
      }
    }
    return a;
  }

  private static double[] spectrum(String kind, int n, double scale) {
    return IntStream.range(0, n)
        .mapToDouble(
            k ->
                scale
                    * switch (kind) {
                      case "falling" -> n - k;
                      case "graded" -> Math.pow(10, -12.0 * k / n);
                      case "rising" -> Math.pow(10, -12.0 * (n - 1 - k) / n);
                      case "mixed" -> (k % 2 == 0 ? 1 : -1) * (1 + Math.floorDiv(k, 2));
                      case "repeated" -> 1 + k % 3;
                      case "of low rank" -> k < 3 ? 5 - k : 0;
                      case "one number" -> 7;
                      case "zero" -> 0;
                      default -> throw new IllegalArgumentException(kind);
                    })
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "falling, 1, 1", "falling, 2, 1", "falling, 3, 1", "falling, 40, 1", "falling, 130, 1",
    "falling, 20, 1e-150", "falling, 20, 1e120", "graded, 50, 1", "rising, 50, 1", "mixed, 41, 1",
    "repeated, 45, 1", "of low rank, 33, 1", "one number, 17, 1", "zero, 9, 1"
  })
  void itIsADecompositionWithTheValuesThatWerePutIn(String kind, int n, double scale) {
    double[] values = spectrum(kind, n, scale);
    DMatrixRMaj a = withValues(values, n);
    SymmetricEigen eigen = SymmetricEigen.of(a);
    double[] falling = Arrays.stream(values).map(x -> -x).sorted().map(x -> -x).toArray();
    double size = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    assertArrayEquals(falling, eigen.values(), 1e-14 * n * size + Double.MIN_VALUE);
    DMatrixRMaj image = Products.times(a, eigen.vectors());
    DMatrixRMaj scaled = eigen.vectors().copy();
    CommonOps_DDRM.multCols(scaled, eigen.values());
    CommonOps_DDRM.subtractEquals(image, scaled);
    assertTrue(CommonOps_DDRM.elementMaxAbs(image) <= 1e-14 * n * size);
    DMatrixRMaj gram = Products.gramOfColumns(eigen.vectors());
    CommonOps_DDRM.subtractEquals(gram, CommonOps_DDRM.identity(n));
    assertTrue(CommonOps_DDRM.elementMaxAbs(gram) <= 1e-14 * n);
  }

  @Test
  void itAgreesWithEjml() {
    for (int n = 1; n <= 70; n += 3) {
      DMatrixRMaj a = Products.gramOfColumns(gaussian(n + 5, n, n));
      var ejml = DecompositionFactory_DDRM.eig(n, false, true);
      assertTrue(ejml.decompose(a.copy()));
      double[] expected =
          IntStream.range(0, n)
              .mapToDouble(k -> -ejml.getEigenvalue(k).real)
              .sorted()
              .map(x -> -x)
              .toArray();
      assertArrayEquals(expected, SymmetricEigen.of(a).values(), 1e-13 * expected[0], "n = " + n);
    }
  }

  /// Nothing is left to do: the vectors are the axes, in the order of their values.
  @Test
  void aDiagonalMatrixHasTheAxesForVectors() {
    SymmetricEigen eigen =
        SymmetricEigen.of(new DMatrixRMaj(new double[][] {{2, 0, 0}, {0, 5, 0}, {0, 0, -1}}));
    assertArrayEquals(new double[] {5, 2, -1}, eigen.values());
    assertEquals(1, eigen.vectors().get(1, 0));
    assertEquals(1, eigen.vectors().get(0, 1));
    assertEquals(1, eigen.vectors().get(2, 2));
  }
}
