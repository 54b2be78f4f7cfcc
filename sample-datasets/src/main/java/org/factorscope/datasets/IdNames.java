package org.factorscope.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of columns that tell rows apart: `Id`, `CustomerID`, `sample_no`, `Nr.`.
final class IdNames {
  private static final Set<String> WORDS =
      Set.of(
          "id",
          "ids",
          "uid",
          "uuid",
          "guid",
          "pk",
          "key",
          "identifier",
          "nr",
          "no",
          "num",
          "number",
          "nummer",
          "numero",
          "número",
          "numéro",
          "n°",
          "nº",
          "№",
          "#",
          "index",
          "idx",
          "row",
          "rowid",
          "rowname",
          "rownames",
          "obs",
          "observation",
          "case",
          "record",
          "serial",
          "seq",
          "sno",
          "ser",
          "lfd",
          "lfdnr",
          "laufnummer",
          "kennung",
          "identifiant",
          "код",
          "номер",
          "ид",
          "编号",
          "序号",
          "番号",
          "id番号");

  private IdNames() {}

  /// Whether the first or the last word of a name says so.
  static boolean isId(String name) {
    List<String> words =
        Arrays.stream(
                name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2")
                    .toLowerCase(Locale.ROOT)
                    .split("[\\s_.\\-:()]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return !words.isEmpty()
        && (WORDS.contains(words.getFirst()) || WORDS.contains(words.getLast()));
  }

  /// A letter with at most two digits, as mathematics calls a quantity.
  static boolean isVariable(String name) {
    return name.matches("\\p{L}\\d{0,2}|\\p{L}_\\d{1,2}");
  }
}
