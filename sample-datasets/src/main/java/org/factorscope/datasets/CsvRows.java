package org.factorscope.datasets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV text, one after the other. Lines with nothing but blanks and delimiters are no
/// rows. An interrupted thread ends it.
final class CsvRows implements AutoCloseable {
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
            .allowExtraFields(true)
            .allowMissingFields(true)
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

  /// The next row, or null at the end.
  ///
  /// @throws DataException where a cell or a row is endless, and where the thread is interrupted
  @Nullable CsvRow next() {
    try {
      while (records.hasNext()) {
        Cancellation.check();
        CsvRecord csvRecord = records.next();
        lastLine = csvRecord.getStartingLineNumber();
        CsvRow row =
            new CsvRow(lastLine, csvRecord.getFields().stream().map(String::strip).toList());
        if (!row.isBlank()) {
          return row;
        }
      }
      return null;
    } catch (CsvParseException | UncheckedIOException endless) {
      throw new DataException(
          "%s has an endless row or cell after line %d; look for a quote that is not closed."
              .formatted(text.name(), lastLine),
          endless);
    }
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
