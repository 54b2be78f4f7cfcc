package org.factorscope.datasets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRefusalTest {
  private final Path folder;
  private final CsvFiles files;

  CsvRefusalTest(@TempDir Path folder) {
    this.folder = folder;
    this.files = new CsvFiles(folder);
  }

  @Test
  void aTextAmongNumbersIsNamedWithItsPlace() {
    assertEquals(
        "points.csv, line 4, column 'width': 'abc' is not a number; put a number there or leave"
            + " the cell empty.",
        files.refusal("height,width\n1,2\n3,4\n5,abc\n7,8\n"));
  }

  @Test
  void theBadCellThatComesFirstInTheFileIsNamed() {
    String refusal = files.refusal("x,y\n1,2\n3,no\noops,4\n5,6\n7,8\n");
    assertTrue(refusal.startsWith("points.csv, line 3, column 'y': 'no'"), refusal);
  }

  @Test
  void blankLinesAndCellsOverSeveralLinesCountAsLines() {
    String refusal = files.refusal("name,x\r\n\r\n\"a\r\nb\",1\r\nc,2\r\nd,abc\r\n");
    assertTrue(refusal.startsWith("points.csv, line 6, column 'x'"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Infinity", "+INF", "1e999", "-1e400", "∞"})
  void anInfinityIsNamedWithItsPlace(String cell) {
    assertEquals(
        "points.csv, line 3, column 'y': '%s' is infinite or too large; put a finite number there"
                .formatted(cell)
            + " or leave the cell empty.",
        files.refusal("x,y\n1,2\n3,%s\n5,6\n".formatted(cell)));
  }

  @Test
  void aLongTextIsShortened() {
    String refusal = files.refusal("x\n1\n2\n" + "a".repeat(1000) + "\n");
    assertTrue(refusal.contains("'" + "a".repeat(40) + "…'"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5,6,7"})
  void aRowOfAnotherWidthIsNamedWithBothCounts(String row) {
    assertEquals(
        String.format(
            Locale.ROOT,
            "points.csv, line 4: expected 2 cells as in line 1, found %d; give every row as many.",
            row.split(",").length),
        files.refusal("x,y\n1,2\n3,4\n%s\n7,8\n".formatted(row)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,y\n1,2\n3,\"4\n5,6\n", "x y\n1  2\n3  \"4\n5  6", "x\n1\n\"2"})
  void aQuoteThatIsNeverClosedIsNamedWithItsLine(String text) {
    assertEquals(
        "points.csv, line 3: a quote that opens there is never closed; close it.",
        files.refusal(text));
  }

  @Test
  void textBehindAQuoteIsNamedWithTheLineBeforeIt() {
    String refusal = files.refusal("x,y\n1,2\n\"3\"4,5\n");
    assertTrue(
        refusal.startsWith("points.csv, after line 2: a quote is not closed or has text"), refusal);
  }

  @Test
  void textBehindAQuoteInTheFirstLineIsNamed() {
    String refusal = files.refusal("\"x\"y,z\n1,2\n");
    assertTrue(
        refusal.startsWith("points.csv, after line 1: a quote is not closed or has text"), refusal);
  }

  @Test
  void aCellWithoutEndIsRefused() {
    String refusal = files.refusal("x\n1\n" + "7".repeat(2_000_000));
    assertTrue(refusal.startsWith("points.csv, after line 2: "), refusal);
    assertTrue(refusal.contains("a row or cell is too long"), refusal);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals(
        "points.csv is empty; it needs a header row and rows of numbers.", files.refusal(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "  \n", "\uFEFF"})
  void aFileOfBlankLinesIsRefusedAsEmpty(String text) {
    assertEquals(
        "points.csv is empty; it needs a header row and rows of numbers.", files.refusal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,y", "x,y\n\n", "x"})
  void aHeaderAloneIsRefused(String text) {
    assertEquals(
        "points.csv has a header row only; put rows of numbers below it.", files.refusal(text));
  }

  @Test
  void aFileWithoutANumericColumnIsRefused() {
    assertEquals(
        "points.csv has no numeric column (read with delimiter comma, decimal point); it needs at"
            + " least one.",
        files.refusal("a,b\nx,y\nz,u\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The boat, the sea\nA ship crosses\nTrees grow, in spring\n",
        "In 1999 a boat sailed on the wide sea\nA ship crosses\nTrees grow there\n",
        "id,text\n1,a boat sails\n2,a ship crosses\n3,trees grow\n",
        "kind,text\nham,a boat sails\nspam,a ship crosses\nham,trees grow\n"
      })
  void textsAreToldToBeCounted(String text) {
    assertTrue(files.refusal(text).contains("holds texts, not numbers; count their words"));
  }

  @Test
  void labelsAloneAreNoData() {
    assertTrue(files.refusal("label\n1\n2\n").contains("no numeric column"));
  }

  @Test
  void aFileWithZeroBytesIsNoText() {
    assertEquals(
        "points.csv is not a text file; save it as CSV (in a spreadsheet: Save as, CSV UTF-8).",
        files.refusal(new byte[] {'x', '\n', '1', 0, 0, 0, '\n', '2'}));
  }

  @Test
  void aSpreadsheetIsNoText() {
    assertTrue(files.refusal("PK\u0003\u0004 and more").contains("save it as CSV"));
  }

  @Test
  void aFolderIsRefused() {
    assertEquals("'%s' is a folder; give a file in it.".formatted(folder), refusalOf(folder));
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("no.csv");
    assertEquals(
        "There is no file '%s'; check its name and folder.".formatted(missing), refusalOf(missing));
  }

  @Test
  void aFileBelowAFileIsRefused() {
    Path below = files.with("x\n1\n").resolve("deeper.csv");
    assertTrue(refusalOf(below).contains("'%s'".formatted(below)));
  }

  @Test
  void aFileOfTwoHundredMegabytesIsRefusedUnread() throws IOException {
    Path large = folder.resolve("large.csv");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(200L << 20);
    }
    assertEquals(
        "large.csv is larger than 100 MB, the most that is read; take fewer rows or columns.",
        refusalOf(large));
  }

  @Test
  void moreThanTwentyMillionCellsAreRefused() {
    byte[] ones = "1,1,1,1,1,1,1,1,1,1\n".repeat(2_000_001).getBytes(US_ASCII);
    assertEquals(
        "points.csv has more than 20 million cells, the most that is read; take fewer rows or"
            + " columns.",
        files.refusal(ones));
  }

  @Test
  void anInterruptedThreadEndsTheImportAndStaysInterrupted() {
    Path file = files.with("x,y\n1,2\n");
    SourceText text = SourceText.of(file);
    Thread.currentThread().interrupt();
    DataException whole = assertThrows(DataException.class, () -> CsvImport.read(file));
    DataException rows =
        assertThrows(DataException.class, () -> CsvImport.read(text, CsvOptions.DETECT));
    assertTrue(Thread.interrupted());
    assertEquals("The import was cancelled.", whole.getMessage());
    assertEquals("The import was cancelled.", rows.getMessage());
  }

  @Test
  void aFileThatMayNotBeReadIsRefused() throws IOException {
    Path file = files.with("x\n1\n");
    assumeTrue(file.toFile().setReadable(false));
    assumeFalse(Files.isReadable(file), "runs as root");
    assertTrue(refusalOf(file).contains("permissions"));
  }

  private static String refusalOf(Path file) {
    return String.valueOf(
        assertThrows(DataException.class, () -> CsvImport.read(file)).getMessage());
  }
}
