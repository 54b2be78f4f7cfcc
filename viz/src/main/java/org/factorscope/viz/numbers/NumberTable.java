package org.factorscope.viz.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// A table of numbers and names as text. Numbers read back to the same double; one that is missing
/// is an empty cell.
///
/// @param name of the whole, for example `W`
/// @param header one a column
/// @param rows each as long as the header
public record NumberTable(String name, List<String> header, List<List<String>> rows) {
  public NumberTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// A matrix with the names of its rows, if it has any, in the first column.
  ///
  /// @param matrix n x d. Not modified.
  /// @param rowNames n or none
  /// @param columnNames d or none
  public static NumberTable of(
      String name, DMatrixRMaj matrix, List<String> rowNames, List<String> columnNames) {
    Builder table = new Builder(name);
    if (!rowNames.isEmpty()) {
      table.texts("", rowNames);
    }
    for (int j = 0; j < matrix.numCols; j++) {
      int column = j;
      table.numbers(
          columnNames.isEmpty() ? Integer.toString(j + 1) : columnNames.get(j),
          IntStream.range(0, matrix.numRows).mapToDouble(i -> matrix.get(i, column)).toArray());
    }
    return table.build();
  }

  /// A number that reads back to the same double; nothing if there is none.
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    long whole = (long) value;
    boolean isWhole = whole == value && Math.abs(whole) < 1L << 53;
    return isWhole ? Long.toString(whole) : Double.toString(value);
  }

  /// Lines of cells with tabs between them, as spreadsheets paste them.
  public String tsv() {
    return lines("\t", cell -> cell.replaceAll("[\\t\\r\\n]+", " "), "\n");
  }

  /// Lines of cells with commas between them, quoted as RFC 4180 has it.
  public String csv() {
    return lines(",", NumberTable::quoted, "\r\n");
  }

  private String lines(String between, UnaryOperator<String> written, String end) {
    List<List<String>> all = new ArrayList<>(List.of(header));
    all.addAll(rows);
    return all.stream()
        .map(row -> row.stream().map(written).collect(Collectors.joining(between, "", end)))
        .collect(Collectors.joining());
  }

  private static String quoted(String cell) {
    boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /// Collects the columns of a table.
  public static final class Builder {
    private final String name;
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();

    public Builder(String name) {
      this.name = name;
    }

    public Builder texts(String title, List<String> cells) {
      header.add(title);
      columns.add(List.copyOf(cells));
      return this;
    }

    public Builder numbers(String title, double[] values) {
      return texts(title, Arrays.stream(values).mapToObj(NumberTable::text).toList());
    }

    /// A column of which only the first `count` cells are asked for.
    public Builder cells(String title, int count, IntFunction<String> cell) {
      return texts(title, IntStream.range(0, count).mapToObj(cell).toList());
    }

    /// The table; shorter columns end in empty cells.
    public NumberTable build() {
      int rows = columns.stream().mapToInt(List::size).max().orElse(0);
      return new NumberTable(
          name,
          header,
          IntStream.range(0, rows)
              .mapToObj(
                  i ->
                      columns.stream()
                          .map(column -> i < column.size() ? column.get(i) : "")
                          .toList())
              .toList());
    }
  }
}
