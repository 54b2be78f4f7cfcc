package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvNumbersTest {
  private final CsvFiles files;

  CsvNumbersTest(@TempDir Path folder) {
    files = new CsvFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x;y¶1.100;5¶950;6¶12.480;7¶1.210;8              | 1100 | 5",
        "x;y¶1'100.5;5¶950;6                             | 1100.5 | 5",
        "x;y¶1’100;5¶950;6                               | 1100 | 5",
        "x;y¶12 450;5¶950;6                              | 12450 | 5",
        "x;y¶1.234.567,5;5¶950;6                         | 1234567.5 | 5",
        "x;y¶1,23,456;5¶950;6                            | 123456 | 5",
        "x;y¶1,100;2,5¶1,480;3,5                         | 1.1 | 2.5",
        "x@y¶1,100@5¶950@6                               | 1100 | 5",
        "x;y¶€1,100.50;5¶€950.00;6                       | 1100.5 | 5",
        "x;y¶1.100,50 €;5¶950,00 €;6                     | 1100.5 | 5",
        "x;y¶-5 °C;5¶7 °C;6                              | -5 | 5",
        "x;y¶USD 5;5¶USD 7;6                             | 5 | 5",
        "x;y¶-$5;5¶$7;6                                  | -5 | 5",
        "x;y¶0;5¶7%;6¶8%;7                               | 0 | 5",
        "x;y¶1.5e3 m/s;5¶2e2 m/s;6                       | 1500 | 5",
        "x;y¶ja;5¶nein;6                                 | 1 | 5",
        "x;y¶TRUE;5¶FALSE;6                              | 1 | 5",
        "x;y¶Y;5¶N;6¶;7                                  | 1 | 5",
        "x;y¶5.123;5¶4.987;6                             | 5.123 | 5",
        "x;y¶0.125;5¶2;6¶3.375;6¶1.250;6                 | 0.125 | 5"
      })
  void aNumberIsNeitherAnotherNumberNorAText(String text, double x, double y) {
    Imported imported = files.imported(text.strip().replace('¶', '\n').replace('@', '\t'));
    assertEquals(List.of("x", "y"), imported.dataset().columns(), imported.summary().sentence());
    assertArrayEquals(
        new double[] {x, y}, CsvFiles.row(imported.dataset(), 0), imported.summary().sentence());
  }

  @Test
  void whatRemainsOpenIsSaid() {
    String sentence = files.imported("x;y\n1,100;a\n2,250;b\n").summary().sentence();
    assertTrue(sentence.contains("'1,100' in 'x' is read as 1.1"), sentence);
    String quoted = files.imported("x,y\n\"1,100\",a\n\"2,250\",b\n").summary().sentence();
    assertTrue(quoted.contains("'1,100' in 'x' is read as 1100"), quoted);
  }

  @Test
  void unitsAndTruthValuesAreSaid() {
    String sentence = files.imported("a,b\n5 kg,yes\n6 kg,no\n").summary().sentence();
    assertTrue(sentence.contains("'a' in kg"), sentence);
    assertTrue(sentence.contains("'b' as 0 and 1"), sentence);
  }

  @Test
  void aNameWithANumberIsNoNumber() {
    assertEquals(List.of("P1", "P2"), files.data("id,x\nP1,5\nP2,6\n").rowNames());
    assertEquals(List.of("item 3", "item 4"), files.data("id,x\nitem 3,5\nitem 4,6\n").rowNames());
  }

  @Test
  void plusAndMinusAreLabels() {
    Dataset data = files.data("x,y,class\n1,2,+\n3,4,-\n5,6,+\n");
    assertEquals(List.of("+", "-", "+"), data.labels());
  }
}
