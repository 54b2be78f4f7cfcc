package org.factorscope.datasets;

import java.util.List;

/// Texts in place of numbers: lines of a book, reviews.
final class Prose {
  private Prose() {}

  /// @throws DataException where the first rows have no number and many words
  static void refuse(CsvLayout layout) {
    List<CsvRow> sample = DialectDetection.sample(layout.text(), layout.dialect().delimiter());
    long words = 0;
    for (CsvRow row : sample) {
      for (String cell : row.cells()) {
        if (Cell.of(cell, layout.dialect().decimal()) == Cell.NUMBER || UnitSign.of(cell) != null) {
          return;
        }
        words += cell.chars().filter(c -> c == ' ').count();
      }
    }
    boolean many = layout.dialect().delimiter() == Delimiter.BLANKS || words >= sample.size();
    if (sample.size() > 1 && many) {
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
