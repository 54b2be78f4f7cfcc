package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

class CorpusGeneratorsTest {
  @Test
  void aDocumentOfTheBarsHasAHundredWordsAndEachPixelIsAsFrequent() {
    DMatrixRMaj counts = DatasetCatalog.load("bars_corpus").values();
    for (double words : CommonOps_DDRM.sumRows(counts, null).data) {
      assertEquals(100, words);
    }
    for (double share : CommonOps_DDRM.sumCols(counts, null).data) {
      assertEquals(50_000.0 / 25, share, 200);
    }
  }

  /// 76 ordered pairs of 12 places are at most 4 apart.
  @Test
  void theToyCorpusCountsEveryPairOfPlacesInBothOrders() {
    DMatrixRMaj counts = DatasetCatalog.load("toy_corpus").values();
    assertEquals(4000 * 76, CommonOps_DDRM.elementSum(counts));
    assertArrayEquals(counts.data, CommonOps_DDRM.transpose(counts, null).data);
  }

  /// The directions of M* are, in this order: people and beasts, sex, number, the two pairs of
  /// topics; what remains is noise.
  @Test
  void theToyCorpusHasFiveDirectionsThatCount() {
    double[] values = eigenvalues(normalized(DatasetCatalog.load("toy_corpus").values()));
    double[] expected = {29, 16, 14, 10.5, 10.3};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], values[k], 0.06 * expected[k], Arrays.toString(values));
    }
    assertTrue(values[5] < 6, Arrays.toString(values));
  }

  /// 2(P_ij − P_iP_j)/(P_ij + P_iP_j).
  private static DMatrixRMaj normalized(DMatrixRMaj counts) {
    double n = CommonOps_DDRM.elementSum(counts);
    double[] sums = CommonOps_DDRM.sumRows(counts, null).data;
    DMatrixRMaj m = new DMatrixRMaj(counts.numRows, counts.numRows);
    for (int i = 0; i < m.numRows; i++) {
      for (int j = 0; j < m.numRows; j++) {
        double together = counts.get(i, j) / n;
        double apart = sums[i] / n * (sums[j] / n);
        m.set(i, j, 2 * (together - apart) / (together + apart));
      }
    }
    return m;
  }

  private static double[] eigenvalues(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
    assertTrue(eigen.decompose(symmetric.copy()));
    double[] falling = new double[symmetric.numRows];
    for (int k = 0; k < falling.length; k++) {
      falling[k] = -eigen.getEigenvalue(k).getReal();
    }
    Arrays.sort(falling);
    return Arrays.stream(falling).map(value -> -value).toArray();
  }
}
