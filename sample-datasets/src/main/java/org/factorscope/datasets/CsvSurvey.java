package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;

/// What a first pass over a CSV text finds, before its numbers are kept.
///
/// @param rows of data
/// @param profiles one a column
record CsvSurvey(
    SourceText text, Dialect dialect, CsvHeader header, int rows, List<ColumnProfile> profiles) {
  /// Longer tables are refused, numbers or not.
  static final int MAX_CELLS = 20_000_000;

  /// Finds the names of the columns.
  interface HeaderRule {
    /// The header of a text that begins with these rows.
    ///
    /// @param firstRows one at least
    CsvHeader header(SourceText text, List<CsvRow> firstRows, DecimalMark decimal);
  }

  private static final int MAX_DISTINCT_TEXTS = 1_000_000;

  /// @throws DataException where there are no rows, rows of different widths, or too many cells
  static CsvSurvey of(SourceText text, CsvOptions options, HeaderRule rule) {
    Dialect dialect = DialectDetection.detect(text, options);
    List<CsvRow> sample = DialectDetection.sample(text, dialect.delimiter());
    if (sample.isEmpty()) {
      throw withoutRows(text, dialect);
    }
    CsvHeader header = rule.header(text, sample, dialect.decimal());
    List<ColumnProfile> profiles = new ArrayList<>();
    DistinctBudget budget = new DistinctBudget(MAX_DISTINCT_TEXTS);
    header.names().forEach(name -> profiles.add(new ColumnProfile(budget)));
    int rows = profile(text, dialect, header, profiles);
    if (rows == 0) {
      throw new DataException(
          "%s has a header row only; put rows of numbers below it.".formatted(text.name()));
    }
    return new CsvSurvey(text, dialect, header, rows, List.copyOf(profiles));
  }

  private static DataException withoutRows(SourceText text, Dialect dialect) {
    try (CsvRows rows = new CsvRows(text, dialect.delimiter())) {
      rows.next();
    } catch (DataException malformed) {
      return malformed;
    }
    return new DataException(
        "%s is empty; it needs a header row and rows of numbers.".formatted(text.name()));
  }

  private static int profile(
      SourceText text, Dialect dialect, CsvHeader header, List<ColumnProfile> profiles) {
    int count = 0;
    try (CsvBody body = new CsvBody(text, dialect.delimiter(), header)) {
      for (CsvRow row = body.next(); row != null; row = body.next()) {
        count++;
        if ((long) count * row.width() > MAX_CELLS) {
          throw new DataException(
              "%s has more than 20 million cells, the most that is read; take fewer rows or columns."
                  .formatted(text.name()));
        }
        add(row, dialect.decimal(), profiles);
      }
    }
    return count;
  }

  private static void add(CsvRow row, DecimalMark decimal, List<ColumnProfile> profiles) {
    for (int j = 0; j < row.width(); j++) {
      String cell = row.cells().get(j);
      if (row.isBlank()) {
        profiles.get(j).addEmptyRow(row.line());
      } else {
        profiles.get(j).add(cell, Cell.of(cell, decimal), row.line());
      }
    }
  }
}
