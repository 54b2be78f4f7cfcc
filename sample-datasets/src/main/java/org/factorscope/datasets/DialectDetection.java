package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds delimiter and decimal mark from the first rows: the delimiter under which most rows have
/// the same number of cells, and most cells are numbers. `1,2` alone is two columns; give the
/// options where it is meant as a fraction.
final class DialectDetection {
  private static final int SAMPLE_ROWS = 100;

  /// In the order of preference where two explain the rows equally well.
  private static final List<Delimiter> CANDIDATES =
      List.of(
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

  /// The first rows of the text under a delimiter.
  static List<CsvRow> sample(SourceText text, Delimiter delimiter) {
    List<CsvRow> rows = new ArrayList<>();
    try (CsvRows all = new CsvRows(text, delimiter)) {
      for (CsvRow row = all.next(); row != null; row = all.next()) {
        rows.add(row);
        if (rows.size() == SAMPLE_ROWS) {
          break;
        }
      }
    }
    return rows;
  }

  private Dialect detect() {
    List<Delimiter> candidates = candidates();
    List<DialectFit> fits = new ArrayList<>();
    boolean oneCell = true;
    for (Delimiter delimiter : candidates) {
      DialectFit fit = fit(delimiter);
      if (fit == null || (delimiter == Delimiter.NONE && !oneCell)) {
        continue;
      }
      oneCell &= delimiter == Delimiter.BLANKS || fit.firstWidth() == 1;
      fits.add(fit);
    }
    if (fits.isEmpty()) {
      // Reading it again says what is wrong.
      sample(text, candidates.getFirst());
    }
    return best(fits).dialect();
  }

  /// The first of the highest score.
  private static DialectFit best(List<DialectFit> fits) {
    DialectFit best = fits.getFirst();
    for (DialectFit fit : fits) {
      best = fit.score() > best.score() ? fit : best;
    }
    return best;
  }

  private List<Delimiter> candidates() {
    if (options.delimiter() != Delimiter.AUTO) {
      return List.of(options.delimiter());
    }
    return CANDIDATES.stream()
        .filter(d -> d != Delimiter.COMMA || options.decimal() != DecimalMark.COMMA)
        .toList();
  }

  private @Nullable DialectFit fit(Delimiter delimiter) {
    try {
      return DialectFit.of(sample(text, delimiter), delimiter, options.decimal());
    } catch (DataException unreadable) {
      Cancellation.check();
      return null;
    }
  }
}
