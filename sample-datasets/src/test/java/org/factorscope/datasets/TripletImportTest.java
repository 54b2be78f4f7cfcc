package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripletImportTest {
  private static final double GAP = Double.NaN;

  @TempDir Path folder;

  private Dataset read(String text) throws IOException {
    Path file = folder.resolve("stars.csv");
    Files.writeString(file, text);
    return TripletImport.read(file, "who", "what", "stars");
  }

  private String refusal(String text) {
    return String.valueOf(assertThrows(DataException.class, () -> read(text)).getMessage());
  }

  @Test
  void linesBecomeEntriesAndTheRestIsMissing() throws IOException {
    Dataset data = read("who,day,what,stars\nann,1,up,3\nbob,1,jaws,4.5\nann,2,jaws,1\n");
    assertEquals(List.of("ann", "bob"), data.rowNames());
    assertEquals(List.of("up", "jaws"), data.columns());
    assertArrayEquals(new double[] {3, 1, GAP, 4.5}, data.values().data);
  }

  @Test
  void namesAreKnownInTheOrderInWhichTheyFirstAppear() throws IOException {
    Dataset data = read("who,what,stars\nb,a,1\nc,b,2\nb,d,3\n");
    assertEquals(List.of("b", "a", "c", "d"), data.listedNames());
    assertEquals(data.listedNames(), data.select(List.of("a")).listedNames());
  }

  @Test
  void numbersAreSortedAsNumbers() throws IOException {
    Dataset data = read("who,what,stars\n10,7,1\n9,12,2\n");
    assertEquals(List.of("9", "10"), data.rowNames());
    assertEquals(List.of("7", "12"), data.columns());
    assertArrayEquals(new double[] {GAP, 2, 1, GAP}, data.values().data);
  }

  @Test
  void anEntryThatComesTwiceIsRefusedWithItsLine() {
    assertEquals(
        "stars.csv, line 4: row 'ann' and column 'up' have a value already; keep one of the two"
            + " lines.",
        refusal("who,what,stars\nann,up,3\nbob,up,2\nann,up,4\n"));
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
    assertEquals(
        "stars.csv has no column 'stars'; it has: who, what, rating.",
        refusal("who,what,rating\nann,up,3\n"));
  }

  @Test
  void aValueThatIsNoNumberIsRefusedWithItsPlace() {
    assertEquals(
        "stars.csv, line 3, column 'stars': 'good' is not a number; put a number there or leave the"
            + " cell empty.",
        refusal("who,what,stars\nann,up,3\nbob,up,good\n"));
    assertEquals(
        "stars.csv, line 2, column 'stars': the number is missing; put one there.",
        refusal("who,what,stars\nann,up,\nbob,up,2\n"));
  }

  @Test
  void anEntryWithoutARowIsRefusedWithItsPlace() {
    assertEquals(
        "stars.csv, line 3, column 'who': the name is missing; put one there.",
        refusal("who,what,stars\nann,up,3\n,up,2\n"));
  }

  @Test
  void withoutNamesOfColumnsTheFirstTheSecondAndTheLastAreTaken() throws IOException {
    Path file = folder.resolve("stars.csv");
    Files.writeString(file, "who,what,day,stars\nann,up,1,3\nbob,jaws,1,4.5\nann,jaws,2,1\n");
    DataFile read = DataFile.readTriplets(file);
    assertArrayEquals(new double[] {3, 1, GAP, 4.5}, read.dataset().values().data);
    assertEquals(
        "2 rows from 'who', 2 columns from 'what', 3 known entries from 'stars'; left out: 'day'.",
        read.sentence());
  }

  @Test
  void twoColumnsAreTooFew() {
    assertEquals(
        "stars.csv has 2 columns; triplets need three: row, column, value.",
        refusal("who,what\nann,up\n"));
  }

  @Test
  void aMatrixThatWouldNotFitIsRefused() {
    StringBuilder text = new StringBuilder("who,what,stars\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(',').append(i).append(",1\n");
    }
    assertEquals(
        "stars.csv makes a matrix of 5000 × 5000, more than 20 million entries; take fewer rows or"
            + " columns.",
        refusal(text.toString()));
  }
}
