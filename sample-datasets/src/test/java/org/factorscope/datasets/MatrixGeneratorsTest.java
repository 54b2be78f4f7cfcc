package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static DMatrixRMaj truth(Dataset data) {
    DMatrixRMaj truth = data.truth();
    assertNotNull(truth);
    return truth;
  }

  @ParameterizedTest
  @ValueSource(strings = {"low_rank", "low_rank_sparse", "empty_row", "spike"})
  void theHiddenMatrixHasRankTwoAndAgreesWhereItIsKnown(String name) {
    Dataset data = DatasetCatalog.load(name);
    double[] singular = singularValues(truth(data));
    assertTrue(singular[1] > 1);
    assertTrue(singular[2] < 1e-12);
    for (int i = 0; i < data.values().getNumElements(); i++) {
      double value = data.values().data[i];
      assertTrue(Double.isNaN(value) || value == truth(data).data[i]);
    }
  }

  @Test
  void nothingIsKnownOfTheEmptyRowNorOfTheSpike() {
    Dataset empty = DatasetCatalog.load("empty_row");
    for (int j = 0; j < empty.dimension(); j++) {
      assertTrue(Double.isNaN(empty.values().get(11, j)));
    }
    assertTrue(Double.isNaN(DatasetCatalog.load("spike").values().get(11, 19)));
  }

  @Test
  void columnsAndScaleGoThroughToTheTruth() {
    Dataset whole = DatasetCatalog.load("low_rank");
    Dataset part = whole.select(List.of("c3", "c1"));
    Dataset scaled = part.scaled(Scale.STANDARDIZE);
    for (int i = 0; i < whole.rows(); i++) {
      assertEquals(truth(whole).get(i, 2), truth(part).get(i, 0));
      assertEquals(truth(whole).get(i, 0), truth(part).get(i, 1));
      for (int j = 0; j < 2; j++) {
        double value = scaled.values().get(i, j);
        assertTrue(Double.isNaN(value) || value == truth(scaled).get(i, j));
      }
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
