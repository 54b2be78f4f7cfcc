package org.factorscope.datasets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the columns of a bundled data set stand for, if their names are short: the titles of
/// documents. They come as a file `NAME_titles.csv` with the columns `doc` and `title`.
public final class ColumnTitles {
  private ColumnTitles() {}

  /// A title for each column that has one, by the column's name; nothing for other data.
  ///
  /// @param dataset its name in the catalogue
  public static Map<String, String> of(String dataset) {
    if (!DatasetCatalog.names().contains(dataset)) {
      return Map.of();
    }
    try (InputStream in = ColumnTitles.class.getResourceAsStream(dataset + "_titles.csv")) {
      return in == null ? Map.of() : read(in);
    } catch (IOException failed) {
      throw new DataException(
          "The titles of " + dataset + " cannot be read; install the program again.", failed);
    }
  }

  private static Map<String, String> read(InputStream in) throws IOException {
    Map<String, String> titles = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      rows.forEach(row -> titles.put(row.getField("doc"), row.getField("title")));
    }
    return titles;
  }
}
