package org.factorscope.datasets;

import java.util.List;

/// Which columns of a table of triplets say the row, the column and the value of an entry; by name,
/// or by their places where the names are empty.
record TripletColumns(String row, String column, String value) {
  /// The first, the second and the last column of the table.
  static final TripletColumns FIRST_SECOND_LAST = new TripletColumns("", "", "");

  int rowIn(SourceText text, List<String> names) {
    return row.isEmpty() ? 0 : index(text, names, row);
  }

  int columnIn(SourceText text, List<String> names) {
    return column.isEmpty() ? 1 : index(text, names, column);
  }

  int valueIn(SourceText text, List<String> names) {
    return value.isEmpty() ? names.size() - 1 : index(text, names, value);
  }

  private static int index(SourceText text, List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new DataException(
          "%s has no column '%s'; it has: %s."
              .formatted(text.name(), name, String.join(", ", names)));
    }
    return index;
  }
}
