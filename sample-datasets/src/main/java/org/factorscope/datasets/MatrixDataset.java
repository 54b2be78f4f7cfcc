package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Data from a file that holds a matrix and no names.
final class MatrixDataset {
  private MatrixDataset() {}

  /// @param values n x d, kept. Not modified.
  static Dataset of(String file, DMatrixRMaj values) {
    return of(file, values, List.of());
  }

  /// @param values n x d, kept. Not modified.
  /// @param labels of the rows, or none
  static Dataset of(String file, DMatrixRMaj values, List<String> labels) {
    List<String> columns = new ArrayList<>();
    for (int j = 1; j <= values.numCols; j++) {
      columns.add("c" + j);
    }
    return new Dataset(
        file,
        file,
        columns,
        values,
        List.of(),
        labels,
        ImageShape.NONE,
        List.of(),
        "",
        "Imported from " + file,
        "not stated");
  }

  static String size(Dataset data) {
    return String.format(
        Locale.ROOT,
        "%s, %s (%s)",
        ImportSummary.counted(data.rows(), "row"),
        ImportSummary.counted(data.dimension(), "column"),
        data.dimension() == 1 ? "c1" : "c1 to c" + data.dimension());
  }
}
