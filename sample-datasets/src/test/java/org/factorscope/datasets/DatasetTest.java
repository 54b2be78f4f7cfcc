package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final double NONE = Double.NaN;

  private static Dataset data(List<String> columns, double[][] values, String... labels) {
    return new Dataset(
        "test",
        "Test",
        columns,
        new DMatrixRMaj(values),
        List.of(),
        List.of(labels),
        new ImageShape(1, columns.size()),
        List.of(0, columns.size() - 1),
        "cm",
        "here",
        "none");
  }

  @Test
  void centringTakesTheMeanOffEachColumn() {
    Dataset centred =
        data(List.of("x", "y"), new double[][] {{1, 10}, {3, 20}}).scaled(Scale.CENTER);
    assertArrayEquals(new double[] {-1, -5, 1, 5}, centred.values().data, 1e-15);
    assertEquals("cm", centred.unit());
  }

  @Test
  void standardizingDividesByTheSampleStandardDeviation() {
    Dataset scaled = data(List.of("x"), new double[][] {{1}, {2}, {6}}).scaled(Scale.STANDARDIZE);
    double deviation = Math.sqrt(7);
    assertArrayEquals(
        new double[] {-2 / deviation, -1 / deviation, 3 / deviation}, scaled.values().data, 1e-15);
    assertEquals("standard deviations", scaled.unit());
  }

  @Test
  void aConstantColumnAndASingleRowAreOnlyCentred() {
    assertArrayEquals(
        new double[] {0, 0, 0},
        data(List.of("x"), new double[][] {{0.1}, {0.1}, {0.1}})
            .scaled(Scale.STANDARDIZE)
            .values()
            .data,
        1e-15);
    assertArrayEquals(
        new double[] {0},
        data(List.of("x"), new double[][] {{5}}).scaled(Scale.STANDARDIZE).values().data);
  }

  @Test
  void missingValuesStayMissingAndDoNotCount() {
    Dataset scaled =
        data(List.of("x"), new double[][] {{1}, {NONE}, {3}}).scaled(Scale.STANDARDIZE);
    assertArrayEquals(
        new double[] {-Math.sqrt(0.5), NONE, Math.sqrt(0.5)}, scaled.values().data, 1e-15);
  }

  @Test
  void scalingLeavesTheOriginalAlone() {
    Dataset original = data(List.of("x"), new double[][] {{1}, {3}});
    original.scaled(Scale.STANDARDIZE);
    assertArrayEquals(new double[] {1, 3}, original.values().data);
    assertSame(original, original.scaled(Scale.NONE));
  }

  @Test
  void scalesHaveTheNamesOfTheCommandLine() {
    assertSame(Scale.STANDARDIZE, Scale.byId("standardize"));
    DataException refused = assertThrows(DataException.class, () -> Scale.byId("zscore"));
    assertEquals(
        "There is no scale 'zscore'; there are: none, center, standardize.", refused.getMessage());
  }

  @Test
  void columnsAreSelectedInTheOrderAskedFor() {
    Dataset chosen =
        data(List.of("x", "y", "z"), new double[][] {{1, 2, 3}, {4, 5, 6}}, "a", "b")
            .select(List.of("z", "x"));
    assertEquals(List.of("z", "x"), chosen.columns());
    assertArrayEquals(new double[] {3, 1, 6, 4}, chosen.values().data);
    assertEquals(List.of("a", "b"), chosen.labels());
    assertTrue(chosen.imageShape().isNone());
    assertEquals(List.of(), chosen.preferredAxes());
  }

  @Test
  void selectingAllColumnsInOrderKeepsPicturesAndAxes() {
    Dataset all = data(List.of("x", "y"), new double[][] {{1, 2}}).select(List.of("x", "y"));
    assertEquals(new ImageShape(1, 2), all.imageShape());
    assertEquals(List.of(0, 1), all.preferredAxes());
  }

  @Test
  void anUnknownColumnIsRefusedWithThoseThereAre() {
    Dataset data = data(List.of("x", "y"), new double[][] {{1, 2}});
    DataException refused = assertThrows(DataException.class, () -> data.select(List.of("x", "w")));
    assertEquals("test has no column 'w'; it has: x, y.", refused.getMessage());
    assertThrows(DataException.class, () -> data.select(List.of()));
  }

  @Test
  void theFirstMissingCellIsFoundRowByRow() {
    Dataset data = data(List.of("x", "y"), new double[][] {{1, 2}, {3, NONE}, {NONE, 4}});
    assertEquals(Optional.of(new MissingCell(2, "y")), data.firstMissing());
    assertEquals(Optional.empty(), data(List.of("x"), new double[][] {{1}}).firstMissing());
  }

  @Test
  void rowsAndColumnsWithoutAnyValueCanBeLeftOutAndARefusalCountsThem() {
    double[][] rows = {{NONE, NONE, NONE}, {1, NONE, 2}, {3, NONE, NONE}};
    Dataset data = data(List.of("x", "nothing", "y"), rows);
    Dataset full = data.withoutEmpty();
    assertEquals(List.of("x", "y"), full.columns());
    assertArrayEquals(new double[] {1, 2, 3, NONE}, full.values().data);
    assertEquals(Optional.of(new MissingCell(3, "y")), data.firstGap());
    Dataset whole = data(List.of("x"), new double[][] {{NONE}, {4}});
    assertEquals(Optional.empty(), whole.firstGap());
    Dataset nothing = data(List.of("x"), new double[][] {{NONE}});
    assertEquals(Optional.of(new MissingCell(1, "x")), nothing.firstGap());
    assertSame(nothing, nothing.withoutEmpty());
  }

  @Test
  void labelsAreNumberedInTheOrderOfTheirFirstAppearance() {
    Dataset data = data(List.of("x"), new double[][] {{1}, {2}, {3}}, "b", "a", "b");
    assertEquals(List.of("b", "a"), data.classes());
    assertArrayEquals(new int[] {0, 1, 0}, data.labelIndices());
    assertArrayEquals(
        new int[] {-1, -1}, data(List.of("x"), new double[][] {{1}, {2}}).labelIndices());
  }
}
