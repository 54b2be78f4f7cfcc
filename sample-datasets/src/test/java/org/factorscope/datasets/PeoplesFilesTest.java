package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small files in the shapes in which people have them, with made-up numbers.
class PeoplesFilesTest {
  private static Path file(String name) {
    URL resource =
        Objects.requireNonNull(PeoplesFilesTest.class.getResource("cases/" + name), name);
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static double mean(Dataset data, int j) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < data.rows(); i++) {
      double value = data.values().get(i, j);
      sum += Double.isNaN(value) ? 0 : value;
      count += Double.isNaN(value) ? 0 : 1;
    }
    return sum / count;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          thousands-quoted-comma.csv     | 4  | income,rent                 | A..D          |                  | 45623.4375,1185
          thousands-narrow-space.csv     | 4  | habitants,revenu            | X..W          |                  | 42120.25,21146.4375
          index-and-number-header.csv    | 24 | 0,1                         | 0..23         |                  | 4.98708,5.34458
          years-header-empty-corner.csv  | 12 | 2000,2010,2020              | land0..land11 |                  | 3.96667,3.21667,7.175
          headerless-cars.data           | 24 | c1,c2,c3,c4                 | car a0..car x23 |                | 26.5,6,206.25,105.142857
          headerless-many-classes.csv    | 23 | c1,c2                       |               | class0           | -0.106087,0.143043
          id-column.csv                  | 24 | WidthCm,LengthCm            | 1..24         | north,south,east | 4.98708,5.34458
          filtered-index.csv             | 24 | width,length                | 2..71         |                  | 4.98708,5.34458
          sep-line.csv                   | 24 | width,length                |               |                  | 4.98708,5.34458
          hash-comments.csv              | 24 | width,length                |               |                  | 4.98708,5.34458
          r-write-table.txt              | 24 | width,length                | 1..24         | north,south,east | 4.98708,5.34458
          delimiter-at-row-ends.csv      | 8  | a,b,c                       |               |                  | 3.5,1.75,5.5
          title-line.csv                 | 24 | width,length                |               |                  | 4.98708,5.34458
          gap-n-slash-a.csv              | 24 | a,b,c                       |               |                  |
          gap-none.csv                   | 24 | a,b,c                       |               |                  |
          gap-dash.csv                   | 24 | a,b,c                       |               |                  |
          gap-spreadsheet-error.csv      | 24 | a,b,c                       |               |                  |
          percent.csv                    | 4  | share,price                 |               |                  | 31.5,6.925
          percent-currency-weight.csv    | 4  | share,price,weight          |               |                  | 31.5,6.925,8.5
          booleans.csv                   | 20 | smoker,sport,age            |               |                  | 0.5,0.65,29.5
          libsvm.txt                     | 24 | c1,c2                       |               | 1,2,3            | 4.98708,5.34458
          weka.arff                      | 24 | width,length                |               | north,south,east | 4.98708,5.34458
          one-feature.csv                | 24 | height                      |               |                  |
          line.csv                       | 20 | x,y                         |               |                  | 9.5,20
          guards/decimal-comma-and-dates.csv | 20 | Temperatur (Celsius)    | 2024-03-01 00:15:00..2024-03-20 01:15:00 | |
          guards/decimal-comma-quoted.csv | 24 | x,y                        |               |                  |
          guards/commas-inside-text.csv  | 6  | amount,fee                  | April 1, 2024..April 6, 2024 |   | 22.5,3.25
          guards/durations.csv           | 4  | Rate                        | 6:30..1:10    |                  | 2.075
          guards/r-write-csv.csv         | 24 | width,length                | 1..24         | north,south,east | 4.98708,5.34458
          guards/pandas-index.csv        | 24 | width,length                | 0..23         | north,south,east | 4.98708,5.34458
          guards/years-header.csv        | 12 | 2000,2010,2020              | land0..land11 |                  | 3.96667,3.21667,7.175
          guards/headerless-vectors.tsv  | 24 | c1,c2                       |               |                  | 4.98708,5.34458
          guards/headerless-label-last.data | 24 | c1,c2                    |               | Iris-north,Iris-south,Iris-east |
          guards/headerless-class-number-first.data | 24 | c1,c2,c3         |               |                  |
          guards/inch-marks.csv          | 4  | size,price                  | pipe 3" long..nut |              | 2.25,0.925
          guards/fixed-width.txt         | 3  | MAID,TIME,AMT               |               |                  | 2,0.5,2.333333
          guards/offset-1e9.csv          | 24 | x,y                         |               |                  |
          """)
  void aTableIsReadAsItsAuthorMeantIt(
      String name, int rows, String columns, String names, String labels, String means) {
    DataFile read = DataFile.read(file(name));
    Dataset data = read.dataset();
    assertEquals(rows, data.rows(), read.sentence());
    assertEquals(columns, String.join(",", data.columns()), read.sentence());
    List<String> rowNames = data.rowNames();
    String ends = rowNames.isEmpty() ? null : rowNames.getFirst() + ".." + rowNames.getLast();
    assertEquals(names, ends, read.sentence());
    if (labels != null) {
      assertTrue(String.join(",", data.classes()).startsWith(labels), data.classes().toString());
    } else {
      assertEquals(List.of(), data.labels());
    }
    if (means != null) {
      String[] wanted = means.split(",", -1);
      for (int j = 0; j < wanted.length; j++) {
        assertEquals(Double.parseDouble(wanted[j]), mean(data, j), 1e-5, data.columns().get(j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"movielens-100k.data", "movielens-1m.dat"})
  void theValueOfARatingIsNeverItsTime(String name) {
    DataFile read = DataFile.readTriplets(file(name));
    Dataset data = read.dataset();
    assertEquals(12, data.rows());
    assertEquals(8, data.dimension());
    double sum = 0;
    int known = 0;
    for (double value : data.values().data) {
      sum += Double.isNaN(value) ? 0 : value;
      known += Double.isNaN(value) ? 0 : 1;
    }
    assertEquals(64, known);
    assertEquals(3.09375, sum / known);
    assertTrue(read.sentence().contains("64 known entries from 'c3'"), read.sentence());
    assertTrue(read.sentence().contains("left out: 'c4'"), read.sentence());
  }

  @Test
  void ratingsThatAreOpenedAsATableGetAHint() {
    String sentence = DataFile.read(file("movielens-100k.data")).sentence();
    assertTrue(sentence.contains("looks like ratings"), sentence);
    assertTrue(sentence.contains("--triplets c1,c2,c3"), sentence);
    assertTrue(!DataFile.read(file("id-column.csv")).sentence().contains("ratings"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          texts-one-per-line.txt         | count their words
          guards/ragged.csv              | line 3: expected 3 cells as in line 1, found 2
          guards/letter-o-for-zero.csv   | line 3, column 'a': '1.O' is not a number
          """)
  void aRefusalNamesTheCause(String name, String cause) {
    Path file = file(name);
    String refusal =
        String.valueOf(assertThrows(DataException.class, () -> DataFile.read(file)).getMessage());
    assertTrue(refusal.contains(cause), refusal);
  }

  @ParameterizedTest
  @CsvSource({"gap-n-slash-a.csv", "gap-none.csv", "gap-dash.csv", "gap-spreadsheet-error.csv"})
  void aCellThatSaysNoValueIsAGap(String name) {
    DataFile read = DataFile.read(file(name));
    assertTrue(read.sentence().contains("4 values missing"), read.sentence());
    assertTrue(Double.isNaN(read.dataset().values().get(0, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "guards/gray8.png,48,64,87,212.81",
    "gray16.png,48,64,86.19,212.81",
    "photo.tif,48,64,87.4,",
    "exif-orientation-6.jpg,64,48,129.6,156.6"
  })
  void aPictureHasTheNumbersOfItsFile(
      String name, int rows, int columns, double first, Double last) {
    Dataset data = DataFile.read(file(name)).dataset();
    assertEquals(rows, data.rows());
    assertEquals(columns, data.dimension());
    double tolerance = name.endsWith("jpg") ? 2 : 0.1;
    assertEquals(first, mean(data, 0), tolerance);
    if (last != null) {
      assertEquals(last, mean(data, columns - 1), tolerance);
    }
  }

  @Test
  void aColumnThatIsConstantButForRoundingBecomesZero() {
    Dataset data = DataFile.read(file("near-constant.csv")).dataset().scaled(Scale.STANDARDIZE);
    for (int i = 0; i < data.rows(); i++) {
      assertEquals(0.0, data.values().get(i, 2));
    }
    Dataset offset =
        DataFile.read(file("guards/offset-1e9.csv")).dataset().scaled(Scale.STANDARDIZE);
    assertTrue(Math.abs(offset.values().get(0, 0)) > 1e-3);
  }

  @Test
  void rowsWithGapsCanBeLeftOut() {
    Dataset data = DataFile.read(file("some-gaps.csv")).dataset().completeRows();
    assertEquals(19, data.rows());
    assertEquals(5.006316, mean(data, 0), 1e-6);
    assertEquals(5.561579, mean(data, 1), 1e-6);
  }
}
