package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of data of a CSV text, all of the same width.
///
/// A row of delimiters without any value is a row if it is as wide as the row above it. A delimiter
/// at the end of a row makes no cell. A header that is repeated between the rows is skipped, and so
/// are lines of text behind the last row that are shorter than the rows.
final class CsvBody implements AutoCloseable {
  private final SourceText text;
  private final CsvRows rows;
  private final CsvHeader header;
  private final long firstLine;
  private @Nullable CsvRow waiting;
  private int rowWidth;
  private int repeatedHeaders;
  private @Nullable CsvRow footer;

  CsvBody(SourceText text, Delimiter delimiter, CsvHeader header) {
    this.text = text;
    this.rows = new CsvRows(text, delimiter);
    this.header = header;
    this.rowWidth = header.width();
    CsvRow first = rows.next();
    this.firstLine = first == null ? 1 : first.line();
    this.waiting = header.kind() == ImportSummary.Header.MADE_UP ? first : null;
  }

  /// The next row, or null at the end.
  ///
  /// @throws DataException if it has fewer or more cells than the first
  @Nullable CsvRow next() {
    while (true) {
      CsvRow row = waiting == null ? rows.next(rowWidth) : waiting;
      waiting = null;
      if (row == null) {
        return null;
      }
      rowWidth = row.width();
      if (rowWidth != header.width()) {
        row = fitted(row);
      }
      if (row == null) {
        return null;
      }
      if (!isHeader(row)) {
        return row;
      }
      repeatedHeaders++;
    }
  }

  private boolean isHeader(CsvRow row) {
    return !header.cells().isEmpty()
        && row.cells().getLast().equals(header.cells().getLast())
        && row.cells().equals(header.cells());
  }

  /// The row without empty cells behind its last; null if it is the first of a footer.
  private @Nullable CsvRow fitted(CsvRow row) {
    List<String> cells = row.cells();
    int width = header.width();
    if (row.width() > width
        && cells.subList(width, row.width()).stream().allMatch(String::isEmpty)) {
      return new CsvRow(row.line(), cells.subList(0, width));
    }
    if (cells.equals(header.cells())) {
      return new CsvRow(row.line(), header.cells());
    }
    if (!isFooter(row)) {
      throw ragged(row);
    }
    for (CsvRow next = rows.next(); next != null; next = rows.next()) {
      if (!isFooter(next)) {
        throw ragged(row);
      }
    }
    footer = row;
    return null;
  }

  /// Shorter than the rows, and without a number.
  private boolean isFooter(CsvRow row) {
    return row.width() < header.width()
        && row.width() <= Math.max(1, header.width() / 2)
        && row.cells().stream().noneMatch(cell -> Cell.of(cell, DecimalMark.POINT) == Cell.NUMBER);
  }

  private DataException ragged(CsvRow row) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s, line %d: expected %d cells as in line %d, found %d; give every row as many.",
            text.name(),
            row.line(),
            header.width(),
            firstLine,
            row.width()));
  }

  /// What was skipped so far, for the user.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (repeatedHeaders > 0) {
      notes.add(
          repeatedHeaders == 1
              ? "the header comes again and is skipped there"
              : String.format(
                  Locale.ROOT,
                  "the header comes again %d times and is skipped there",
                  repeatedHeaders));
    }
    CsvRow last = footer;
    if (last != null) {
      notes.add(
          String.format(
              Locale.ROOT,
              "skipped from line %d on: '%s'",
              last.line(),
              new CellPlace(last.line(), String.join(" ", last.cells())).shown()));
    }
    return Collections.unmodifiableList(notes);
  }

  @Override
  public void close() {
    rows.close();
  }
}
