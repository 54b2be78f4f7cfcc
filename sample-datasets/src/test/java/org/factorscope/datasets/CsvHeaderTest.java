package org.factorscope.datasets;

import static org.factorscope.datasets.ImportSummary.Header.MADE_UP;
import static org.factorscope.datasets.ImportSummary.Header.PRESENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvHeaderTest {
  private final CsvFiles files;

  CsvHeaderTest(@TempDir Path folder) {
    files = new CsvFiles(folder);
  }

  @Test
  void aFirstRowOfNumbersIsData() {
    Imported imported = files.imported("1,2,3\n4,5,6\n");
    assertEquals(MADE_UP, imported.summary().header());
    assertEquals(List.of("c1", "c2", "c3"), imported.dataset().columns());
    assertEquals(2, imported.dataset().rows());
    assertArrayEquals(new double[] {1, 2, 3}, CsvFiles.row(imported.dataset(), 0));
  }

  @Test
  void aFirstRowOfNumbersAndMissingValuesIsData() {
    Imported imported = files.imported("1,NA,\n4,5,6\n");
    assertEquals(MADE_UP, imported.summary().header());
    assertArrayEquals(
        new double[] {1, Double.NaN, Double.NaN}, CsvFiles.row(imported.dataset(), 0));
  }

  @Test
  void aFirstRowOfNumbersAndAClassThatComesAgainIsData() {
    Imported imported = files.imported("5.1,3.5,setosa\n4.9,3.0,setosa\n6.0,2.2,virginica\n");
    assertEquals(MADE_UP, imported.summary().header());
    assertEquals(List.of("setosa", "setosa", "virginica"), imported.dataset().labels());
  }

  @Test
  void aFirstRowOfYearsBesideAWordIsAHeader() {
    Imported imported = files.imported("state,1990,1991\nOhio,3,4\nUtah,5,6\n");
    assertEquals(PRESENT, imported.summary().header());
    assertEquals(List.of("1990", "1991"), imported.dataset().columns());
    assertEquals(2, imported.dataset().rows());
  }

  @Test
  void aRepeatedNameGetsANumberThatNoOtherColumnHas() {
    assertEquals(List.of("x", "x_2", "x_4", "x_3"), files.data("x,x,x,x_3\n1,2,3,4\n").columns());
  }

  @Test
  void anEmptyNameBecomesThePosition() {
    assertEquals(List.of("x", "c2"), files.data("x,\n1,2\n3,4\n").columns());
  }

  @Test
  void anUnnamedFirstColumnThatCountsTheRowsIsTheirNames() {
    Imported imported = files.imported("\"\",\"x\",\"y\"\n\"1\",5,6\n\"2\",7,8\n");
    assertEquals(List.of("x", "y"), imported.dataset().columns());
    assertEquals(List.of("1", "2"), imported.dataset().rowNames());
    assertEquals("c1", imported.summary().nameColumn());
  }

  @Test
  void anUnnamedFirstColumnThatDoesNotCountIsData() {
    assertEquals(List.of("c1", "x"), files.data(",x\n1,5\n3,7\n").columns());
  }

  @Test
  void aNamedColumnThatCountsIsData() {
    assertEquals(List.of("id", "x"), files.data("id,x\n1,5\n2,7\n").columns());
  }

  @Test
  void aNameOverTwoLinesBecomesOneLine() {
    assertEquals(List.of("x in cm", "y"), files.data("\"x\nin cm\",y\n1,2\n").columns());
  }
}
