package org.factorscope.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well a delimiter explains the first rows of a text.
///
/// @param firstWidth cells in the first row
/// @param score 0 to 2: the share of rows of the usual width plus the share of numeric cells
record DialectFit(Dialect dialect, int firstWidth, double score) {
  static DialectFit of(List<CsvRow> rows, Delimiter delimiter, DecimalMark wanted) {
    // The first row may be a header, which says nothing about numbers.
    List<CsvRow> body = rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
    double point = wanted == DecimalMark.COMMA ? 0 : numericShare(body, DecimalMark.POINT);
    double comma = wanted == DecimalMark.POINT ? 0 : numericShare(body, DecimalMark.COMMA);
    DecimalMark decimal =
        wanted == DecimalMark.AUTO
            ? (comma > point ? DecimalMark.COMMA : DecimalMark.POINT)
            : wanted;
    double shape = delimiter == Delimiter.NONE && !rows.isEmpty() ? 1 : usualWidthShare(rows);
    return new DialectFit(
        new Dialect(delimiter, decimal),
        rows.isEmpty() ? 0 : rows.getFirst().width(),
        shape == 0 ? 0 : shape + Math.max(point, comma));
  }

  /// 0 if the usual width is a single cell: nothing is split then.
  private static double usualWidthShare(List<CsvRow> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.width(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(usual -> usual.getKey() > 1)
        .map(usual -> (double) usual.getValue() / rows.size())
        .orElse(0.0);
  }

  private static double numericShare(List<CsvRow> rows, DecimalMark decimal) {
    long cells = 0;
    long numeric = 0;
    for (CsvRow row : rows) {
      cells += row.width();
      numeric += row.cells().stream().filter(c -> isNumeric(c, decimal)).count();
    }
    return cells == 0 ? 0 : (double) numeric / cells;
  }

  private static boolean isNumeric(String cell, DecimalMark decimal) {
    if (Cell.of(cell, decimal) != Cell.TEXT) {
      return true;
    }
    UnitSign parts = UnitSign.of(cell);
    return parts != null && Cell.of(parts.number(), decimal) != Cell.TEXT;
  }
}
