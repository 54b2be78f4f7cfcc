package org.factorscope.datasets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of data of a CSV text, all of the same width.
final class CsvBody implements AutoCloseable {
  private final SourceText text;
  private final CsvRows rows;
  private final int width;
  private long firstLine;
  private @Nullable CsvRow waiting;

  CsvBody(SourceText text, Delimiter delimiter, CsvHeader header) {
    this.text = text;
    this.rows = new CsvRows(text, delimiter);
    this.width = header.names().size();
    CsvRow first = rows.next();
    this.firstLine = first == null ? 1 : first.line();
    this.waiting = header.kind() == ImportSummary.Header.MADE_UP ? first : null;
  }

  /// The next row, or null at the end.
  ///
  /// @throws DataException where it has fewer or more cells than the first
  @Nullable CsvRow next() {
    CsvRow row = waiting == null ? rows.next(width) : waiting;
    waiting = null;
    if (row != null && row.width() != width) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s, line %d: expected %d cells as in line %d, found %d; give every row as many.",
              text.name(),
              row.line(),
              width,
              firstLine,
              row.width()));
    }
    return row;
  }

  @Override
  public void close() {
    rows.close();
  }
}
