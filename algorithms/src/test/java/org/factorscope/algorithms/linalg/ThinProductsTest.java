package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThinProductsTest {
  private static DMatrixRMaj random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextInt(5) == 0 ? 0 : random.nextDouble() - 0.5;
    }
    return matrix;
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "5,7,3", "7,5,4", "9,1,6", "1,9,9", "20,13,10"})
  void theyAreTheProductsOfTextbooks(int n, int m, int k) {
    DMatrixRMaj x = random(n, m, 1);
    DMatrixRMaj w = random(n, k, 2);
    DMatrixRMaj h = random(k, m, 3);
    DMatrixRMaj nk = new DMatrixRMaj(n, k);
    CommonOps_DDRM.multTransB(x, h, nk);
    assertArrayEquals(nk.data, ThinProducts.timesTransposed(x, h).data, 1e-14);
    DMatrixRMaj km = new DMatrixRMaj(k, m);
    CommonOps_DDRM.multTransA(w, x, km);
    assertArrayEquals(km.data, ThinProducts.transposedTimes(w, x).data, 1e-14);
    DMatrixRMaj kk = new DMatrixRMaj(k, k);
    CommonOps_DDRM.multTransB(h, h, kk);
    assertArrayEquals(kk.data, ThinProducts.gramOfRows(h).data, 1e-14);
    CommonOps_DDRM.multTransA(w, w, kk);
    assertArrayEquals(kk.data, ThinProducts.gramOfColumns(w).data, 1e-14);
    DMatrixRMaj nm = new DMatrixRMaj(n, m);
    CommonOps_DDRM.mult(w, h, nm);
    double[] row = new double[m];
    for (int i = 0; i < n; i++) {
      ThinProducts.row(w, i, h, row);
      for (int j = 0; j < m; j++) {
        assertEquals(nm.get(i, j), row[j], 1e-14);
      }
    }
    assertEquals(CommonOps_DDRM.elementSum(nk), ThinProducts.inner(nk, ones(n, k)), 1e-12);
  }

  private static DMatrixRMaj ones(int rows, int columns) {
    DMatrixRMaj ones = new DMatrixRMaj(rows, columns);
    CommonOps_DDRM.fill(ones, 1);
    return ones;
  }
}
