package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;

/// Finds delimiter and decimal mark from the first rows: the delimiter under which most rows have
/// the same number of cells, and most cells are numbers. `1,2` alone is two columns; give the
/// options if it is meant as a fraction.
final class DialectDetection {
  private static final int SAMPLE_ROWS = 100;

  /// In the order of preference if two explain the rows equally well.
  private static final List<Delimiter> CANDIDATES =
      List.of(
          Delimiter.DOUBLE_COLON,
          Delimiter.TAB,
          Delimiter.SEMICOLON,
          Delimiter.PIPE,
          Delimiter.COMMA,
          Delimiter.BLANKS,
          Delimiter.NONE);

  private final SourceText text;
  private final CsvOptions options;

  private DialectDetection(SourceText text, CsvOptions options) {
    this.text = text;
    this.options = options;
  }

  static Dialect detect(SourceText text, CsvOptions options) {
    return new DialectDetection(text, options).detect();
  }

  /// The first rows of the text under a delimiter; fewer where what follows cannot be read so.
  static List<CsvRow> sample(SourceText text, Delimiter delimiter) {
    List<CsvRow> rows = new ArrayList<>();
    try (CsvRows all = new CsvRows(text, delimiter)) {
      for (CsvRow row = all.next(); row != null && rows.size() < SAMPLE_ROWS; row = all.next()) {
        rows.add(row);
      }
    } catch (DataException unreadable) {
      // The reading itself says what is wrong, when the delimiter is known.
      Cancellation.check();
    }
    return rows;
  }

  private Dialect detect() {
    boolean oneCell = true;
    DialectFit best = new DialectFit(new Dialect(Delimiter.COMMA, DecimalMark.POINT), 0, -1);
    for (Delimiter delimiter : candidates()) {
      List<CsvRow> rows = sample(text, delimiter);
      DialectFit fit = DialectFit.of(rows, delimiter, options.decimal());
      boolean fitting = delimiter != Delimiter.NONE || oneCell || candidates().size() == 1;
      best = fitting && fit.score() > best.score() ? fit : best;
      oneCell &= delimiter == Delimiter.BLANKS || (fit.firstWidth() <= 1 && !hasNames(rows));
    }
    return best.dialect();
  }

  /// Whether a row is split into texts: names below a title.
  private static boolean hasNames(List<CsvRow> rows) {
    return rows.stream()
        .anyMatch(
            row ->
                row.width() > 1
                    && row.cells().stream()
                        .allMatch(cell -> Cell.of(cell, DecimalMark.POINT) == Cell.TEXT));
  }

  private List<Delimiter> candidates() {
    if (options.delimiter() != Delimiter.AUTO) {
      return List.of(options.delimiter());
    }
    return CANDIDATES.stream()
        .filter(d -> d != Delimiter.COMMA || options.decimal() != DecimalMark.COMMA)
        .toList();
  }
}
