package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/// The rows of a table that have no number at all. They keep their places, and the user is told.
final class EmptyRows {
  private EmptyRows() {}

  /// A part of the import's sentence, such as "rows without any value: 3, 7". Empty if there are
  /// none, or if there is a single column: its missing values are told anyway.
  static Optional<String> note(CsvContent content) {
    DMatrixRMaj values = content.values();
    List<String> empty = new ArrayList<>();
    for (int i = 0; i < values.numRows && values.numCols > 1; i++) {
      if (isEmpty(values, i)) {
        empty.add(name(content, i));
      }
    }
    return empty.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (empty.size() == 1 ? "row" : "rows")
                + " without any value: "
                + ImportSummary.some(empty));
  }

  private static String name(CsvContent content, int row) {
    String name = content.names().isEmpty() ? "" : content.names().get(row);
    return name.isEmpty() ? String.valueOf(row + 1) : ImportSummary.quoted(name);
  }

  private static boolean isEmpty(DMatrixRMaj values, int row) {
    for (int j = 0; j < values.numCols; j++) {
      if (!Double.isNaN(values.get(row, j))) {
        return false;
      }
    }
    return true;
  }
}
