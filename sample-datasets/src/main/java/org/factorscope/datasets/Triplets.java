package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// A matrix with gaps that was read from triplets, and from where.
///
/// @param names of all columns of the table
/// @param notes what was skipped, for the user
record Triplets(Dataset dataset, TripletColumns columns, List<String> names, List<String> notes) {
  /// All of it in plain words.
  String sentence() {
    int known = 0;
    for (int e = 0; e < dataset.values().getNumElements(); e++) {
      known += Double.isNaN(dataset.values().data[e]) ? 0 : 1;
    }
    StringJoiner parts = new StringJoiner("; ", "", ".");
    parts.add(
        String.format(
            Locale.ROOT,
            "%d rows from '%s', %d columns from '%s', %s from '%s'",
            dataset.rows(),
            columns.row(),
            dataset.dimension(),
            columns.column(),
            known == 1 ? "1 known entry" : known + " known entries",
            columns.value()));
    List<String> left = new ArrayList<>(names);
    left.removeAll(List.of(columns.row(), columns.column(), columns.value()));
    if (!left.isEmpty()) {
      parts.add("left out: '%s'".formatted(String.join("', '", left)));
    }
    notes.forEach(parts::add);
    return parts.toString();
  }
}
