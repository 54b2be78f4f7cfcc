package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// The fast kernels beside the plain definitions.
final class WideKernelsTest {
  private final SplittableRandom random = new SplittableRandom(5);

  private DMatrixRMaj gaussian(int rows, int columns) {
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = random.nextGaussian();
    }
    return a;
  }

  private static double exponential(double x) {
    double[] one = {x};
    Exponential.replace(one, new double[1], 1);
    return one[0];
  }

  @Test
  void theExponentialIsWithinOneUnitOfStrictMath() {
    for (int i = 0; i < 500_000; i++) {
      double x = -745 + 1454 * random.nextDouble() * random.nextDouble();
      double expected = StrictMath.exp(x);
      assertEquals(expected, exponential(x), Math.ulp(expected), "x = " + x);
    }
  }

  @Test
  void theExponentialKnowsItsEnds() {
    assertEquals(1, exponential(0));
    assertEquals(1, exponential(-0.0));
    assertEquals(0, exponential(-800));
    assertEquals(0, exponential(Double.NEGATIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, exponential(Double.POSITIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, exponential(709.79));
    assertEquals(StrictMath.exp(709.78), exponential(709.78), Math.ulp(StrictMath.exp(709.78)));
    assertTrue(Double.isNaN(exponential(Double.NaN)));
    assertTrue(exponential(-1e-17) <= 1);
  }

  @Test
  void theSoftmaxIsTheDefinition() {
    DMatrixRMaj scores = gaussian(7, 3000);
    DMatrixRMaj soft = Softmax.ofColumns(scores, 0.3);
    for (int j = 0; j < scores.numCols; j++) {
      double sum = 0;
      for (int i = 0; i < scores.numRows; i++) {
        sum += StrictMath.exp(scores.get(i, j) / 0.3);
      }
      for (int i = 0; i < scores.numRows; i++) {
        assertEquals(StrictMath.exp(scores.get(i, j) / 0.3) / sum, soft.get(i, j), 1e-14);
      }
    }
  }

  @Test
  void productsAreThoseOfEjml() {
    for (int n : new int[] {1, 5, 1024, 1025, 5000}) {
      for (int r : new int[] {1, 3, 4, 9}) {
        DMatrixRMaj x = gaussian(6, n);
        DMatrixRMaj a = gaussian(6, r);
        DMatrixRMaj b = gaussian(r, n);
        DMatrixRMaj expected = new DMatrixRMaj(6, r);
        CommonOps_DDRM.multTransB(x, b, expected);
        assertArrayEquals(
            expected.data, Products.timesTransposed(x, b).data, 1e-10, "n = " + n + ", r = " + r);
        DMatrixRMaj product = new DMatrixRMaj(6, n);
        CommonOps_DDRM.mult(a, b, product);
        double squared = Norms.squaredDistance(x, product);
        assertEquals(squared, Products.squaredResidual(x, a, b), 1e-12 * squared);
      }
    }
  }
}
