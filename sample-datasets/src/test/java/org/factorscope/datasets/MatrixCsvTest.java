package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixCsvTest {
  private final CsvFiles files;

  MatrixCsvTest(@TempDir Path folder) {
    files = new CsvFiles(folder);
  }

  @Test
  void theRowsBelowTheHeaderAreTheMatrixBitForBit() {
    double third = 1.0 / 3;
    DMatrixRMaj matrix =
        MatrixCsv.read(files.with("x,y\n%s,%s\n-0.0,4e-310\n".formatted(third, Math.nextUp(2.0))));
    assertEquals(2, matrix.numRows);
    assertArrayEquals(new double[] {third, Math.nextUp(2.0), -0.0, 4e-310}, matrix.data);
  }

  @Test
  void namesThatMeanLabelsElsewhereMeanNothingHere() {
    assertEquals(2, MatrixCsv.read(files.with("label,target\n1,2\n")).numCols);
  }

  @Test
  void oneCellIsAMatrix() {
    assertArrayEquals(new double[] {2.5}, MatrixCsv.read(files.with("w\n2.5\n")).data);
  }

  @Test
  void aFileWithoutAHeaderRowIsRefused() {
    assertEquals(
        "points.csv has no header row; put the names of its columns in the first line.",
        refusal("1,2\n3,4\n"));
  }

  @Test
  void positionsFromZeroAreNamesToo() {
    assertEquals(2, MatrixCsv.read(files.with("0,1\n1.5,2\n3,4\n")).numRows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {"abc ! is not a number", "Infinity ! infinite", "'' ! missing", "NaN ! missing"})
  void aCellThatIsNoFiniteNumberIsNamedWithItsPlace(String cell, String reason) {
    String refusal = refusal("x,y\n1,2\n\n3,%s\n".formatted(cell));
    assertTrue(refusal.startsWith("points.csv, line 4, column 'y': "), refusal);
    assertTrue(refusal.contains(reason), refusal);
  }

  @Test
  void aHeaderAloneAndRowsOfOtherWidthsAreRefused() {
    assertTrue(refusal("x,y\n").contains("header row only"));
    assertTrue(refusal("x,y\n1,2\n3\n4,5\n").contains("line 3"));
  }

  private String refusal(String text) {
    Path file = files.with(text);
    return String.valueOf(
        assertThrows(DataException.class, () -> MatrixCsv.read(file)).getMessage());
  }
}
