package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The names of the columns.
///
/// @param kind whether the first row holds them
/// @param names all different
/// @param unnamed the columns whose names are made up
/// @param firstName whether the first column has a name of its own
record CsvHeader(
    ImportSummary.Header kind, List<String> names, List<Integer> unnamed, FirstName firstName) {
  /// Tables written with their row numbers leave the name of that column empty.
  enum FirstName {
    GIVEN,
    EMPTY
  }

  /// The first row is data where it holds nothing but numbers and missing values, and where it
  /// holds numbers and a word that comes again below it in the same column, as a class does.
  static CsvHeader of(SourceText text, List<CsvRow> firstRows, DecimalMark decimal) {
    List<String> cells = firstRows.getFirst().cells();
    return isData(firstRows, decimal)
        ? new CsvHeader(
            ImportSummary.Header.MADE_UP,
            madeUp(cells.size()),
            IntStream.range(0, cells.size()).boxed().toList(),
            FirstName.GIVEN)
        : named(cells);
  }

  /// The header of a first row that holds names.
  static CsvHeader named(List<String> cells) {
    return new CsvHeader(
        ImportSummary.Header.PRESENT,
        distinct(cells),
        IntStream.range(0, cells.size()).filter(j -> cells.get(j).isEmpty()).boxed().toList(),
        cells.getFirst().isEmpty() ? FirstName.EMPTY : FirstName.GIVEN);
  }

  private static boolean isData(List<CsvRow> rows, DecimalMark decimal) {
    List<Cell> kinds =
        rows.getFirst().cells().stream().map(text -> Cell.of(text, decimal)).toList();
    if (!kinds.contains(Cell.NUMBER) && !kinds.contains(Cell.INFINITE)) {
      return false;
    }
    return !kinds.contains(Cell.TEXT) || aTextComesAgain(rows, kinds);
  }

  private static boolean aTextComesAgain(List<CsvRow> rows, List<Cell> kinds) {
    for (int j = 0; j < kinds.size(); j++) {
      int column = j;
      String text = rows.getFirst().cells().get(j);
      if (kinds.get(j) == Cell.TEXT
          && rows.stream()
              .skip(1)
              .anyMatch(row -> row.width() > column && row.cells().get(column).equals(text))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> madeUp(int width) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= width; j++) {
      names.add("c" + j);
    }
    return names;
  }

  /// An empty name becomes `c` and its position; a name that is there already gets `_2`, `_3`, …
  private static List<String> distinct(List<String> cells) {
    Set<String> given = new HashSet<>(cells);
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < cells.size(); j++) {
      String cell = cells.get(j).replaceAll("\\s+", " ");
      String wanted = cell.isEmpty() ? "c" + (j + 1) : cell;
      String name = wanted;
      for (int k = 2; used.contains(name) || (k > 2 && given.contains(name)); k++) {
        name = wanted + "_" + k;
      }
      used.add(name);
      names.add(name);
    }
    return names;
  }
}
