package org.factorscope.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Text in columns, two spaces apart, each as wide as its widest cell.
///
/// @param rows the header first; all as long as it
record TextTable(List<List<String>> rows) {
  TextTable {
    rows = List.copyOf(rows);
  }

  static TextTable of(List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(header);
    all.addAll(rows);
    return new TextTable(all);
  }

  void print(PrintStream out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(row.get(column));
        line.repeat(' ', width(column) + 2 - row.get(column).length());
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
