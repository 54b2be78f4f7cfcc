package org.factorscope.datasets;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// The grey values of a picture, and what was done to it.
///
/// @param notes for the user
record Picture(Dataset dataset, List<String> notes) {
  Picture {
    notes = List.copyOf(notes);
  }

  /// All of it in plain words.
  String sentence() {
    StringJoiner parts = new StringJoiner("; ", "", ".");
    parts.add(
        String.format(
            Locale.ROOT,
            "a picture of %d by %d pixels, as grey values from 0 to 255",
            dataset.dimension(),
            dataset.rows()));
    notes.forEach(parts::add);
    return parts.toString();
  }
}
