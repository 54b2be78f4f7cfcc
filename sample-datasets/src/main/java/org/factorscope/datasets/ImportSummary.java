package org.factorscope.datasets;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// What was found in an imported file.
///
/// @param delimiter in words
/// @param decimalMark in words
/// @param labelColumn that became the class labels, or empty
/// @param nameColumn that became the row names, or empty
/// @param droppedColumns that are neither numbers nor labels nor names
/// @param missing cells without a value among the numbers
/// @param emptyColumns among the numbers, without any value
/// @param rows of data, without the header
/// @param columns of numbers
public record ImportSummary(
    String delimiter,
    String decimalMark,
    Header header,
    String labelColumn,
    String nameColumn,
    List<String> droppedColumns,
    int missing,
    List<String> emptyColumns,
    int rows,
    int columns,
    String charset) {
  /// Whether the first line names the columns.
  public enum Header {
    /// It does.
    PRESENT,
    /// The first line is data already; the columns are named c1, c2, …
    MADE_UP
  }

  public ImportSummary {
    droppedColumns = List.copyOf(droppedColumns);
    emptyColumns = List.copyOf(emptyColumns);
  }

  /// All of it in plain words.
  public String sentence() {
    StringJoiner parts = new StringJoiner("; ", "", ".");
    parts.add(
        "%s of %s, %s"
            .formatted(counted(rows, "row"), counted(columns, "numeric column"), missingInWords()));
    parts.add("delimiter %s, decimal %s, %s".formatted(delimiter, decimalMark, charset));
    if (header == Header.MADE_UP) {
      parts.add("no header row, so the columns are named c1, c2, …");
    }
    if (!labelColumn.isEmpty()) {
      parts.add("labels from '%s'".formatted(labelColumn));
    }
    if (!nameColumn.isEmpty()) {
      parts.add("row names from '%s'".formatted(nameColumn));
    }
    if (!emptyColumns.isEmpty()) {
      parts.add("without any value: '%s'".formatted(String.join("', '", emptyColumns)));
    }
    if (!droppedColumns.isEmpty()) {
      parts.add("left out: '%s'".formatted(String.join("', '", droppedColumns)));
    }
    return parts.toString();
  }

  private String missingInWords() {
    return missing == 0 ? "no value missing" : counted(missing, "value") + " missing";
  }

  private static String counted(int count, String thing) {
    return count == 1 ? "1 " + thing : String.format(Locale.ROOT, "%d %ss", count, thing);
  }
}
