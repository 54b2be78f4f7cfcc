package org.factorscope.datasets;

import java.util.List;

/// Texts in place of numbers: lines of a book, reviews.
final class Prose {
  /// A text has at most one number among this many words.
  private static final int FEW = 20;

  private Prose() {}

  /// @throws DataException if the first rows have hardly a number and many words
  static void refuse(CsvLayout layout) {
    List<CsvRow> sample = DialectDetection.sample(layout.text(), layout.dialect().delimiter());
    long words = 0;
    long cells = 0;
    long numbers = 0;
    for (CsvRow row : sample) {
      cells += row.width();
      for (String cell : row.cells()) {
        boolean number = Cell.of(cell, layout.dialect().decimal()) == Cell.NUMBER;
        numbers += number || UnitSign.of(cell) != null ? 1 : 0;
        words += cell.chars().filter(c -> c == ' ').count();
      }
    }
    boolean many = layout.dialect().delimiter() == Delimiter.BLANKS || words >= sample.size();
    if (sample.size() > 1 && many && numbers * FEW <= cells) {
      throw refused(layout.text());
    }
  }

  static DataException refused(SourceText text) {
    return new DataException(
        ("%s holds texts, not numbers; count their words first and give a table with a row for each"
                + " word and a column for each text.")
            .formatted(text.name()));
  }
}
