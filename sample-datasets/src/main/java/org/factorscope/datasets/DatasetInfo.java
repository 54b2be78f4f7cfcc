package org.factorscope.datasets;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// A data set of the catalogue, without its numbers.
public record DatasetInfo(
    String name,
    String title,
    int rows,
    int columns,
    String description,
    String provenance,
    String licence,
    Kind kind,
    Gaps gaps) {
  /// One that Factorscope makes itself.
  static DatasetInfo generated(
      String name,
      String title,
      int rows,
      int columns,
      String description,
      String provenance,
      Gaps gaps) {
    return new DatasetInfo(
        name, title, rows, columns, description, provenance, "Apache-2.0", Kind.GENERATED, gaps);
  }

  /// It with its numbers; plots start with the first two columns.
  Dataset with(
      List<String> columnNames,
      DMatrixRMaj values,
      List<String> rowNames,
      List<String> labels,
      ImageShape shape,
      String unit,
      @Nullable DMatrixRMaj truth) {
    return new Dataset(
        name,
        title,
        columnNames,
        values,
        rowNames,
        labels,
        shape,
        List.of(0, Math.min(1, values.numCols - 1)),
        unit,
        provenance,
        licence,
        truth,
        "",
        List.of());
  }

  /// Whether values are missing.
  public enum Gaps {
    NONE,
    SOME
  }

  /// Where a data set comes from.
  public enum Kind {
    /// A file that comes with the program.
    BUNDLED,
    /// Made from a seed when it is asked for.
    GENERATED
  }
}
