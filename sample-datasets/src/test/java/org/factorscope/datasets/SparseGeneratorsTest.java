package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparseGeneratorsTest {
  private static double inner(DMatrixRMaj table, int j, int k) {
    double sum = 0;
    for (int i = 0; i < table.numRows; i++) {
      sum += table.get(i, j) * table.get(i, k);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"spikes", "sparse_code", "two_atoms"})
  void everyColumnOfTheDictionaryHasLengthOne(String name) {
    DMatrixRMaj table = DatasetCatalog.load(name).values();
    for (int j = 0; j < table.numCols - 1; j++) {
      assertEquals(1, inner(table, j, j), 1e-14);
    }
  }

  @ParameterizedTest
  @CsvSource({"spikes, 0.02", "sparse_code, 0.01"})
  void theResponseIsFiveColumnsAndLittleNoise(String name, double noise) {
    DMatrixRMaj table = DatasetCatalog.load(name).values();
    double[] code = PlantedCode.of(name);
    assertEquals(table.numCols - 1, code.length);
    assertEquals(5, Arrays.stream(code).filter(y -> y != 0).count());
    double square = 0;
    for (int i = 0; i < table.numRows; i++) {
      double rest = table.get(i, code.length);
      for (int j = 0; j < code.length; j++) {
        rest -= table.get(i, j) * code[j];
      }
      square += rest * rest;
    }
    double deviation = Math.sqrt(square / table.numRows);
    assertTrue(deviation > noise / 2 && deviation < 2 * noise, "noise " + deviation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spikes", "sparse_code"})
  void theColumnsThatAreSeenFirstAreInUse(String name) {
    double[] code = PlantedCode.of(name);
    List<Integer> axes = DatasetCatalog.load(name).preferredAxes();
    assertEquals(2, axes.stream().distinct().filter(j -> code[j] != 0).count());
  }

  @Test
  void theBlurIsWideAndItsInnerColumnsAreShiftsOfEachOther() {
    DMatrixRMaj table = DatasetCatalog.load("spikes").values();
    assertEquals(Math.exp(-1.0 / 16), inner(table, 50, 51), 1e-9);
    for (int i = 1; i < 60; i++) {
      assertEquals(table.get(i - 1, 30), table.get(i, 31), 1e-15);
    }
  }

  @Test
  void tenNeedlesOfHeightThreeStandInNoise() {
    Dataset data = DatasetCatalog.load("needles");
    double[] code = PlantedCode.of("needles");
    assertEquals(10, Arrays.stream(code).filter(y -> Math.abs(y) == 3).count());
    assertEquals(190, Arrays.stream(code).filter(y -> y == 0).count());
    double square = 0;
    for (int i = 0; i < code.length; i++) {
      square += Math.pow(data.values().get(i, 0) - code[i], 2);
    }
    assertEquals(0.5, Math.sqrt(square / code.length), 0.1);
  }

  @Test
  void otherDataHaveNoPlantedCode() {
    assertArrayEquals(new double[0], PlantedCode.of("keys"));
    assertArrayEquals(new double[0], PlantedCode.of("iris"));
  }
}
