package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.datasets.CsvImport;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResponseTest {
  @TempDir Path folder;

  private Dataset table() throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, "a,b,outcome\n1,2,red\n3,4,blue\n5,6,red\n7,8,blue\n");
    return CsvImport.read(file);
  }

  @Test
  void itIsTheLastNumericColumnUnlessAnotherIsNamedOrNumbered() throws IOException {
    Dataset data = table();
    for (String chosen : List.of("", "b", "2")) {
      Response response = Response.of(data, chosen);
      assertArrayEquals(new double[] {2, 4, 6, 8}, response.values().data);
      assertArrayEquals(new double[] {1, 3, 5, 7}, response.explanatory(data).data);
      assertFalse(response.isBinary());
    }
    assertEquals("a", Response.of(data, "1").name());
  }

  @Test
  void twoTextsCountAs0And1InTheOrderInWhichTheyAppear() throws IOException {
    Dataset data = table().select(List.of("b", "a")).scaled(Scale.STANDARDIZE);
    Response response = Response.of(data, "outcome");
    assertArrayEquals(new double[] {0, 1, 0, 1}, response.values().data);
    assertEquals(List.of(0, 1), response.others());
    assertTrue(response.isBinary());
    assertEquals(List.of("b", "a", "outcome"), Response.choices(data));
    assertEquals(569, Response.of(DatasetCatalog.load("breast_cancer"), "label").values().numRows);
  }

  @Test
  void whatCannotBeAResponseIsRefusedInASentence() throws IOException {
    Dataset iris = DatasetCatalog.load("iris");
    assertEquals(
        "'label' has 3 different texts, but a response has two of them, or numbers.",
        refusal(iris, "label"));
    assertEquals(iris.columns(), Response.choices(iris));
    assertEquals(
        "table.csv has no column 'c'; a response is one of a, b, outcome, or a number from 1 to 2.",
        refusal(table(), "c"));
    assertEquals(
        "table.csv has no column besides 'a' to explain it by; at least one is needed.",
        refusal(table().select(List.of("a")), ""));
  }

  private static String refusal(Dataset data, String chosen) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> Response.of(data, chosen)).getMessage());
  }
}
