package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductsTest {
  private static DMatrixRMaj random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextInt(5) == 0 ? 0 : random.nextDouble() - 0.5;
    }
    return matrix;
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "5,7,3",
    "7,5,4",
    "9,1,6",
    "1,9,9",
    "20,13,10",
    "300,3,2",
    "3,1100,5",
    "4200,17,33",
    "2,300,4200"
  })
  void theyAreTheProductsOfTextbooks(int n, int m, int k) {
    DMatrixRMaj x = random(n, m, 1);
    DMatrixRMaj w = random(n, k, 2);
    DMatrixRMaj h = random(k, m, 3);
    DMatrixRMaj nm = new DMatrixRMaj(n, m);
    CommonOps_DDRM.mult(w, h, nm);
    assertArrayEquals(nm.data, Products.times(w, h).data, 1e-11);
    DMatrixRMaj nk = new DMatrixRMaj(n, k);
    CommonOps_DDRM.multTransB(x, h, nk);
    assertArrayEquals(nk.data, Products.timesTransposed(x, h).data, 1e-11);
    DMatrixRMaj km = new DMatrixRMaj(k, m);
    CommonOps_DDRM.multTransA(w, x, km);
    assertArrayEquals(km.data, Products.transposedTimes(w, x).data, 1e-11);
    DMatrixRMaj kk = new DMatrixRMaj(k, k);
    CommonOps_DDRM.multTransB(h, h, kk);
    assertArrayEquals(kk.data, Products.gramOfRows(h).data, 1e-11);
    CommonOps_DDRM.multTransA(w, w, kk);
    assertArrayEquals(kk.data, Products.gramOfColumns(w).data, 1e-11);
    double[] row = new double[m];
    for (int i = 0; i < n; i++) {
      Products.row(w, i, h, row);
      for (int j = 0; j < m; j++) {
        assertEquals(nm.get(i, j), row[j], 1e-11);
      }
    }
    assertEquals(CommonOps_DDRM.elementSum(nk), Vectors.inner(nk, ones(n, k)), 1e-9);
  }

  @Test
  void gramMatricesAreSymmetricToTheLastBit() {
    DMatrixRMaj x = random(300, 37, 4);
    for (DMatrixRMaj gram : List.of(Products.gramOfRows(x), Products.gramOfColumns(x))) {
      for (int i = 0; i < gram.numRows; i++) {
        for (int j = 0; j < i; j++) {
          assertEquals(gram.get(i, j), gram.get(j, i), 0);
        }
      }
    }
  }

  private static DMatrixRMaj ones(int rows, int columns) {
    DMatrixRMaj ones = new DMatrixRMaj(rows, columns);
    CommonOps_DDRM.fill(ones, 1);
    return ones;
  }
}
