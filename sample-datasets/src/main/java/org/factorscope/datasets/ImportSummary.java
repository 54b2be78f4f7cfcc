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
/// @param left columns that are neither numbers nor labels nor names
/// @param missing cells without a value among the numbers
/// @param emptyColumns among the numbers, without any value
/// @param rows of data, without the header
/// @param columns of numbers
/// @param notes what was skipped, turned into something else or guessed
public record ImportSummary(
    String delimiter,
    String decimalMark,
    Header header,
    String labelColumn,
    String nameColumn,
    List<LeftOut> left,
    int missing,
    List<String> emptyColumns,
    int rows,
    List<String> columns,
    String charset,
    List<String> notes) {
  /// Number of column names that the summary lists.
  private static final int NAMES = 5;

  /// Whether the first line names the columns.
  public enum Header {
    /// It does.
    PRESENT,
    /// The first line is data already; the columns are named c1, c2, …
    MADE_UP
  }

  /// A column that is not used, and why.
  public record LeftOut(String column, String why) {}

  public ImportSummary {
    left = List.copyOf(left);
    emptyColumns = List.copyOf(emptyColumns);
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /// The names of the columns that are not used.
  public List<String> droppedColumns() {
    return left.stream().map(LeftOut::column).toList();
  }

  /// All of it in plain words.
  public String sentence() {
    StringJoiner parts = new StringJoiner("; ", "", ".");
    parts.add(
        "%s, %s (%s)"
            .formatted(counted(rows, "row"), counted(columns.size(), "column"), some(columns)));
    if (header == Header.MADE_UP) {
      parts.add("no header row, so the columns are named c1, c2, …");
    }
    if (!nameColumn.isEmpty()) {
      parts.add("row names from '%s'".formatted(nameColumn));
    }
    if (!labelColumn.isEmpty()) {
      parts.add("labels from '%s'".formatted(labelColumn));
    }
    if (missing > 0) {
      parts.add(counted(missing, "value") + " missing");
    }
    if (!emptyColumns.isEmpty()) {
      parts.add(
          "without any value: " + some(emptyColumns.stream().map(ImportSummary::quoted).toList()));
    }
    if (!left.isEmpty()) {
      parts.add("left out: " + leftOut());
    }
    notes.forEach(parts::add);
    parts.add("delimiter %s, decimal %s, %s".formatted(delimiter, decimalMark, charset));
    return parts.toString();
  }

  private String leftOut() {
    List<String> each =
        left.stream().map(c -> "%s (%s)".formatted(quoted(c.column()), c.why())).toList();
    return some(each);
  }

  static String quoted(String name) {
    return "'%s'".formatted(shortened(name));
  }

  /// The first of the names, and how many more there are.
  static String some(List<String> names) {
    String first =
        String.join(", ", names.stream().limit(NAMES).map(ImportSummary::shortened).toList());
    return names.size() <= NAMES
        ? first
        : String.format(Locale.ROOT, "%s and %d more", first, names.size() - NAMES);
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }

  static String counted(int count, String thing) {
    return count == 1 ? "1 " + thing : String.format(Locale.ROOT, "%d %ss", count, thing);
  }
}
