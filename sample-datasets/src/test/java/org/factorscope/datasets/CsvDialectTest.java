package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {
  private final CsvFiles files;

  CsvDialectTest(@TempDir Path folder) {
    files = new CsvFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "x,y#1.5,2#3,4.25 ! comma ! point",
        "x;y#1.5;2#3;4.25 ! semicolon ! point",
        "x;y#1,5;2#3;4,25 ! semicolon ! comma",
        "x@y#1.5@2#3@4.25 ! tab ! point",
        "x@y#1,5@2#3@4,25 ! tab ! comma",
        "x|y#1.5|2#3|4.25 ! vertical bar ! point",
        "x y#1.5   2#  3 4.25   ! blanks ! point",
        "x y#1,5   2#3 4,25 ! blanks ! comma",
        "x, y#1.5, 2#3, 4.25 ! comma ! point"
      })
  void delimiterAndDecimalMarkAreFound(String text, String delimiter, String decimal) {
    Imported imported = files.imported(text.replace('#', '\n').replace('@', '\t'));
    assertEquals(delimiter, imported.summary().delimiter());
    assertEquals(decimal, imported.summary().decimalMark());
    assertEquals(List.of("x", "y"), imported.dataset().columns());
    assertArrayEquals(new double[] {1.5, 2}, CsvFiles.row(imported.dataset(), 0));
    assertArrayEquals(new double[] {3, 4.25}, CsvFiles.row(imported.dataset(), 1));
  }

  @Test
  void twoCellsWithDecimalCommasAreTwoCellsEvenWithoutAHeader() {
    assertArrayEquals(new double[] {1.5, 2.3}, CsvFiles.row(files.data("1,5;2,3\n"), 0));
  }

  @Test
  void decimalCommasInQuotedCellsAreFoundBetweenCommas() {
    Dataset data = files.data("x,y\n\"1,5\",\"2,25\"\n\"3,0\",\"4,5\"\n");
    assertArrayEquals(new double[] {1.5, 2.25}, CsvFiles.row(data, 0));
  }

  @Test
  void oneColumnNeedsNoDelimiter() {
    Imported imported = files.imported("x\n1.5\n2.5\n");
    assertEquals(List.of("x"), imported.dataset().columns());
    assertEquals(2, imported.dataset().rows());
    assertEquals("none, one column", imported.summary().delimiter());
  }

  @Test
  void oneColumnMayHaveDecimalCommasBelowAHeader() {
    assertArrayEquals(new double[] {1.5}, CsvFiles.row(files.data("x\n1,5\n2,25\n"), 0));
  }

  @Test
  void oneColumnMayHaveAHeaderOfTwoWords() {
    assertEquals(List.of("petal length"), files.data("petal length\n1\n2\n").columns());
  }

  @Test
  void namesWithBlanksDoNotMakeBlanksTheDelimiter() {
    Dataset data = files.data("state name,x,y\nNew York,1,2\nNew Jersey,3,4\nRhode Island,5,6\n");
    assertEquals(List.of("New York", "New Jersey", "Rhode Island"), data.rowNames());
  }

  @Test
  void quotedCellsMayHoldTheDelimiterQuotesAndBlanksInRunsOfBlanks() {
    Dataset data = files.data("name  x   y\n\"New  York\" 1\t 2\n\"5\"\"\"   3 4\n");
    assertEquals(List.of("New  York", "5\""), data.rowNames());
    assertArrayEquals(new double[] {3, 4}, CsvFiles.row(data, 1));
  }

  @Test
  void emptyCellsBetweenTabsStayCells() {
    Dataset data = files.data("x\ty\tz\n1\t\t3\n4\t5\t6\n");
    assertArrayEquals(new double[] {1, Double.NaN, 3}, CsvFiles.row(data, 0));
  }

  @Test
  void whatIsAskedForIsNotDetected() {
    Path file = files.with("1,5\n2,3\n");
    Dataset two = CsvImport.read(file);
    assertEquals(2, two.dimension());
    Dataset one = CsvImport.read(file, new CsvOptions(Delimiter.AUTO, DecimalMark.COMMA)).dataset();
    assertArrayEquals(new double[] {1.5}, CsvFiles.row(one, 0));
    Dataset bare =
        CsvImport.read(file, new CsvOptions(Delimiter.SEMICOLON, DecimalMark.COMMA)).dataset();
    assertArrayEquals(new double[] {2.3}, CsvFiles.row(bare, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-1.5",
        "+2",
        ".5",
        "5.",
        "1e3",
        "1.5E-7",
        "−3",
        "007",
        "1,100",
        "1 000",
        "12’345’678.5",
        "1,23,456"
      })
  void theseAreNumbers(String text) {
    assertEquals(Cell.NUMBER, Cell.of(text, DecimalMark.POINT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1d", "1f", "0x1p3", "1,5", "1e", "e5", "--1", "1.2.3", "5%", "0,123", "1,23"})
  void theseAreNoNumbers(String text) {
    assertEquals(Cell.TEXT, Cell.of(text, DecimalMark.POINT));
  }

  @Test
  void aNumberBeyondTheRangeOfDoubleIsInfiniteHoweverItIsWritten() {
    assertEquals(Cell.INFINITE, Cell.of("1e309", DecimalMark.POINT));
    assertEquals(Cell.INFINITE, Cell.of("9".repeat(310), DecimalMark.POINT));
    assertEquals(Cell.NUMBER, Cell.of("1e-400", DecimalMark.POINT));
  }

  @Test
  void aPointIsNoDecimalMarkWhereItIsTheComma() {
    assertEquals(Cell.TEXT, Cell.of("1.5", DecimalMark.COMMA));
    assertEquals(1.5, Cell.value("1,5", DecimalMark.COMMA));
  }
}
