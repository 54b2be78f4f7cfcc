package org.factorscope.datasets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV text, one after the other. Empty lines are no rows, and lines with nothing but
/// delimiters are only if they have as many as the table: then they are rows without a value. An
/// interrupted thread ends it.
final class CsvRows implements AutoCloseable {
  private static final int NO_WIDTH = 0;
  private static final int MAX_CELLS_IN_A_ROW = 1_000_000;
  private static final int MAX_CHARACTERS_IN_A_CELL = 1 << 20;
  private static final int MAX_CHARACTERS_IN_A_ROW = 1 << 26;

  private final SourceText text;
  private final CloseableIterator<CsvRecord> records;
  private long lastLine = 1;

  CsvRows(SourceText text, Delimiter delimiter) {
    this.text = text;
    Reader reader = text.reader();
    this.records =
        CsvReader.builder()
            .fieldSeparator(delimiter.separator())
            .trimWhitespacesAroundQuotes(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler(), delimiter == Delimiter.BLANKS ? new BlankRunsReader(reader) : reader)
            .iterator();
  }

  private static CsvRecordHandler handler() {
    return CsvRecordHandler.of(
        limits ->
            limits
                .maxFields(MAX_CELLS_IN_A_ROW)
                .maxFieldSize(MAX_CHARACTERS_IN_A_CELL)
                .maxRecordSize(MAX_CHARACTERS_IN_A_ROW));
  }

  /// The next row that is not blank, or null at the end.
  ///
  /// @throws DataException if quotes do not match or a row is too long, and where the thread is
  ///   interrupted
  @Nullable CsvRow next() {
    return next(NO_WIDTH);
  }

  /// The next row that is not blank or has this width, or null at the end.
  ///
  /// @param width of the table
  /// @throws DataException as [#next()]
  @Nullable CsvRow next(int width) {
    while (true) {
      Cancellation.check();
      CsvRecord csvRecord = nextRecord();
      lastLine = csvRecord.getStartingLineNumber();
      List<String> cells = csvRecord.getFields();
      if (cells.size() == 1 && cells.getFirst().equals(SourceText.END)) {
        return null;
      }
      CsvRow row = new CsvRow(lastLine, stripped(cells));
      if (!row.isBlank() || (width > 1 && row.width() == width)) {
        return row;
      }
    }
  }

  private CsvRecord nextRecord() {
    try {
      if (records.hasNext()) {
        return records.next();
      }
    } catch (CsvParseException malformed) {
      throw new DataException(
          String.format(
                  Locale.ROOT,
                  "%s, after line %d: a quote is not closed or has text behind it, or a row or cell"
                      + " is too long;",
                  text.name(),
                  lastLine)
              + " correct it there.",
          malformed);
    }
    throw new DataException(
        String.format(
            Locale.ROOT,
            "%s, line %d: a quote that opens there is never closed; close it.",
            text.name(),
            lastLine));
  }

  private static List<String> stripped(List<String> cells) {
    String[] stripped = new String[cells.size()];
    for (int j = 0; j < stripped.length; j++) {
      stripped[j] = cells.get(j).strip();
    }
    return List.of(stripped);
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
