package org.factorscope.datasets;

import java.util.List;

/// A line of a CSV file.
///
/// @param line where it starts in the file, counted from 1
/// @param cells without blanks around them
record CsvRow(long line, List<String> cells) {
  int width() {
    return cells.size();
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }
}
