package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of the columns.
///
/// @param kind whether the first row holds them
/// @param names all different
/// @param unnamed indices of the columns without a name of their own
/// @param cells of the row that holds the names, as they stand there; none if there is no such row
record CsvHeader(
    ImportSummary.Header kind, List<String> names, Set<Integer> unnamed, List<String> cells) {

  /// The header of a first row that holds names.
  static CsvHeader named(List<String> cells) {
    Set<Integer> unnamed = new HashSet<>();
    for (int j = 0; j < cells.size(); j++) {
      if (cells.get(j).isEmpty() || isPlaceholder(cells.get(j))) {
        unnamed.add(j);
      }
    }
    return new CsvHeader(ImportSummary.Header.PRESENT, distinct(cells), Set.copyOf(unnamed), cells);
  }

  /// The header of a first row that lacks the name of the first column, as R writes it.
  static CsvHeader withoutFirst(List<String> cells) {
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(cells);
    CsvHeader header = named(all);
    return new CsvHeader(header.kind, header.names, header.unnamed, cells);
  }

  /// The header of a table that has no row of names: `c1`, `c2`, …
  static CsvHeader madeUp(int width) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= width; j++) {
      names.add("c" + j);
    }
    return new CsvHeader(ImportSummary.Header.MADE_UP, names, Set.of(), List.of());
  }

  int width() {
    return names.size();
  }

  /// Whether a column has a name of its own.
  boolean isNamed(int j) {
    return kind == ImportSummary.Header.PRESENT && !unnamed.contains(j);
  }

  /// The name that a data frame gives a column without one when it is read and written again.
  private static boolean isPlaceholder(String name) {
    return name.matches("Unnamed: \\d+(_level_\\d+)?");
  }

  /// An empty name becomes `c` and its position; a name that is there already gets `_2`, `_3`, …
  private static List<String> distinct(List<String> cells) {
    Set<String> given = new HashSet<>(cells);
    Set<String> used = new HashSet<>();
    Map<String, Integer> next = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < cells.size(); j++) {
      String cell = cells.get(j).replaceAll("\\s+", " ");
      String wanted = cell.isEmpty() ? "c" + (j + 1) : cell;
      String name = wanted;
      int k = next.getOrDefault(wanted, 2);
      while (used.contains(name) || (!name.equals(wanted) && given.contains(name))) {
        name = wanted + "_" + k;
        k++;
      }
      next.put(wanted, k);
      used.add(name);
      names.add(name);
    }
    return names;
  }
}
