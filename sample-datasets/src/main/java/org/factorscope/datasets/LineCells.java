package org.factorscope.datasets;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/// The cells of a single line.
final class LineCells {
  private LineCells() {}

  /// The cells of the line; the line as one cell if its quotes do not match.
  static List<String> of(String line, Delimiter delimiter) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    SourceText text =
        new SourceText(
            "", bytes, new TextEncoding(StandardCharsets.UTF_8, 0), new BitSet(), new BitSet());
    try (CsvRows rows = new CsvRows(text, delimiter)) {
      CsvRow row = rows.next();
      return row == null ? List.of("") : row.cells();
    } catch (DataException | CsvParseException broken) {
      Cancellation.check();
      return List.of(line);
    }
  }
}
