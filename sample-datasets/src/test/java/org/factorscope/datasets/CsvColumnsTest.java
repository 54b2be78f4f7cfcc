package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvColumnsTest {
  private final CsvFiles files;

  CsvColumnsTest(@TempDir Path folder) {
    files = new CsvFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"label", "Class", "SPECIES", "target"})
  void aColumnOfThatNameIsTheLabels(String name) {
    Imported imported = files.imported("x,%s,y\n1,7,2\n3,8,4\n5,7,6\n".formatted(name));
    assertEquals(List.of("7", "8", "7"), imported.dataset().labels());
    assertEquals(List.of("x", "y"), imported.dataset().columns());
    assertEquals(name, imported.summary().labelColumn());
  }

  @Test
  void aNameDecidesOverFewTexts() {
    Imported imported = files.imported("x,class,colour\n1,a,red\n2,b,red\n3,a,red\n4,b,red\n");
    assertEquals("class", imported.summary().labelColumn());
    assertEquals(List.of("colour"), imported.summary().droppedColumns());
  }

  @Test
  void theLastColumnWithFewTextsIsTheLabels() {
    Imported imported = files.imported("sex,kind,x\nf,a,1\nm,b,2\nf,b,3\nm,a,4\n");
    assertEquals("kind", imported.summary().labelColumn());
    assertEquals(List.of("a", "b", "b", "a"), imported.dataset().labels());
    assertEquals(List.of("sex"), imported.summary().droppedColumns());
  }

  @Test
  void theFirstColumnOfDistinctTextsIsTheRowNames() {
    Imported imported = files.imported("state,capital,x\nOhio,Columbus,1\nUtah,Salt Lake,2\n");
    assertEquals(List.of("Ohio", "Utah"), imported.dataset().rowNames());
    assertEquals("state", imported.summary().nameColumn());
    assertEquals(List.of("capital"), imported.summary().droppedColumns());
    assertEquals(List.of(), imported.dataset().labels());
  }

  @Test
  void manyTextsWithARepetitionAreLeftOut() {
    Imported imported = files.imported("word,x\na,1\nb,2\nc,3\nd,4\na,5\n");
    assertEquals(List.of("word"), imported.summary().droppedColumns());
    assertEquals("", imported.summary().labelColumn());
    assertEquals("", imported.summary().nameColumn());
  }

  @Test
  void aColumnWithANameStaysWithoutAnyValueAndOneWithoutIsLeftOut() {
    Imported imported = files.imported("x,nothing,\n1,NA,\n2,,\n");
    assertEquals(List.of("x", "nothing"), imported.dataset().columns());
    assertEquals(List.of(), imported.summary().droppedColumns());
    assertEquals(List.of("c2"), files.imported("x,,y\n1,NA,2\n").summary().droppedColumns());
    assertEquals(2, imported.summary().missing());
    assertTrue(imported.summary().sentence().contains("without any value: 'nothing'"));
    assertEquals(List.of("x"), imported.dataset().withoutEmpty().columns());
  }

  @Test
  void aRowWithoutAnyValueStaysInItsPlace() {
    Imported imported = files.imported("who,x,y\nann,1,\n,,\nbob,,\ncid,2,3\n");
    Dataset data = imported.dataset();
    assertEquals(List.of("ann", "", "bob", "cid"), data.rowNames());
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, CsvFiles.row(data, 1));
    assertArrayEquals(new double[] {2, 3}, CsvFiles.row(data, 3));
    assertEquals(5, imported.summary().missing());
    assertEquals(List.of("ann", "cid"), data.withoutEmpty().rowNames());
  }

  @Test
  void aRowWithoutAnyValueStaysWhereRowsEndWithADelimiter() {
    Dataset data = files.data("x,y\n1,2,\n,,\n3,4,\n");
    assertEquals(3, data.rows());
    assertArrayEquals(new double[] {3, 4}, CsvFiles.row(data, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NA",
        "NaN",
        "nan",
        "?",
        "null",
        "  ",
        "\"\"",
        "-",
        ".",
        "..",
        "--",
        "—",
        "N/A",
        "n/a",
        "#N/A",
        "None",
        "NONE",
        "nil",
        "<NA>",
        "(null)",
        "\\N",
        "NULL",
        "#DIV/0!",
        "#NV",
        "#VALEUR!",
        "n.a.",
        "NaT",
        "-1.#IND",
        "1.#QNAN",
        "#N/A N/A",
        ".a",
        "-nan",
        "undefined"
      })
  void theseAreMissing(String cell) {
    Imported imported = files.imported("x,y\n1,2\n3,%s\n5,6\n".formatted(cell));
    assertArrayEquals(new double[] {3, Double.NaN}, CsvFiles.row(imported.dataset(), 1));
    assertEquals(1, imported.summary().missing());
    assertEquals(new MissingCell(2, "y"), imported.dataset().firstMissing().orElseThrow());
  }

  @Test
  void aLabelThatIsEmptySaysSo() {
    assertEquals(List.of("a", "(missing)"), files.data("x,label\n1,a\n2,\n").labels());
  }

  @Test
  void oneRowIsEnough() {
    Dataset data = files.data("x,y\n1,2\n");
    assertEquals(1, data.rows());
    assertEquals(2, data.dimension());
  }

  @Test
  void constantColumnsAndEqualRowsStay() {
    Dataset data = files.data("x,y\n1,2\n1,2\n1,2\n");
    assertEquals(3, data.rows());
    assertEquals(2, data.dimension());
  }

  @Test
  void emptyLinesAndStrayDelimitersAreNoRows() {
    assertEquals(4, files.data("x,y\n\n1,2\n , \n3,4\n,\n,,\n\n  \n").rows());
  }

  @Test
  void everyValueIsTheNearestDouble() {
    Dataset data = files.data("x\n0.1\n1e-320\n9007199254740993\n1.7976931348623157e308\n");
    assertEquals(0.1, data.values().get(0, 0));
    assertEquals(1e-320, data.values().get(1, 0));
    assertEquals(9007199254740992.0, data.values().get(2, 0));
    assertEquals(Double.MAX_VALUE, data.values().get(3, 0));
  }

  @Test
  void theSummarySaysAllOfItInWords() {
    Imported imported =
        files.imported("state,x,note,label\nOhio,\"1\",n,a\nUtah,,m,b\nIowa,3,n o,a\n");
    assertEquals(
        "3 rows, 1 column (x); row names from 'state'; labels from 'label'; 1 value missing;"
            + " left out: 'note' (text); delimiter comma, decimal point, UTF-8.",
        imported.summary().sentence());
    assertEquals(
        "1 row, 2 columns (c1, c2); no header row, so the columns are named c1, c2, …;"
            + " delimiter comma, decimal point, UTF-8.",
        files.imported("1,2\n").summary().sentence());
  }

  @Test
  void theDataSetIsNamedAfterTheFile() {
    assertEquals("points.csv", files.data("x\n1\n").name());
  }

  @Test
  void theSummaryNamesRowsWithoutAnyValue() {
    Imported imported = files.imported("a,b,c\n1,2,\n,,\n4,5,\n,,\n");
    assertEquals(4, imported.dataset().rows());
    assertTrue(Double.isNaN(imported.dataset().values().get(1, 0)));
    String sentence = imported.summary().sentence();
    assertTrue(
        sentence.contains("without any value: 'c'; rows without any value: 2, 4;"), sentence);
  }

  @Test
  void theSummaryNamesRowsWithoutAnyValueByTheirNames() {
    String sentence = files.imported("who,a,b\nann,1,2\nbob,,\neve,4,5\n").summary().sentence();
    assertTrue(sentence.contains("; row without any value: 'bob';"), sentence);
  }
}
