package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedMatrixTest {
  private static DMatrixRMaj matrix(String name) {
    return DatasetCatalog.load(name).values();
  }

  private static double[] eigenvalues(String name) {
    DMatrixRMaj a = matrix(name);
    var eigen = DecompositionFactory_DDRM.eig(a.numRows, true, true);
    eigen.decompose(a.copy());
    double[] values = new double[a.numRows];
    for (int i = 0; i < values.length; i++) {
      values[i] = -eigen.getEigenvalue(i).real;
    }
    Arrays.sort(values);
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stretch", "reflection", "twin_axes", "narrow_gap"})
  void theSymmetricOnesAreSymmetricToTheLastBit(String name) {
    DMatrixRMaj a = matrix(name);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        assertEquals(a.get(i, j), a.get(j, i));
      }
    }
  }

  @Test
  void theirEigenvaluesAreTheChosenOnes() {
    assertArrayEquals(new double[] {3, 1}, eigenvalues("stretch"), 1e-14);
    assertArrayEquals(new double[] {1, -1}, eigenvalues("reflection"), 1e-14);
    assertArrayEquals(new double[] {2, 2, 1}, eigenvalues("twin_axes"), 1e-14);
    double[] gaps = eigenvalues("narrow_gap");
    for (int i = 1; i < gaps.length; i++) {
      assertEquals(1.01, gaps[i - 1] / gaps[i], 1e-12);
    }
  }

  @Test
  void theSingularValuesOfTheLayersAreTheChosenOnes() {
    DMatrixRMaj a = matrix("layers");
    var svd = DecompositionFactory_DDRM.svd(a.numRows, a.numCols, false, false, false);
    svd.decompose(a.copy());
    double[] values = svd.getSingularValues().clone();
    Arrays.sort(values);
    double[] chosen = {5, 4, 1, 0.5, 0.25, 0.125};
    for (int k = 0; k < 15; k++) {
      assertEquals(k < chosen.length ? chosen[k] : 0, values[14 - k], 1e-13);
    }
  }

  @Test
  void thePointsOnFiveAxesHaveMeanZeroAndTheChosenVariances() {
    DMatrixRMaj x = matrix("five_axes");
    for (int j = 0; j < 5; j++) {
      double sum = 0;
      for (int i = 0; i < 100; i++) {
        sum += x.get(i, j);
      }
      assertEquals(0, sum, 1e-12);
    }
    var svd = DecompositionFactory_DDRM.svd(100, 5, false, false, false);
    svd.decompose(x.copy());
    double[] variances =
        Arrays.stream(svd.getSingularValues()).map(s -> s * s / 100).sorted().toArray();
    assertArrayEquals(new double[] {0.2, 0.5, 1, 3, 5}, variances, 1e-13);
  }

  @Test
  void carAndAutomobileNeverMeet() {
    Dataset texts = DatasetCatalog.load("synonyms");
    int car = texts.rowNames().indexOf("car");
    int automobile = texts.rowNames().indexOf("automobile");
    for (int j = 0; j < texts.dimension(); j++) {
      assertEquals(0, texts.values().get(car, j) * texts.values().get(automobile, j));
    }
  }
}
