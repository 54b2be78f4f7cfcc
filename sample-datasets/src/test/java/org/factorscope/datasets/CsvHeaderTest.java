package org.factorscope.datasets;

import static org.factorscope.datasets.ImportSummary.Header.MADE_UP;
import static org.factorscope.datasets.ImportSummary.Header.PRESENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void anUnnamedFirstColumnOfDifferentWholeNumbersIsTheirNames() {
    assertEquals(List.of("1", "3"), files.data(",x\n1,5\n3,7\n").rowNames());
    assertEquals(List.of("57", "3", "12"), files.data(",x\n57,5\n3,7\n12,1\n").rowNames());
    assertEquals(List.of("c1", "x"), files.data(",x\n1.5,5\n3,7\n").columns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "Nr", "CustomerID", "Unnamed: 0", "sample_no", "Laufende", "番号"})
  void aColumnThatNumbersTheRowsIsTheirNames(String name) {
    Imported imported = files.imported(name + ",x\n11,5\n12,7\n13,2\n");
    assertEquals(List.of("x"), imported.dataset().columns());
    assertEquals(List.of("11", "12", "13"), imported.dataset().rowNames());
    assertEquals(name, imported.summary().nameColumn());
  }

  @Test
  void aQuantityThatCountsIsDataAndSaidToLookLikeRowNumbers() {
    Imported imported = files.imported("a,x\n1,5\n2,7\n3,2\n");
    assertEquals(List.of("a", "x"), imported.dataset().columns());
    assertTrue(
        imported.summary().sentence().contains("'a' looks like row numbers"),
        imported.summary().sentence());
  }

  @Test
  void aColumnOfNumbersThatIsAskedForIsData() {
    CsvOptions options = CsvOptions.DETECT.withColumns(List.of("id"));
    Dataset data = CsvImport.read(files.with("id,x\n1,5\n2,7\n3,2\n"), options).dataset();
    assertEquals(List.of("id", "x"), data.columns());
  }

  @Test
  void equalNamesTakeTimeInProportion() {
    List<String> names =
        files.data("x" + ",x".repeat(20_000) + "\n1" + ",2".repeat(20_000)).columns();
    assertEquals("x_20001", names.getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,1¶1.5,2.5¶3.25,4.5¶1.0,2.0                | 0,1",
        "0¶1.5¶2.5¶0.5                               | 0",
        ",10,20¶ann,3,4¶bob,5,6                      | 10,20",
        "year,1990,2000¶a,3,4¶b,5,6                  | 1990,2000",
        "0,1,2,3¶5,1,0,2¶7,7,7,1                     | 0,1,2,3",
        "2019,2020,2021¶1.5,2.5,3.5¶4.5,5.5,6.5      | 2019,2020,2021",
        "dose,10,20¶ann,0.3,0.4¶bob,0.5,0.6          | 10,20",
        "cm,kg¶1,2¶3,4                               | cm,kg",
        "x,y¶cm,kg¶1,2¶3,4                           | x,y",
        "A title¶x,y¶1,2¶3,4                         | x,y",
        "A title,¶x,y¶1,2¶3,4                        | x,y",
        "Price,Close,High¶Ticker,AA,AA¶Date,,¶2024-01-02,1,2¶2024-01-03,3,4 | Close,High",
        "x,y¶1,2,¶3,4,¶5,6,                          | x,y",
        "x,y,¶1,2,¶3,4,¶5,6,                         | x,y",
        "// made up¶x,y¶1,2¶3,4                      | x,y",
        "x,y¶1,2¶% a comment¶3,4                     | x,y",
        "# x,y¶1.5,2¶3,4.5                           | x,y",
        "#,x,y¶1,1.5,2¶2,3,4.5¶3,1,1                 | x,y",
        "x,y¶1,2¶x,y¶3,4                             | x,y",
        "x,y,z¶1,2,3¶4,5,6¶Source: somebody          | x,y,z"
      })
  void theHeaderIsFoundWhateverStandsAboutIt(String text, String columns) {
    Imported imported = files.imported(text.strip().replace('¶', '\n'));
    assertEquals(
        List.of(columns.split(",")), imported.dataset().columns(), imported.summary().sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3#4,8,6",
        "5.1,3.5,a#4.9,3.0,b#6.0,2.2,c",
        "1.5,2#3,4",
        "2001,5#2003,6#2002,1",
        "NY,5.5,3.2#LA,4.5,1.2#SF,1.5,2.2",
        "3,1,2#1,2,3#2,3,1"
      })
  void aFirstRowLikeTheOthersIsData(String text) {
    Imported imported = files.imported(text.replace('#', '\n'));
    assertEquals(MADE_UP, imported.summary().header(), imported.summary().sentence());
  }

  @Test
  void aRowBeginsWithTheMarkOfACommentIfItHasNumbersLikeTheOthers() {
    Dataset data = files.data("colour,x,y\n#ff0000,1,2\n#00ff00,3,4\n#0000ff,5,6\n");
    assertEquals(List.of("#ff0000", "#00ff00", "#0000ff"), data.rowNames());
    Dataset ids = files.data("id,x\n#1,5\n#2,7\n#3,1\n");
    assertEquals(List.of("#1", "#2", "#3"), ids.rowNames());
  }

  @Test
  void aNameOverTwoLinesBecomesOneLine() {
    assertEquals(List.of("x in cm", "y"), files.data("\"x\nin cm\",y\n1,2\n").columns());
  }
}
