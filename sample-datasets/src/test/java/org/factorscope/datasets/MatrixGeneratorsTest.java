package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

class MatrixGeneratorsTest {
  private static double[] singularValues(DMatrixRMaj a) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, false, false, true);
    assertTrue(svd.decompose(a.copy()));
    double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
    Arrays.sort(values);
    double[] falling = new double[values.length];
    for (int k = 0; k < falling.length; k++) {
      falling[k] = values[values.length - 1 - k];
    }
    return falling;
  }

  @Test
  void theHiddenMatrixHasRankTwoAndAgreesWhereItIsKnown() {
    DMatrixRMaj truth = RatingGenerators.lowRankTruth();
    double[] singular = singularValues(truth);
    assertTrue(singular[1] > 1);
    assertTrue(singular[2] < 1e-12);
    DMatrixRMaj known = DatasetCatalog.load("low_rank").values();
    for (int i = 0; i < known.getNumElements(); i++) {
      assertTrue(Double.isNaN(known.data[i]) || known.data[i] == truth.data[i]);
    }
  }

  @Test
  void ratingsLieBetweenOneAndFiveAndFourInTenAreKnown() {
    double[] known =
        Arrays.stream(DatasetCatalog.load("ratings").values().data)
            .filter(v -> !Double.isNaN(v))
            .toArray();
    assertTrue(Arrays.stream(known).allMatch(v -> v >= 1 && v <= 5));
    assertEquals(0.4, known.length / 600.0, 0.06);
  }

  @Test
  void barsAreNeverNegativeAndEveryPictureHasOne() {
    DMatrixRMaj bars = DatasetCatalog.load("bars").values();
    DMatrixRMaj sums = CommonOps_DDRM.sumRows(bars, null);
    assertTrue(Arrays.stream(bars.data).allMatch(v -> v >= 0));
    assertTrue(Arrays.stream(sums.data).allMatch(v -> v >= 4));
    assertTrue(singularValues(bars)[8] < 1e-12, "eight bars, so rank eight");
  }

  @Test
  void everyDocumentHasThirtyWords() {
    DMatrixRMaj counts = DatasetCatalog.load("topics").values();
    assertArrayEquals(
        new double[] {30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        CommonOps_DDRM.sumCols(counts, null).data);
  }
}
