package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// A data matrix with names. Immutable by contract: nobody modifies `values`.
///
/// @param values n x d; a missing value is NaN
/// @param rowNames n names, or none
/// @param labels n class labels, or none
/// @param imageShape how a row is a picture, or [ImageShape#NONE]
/// @param preferredAxes two column indices worth seeing first, or none
/// @param unit of the values, or empty
/// @param truth the values without gaps where somebody knows them, because the data were made and
///   then punched; n x d, or null. Only for judging: nothing may learn from it.
public record Dataset(
    String name,
    String title,
    List<String> columns,
    DMatrixRMaj values,
    List<String> rowNames,
    List<String> labels,
    ImageShape imageShape,
    List<Integer> preferredAxes,
    String unit,
    String provenance,
    String licence,
    @Nullable DMatrixRMaj truth) {
  public Dataset {
    columns = List.copyOf(columns);
    rowNames = List.copyOf(rowNames);
    labels = List.copyOf(labels);
    preferredAxes = List.copyOf(preferredAxes);
  }

  /// Data whose missing values nobody knows.
  public Dataset(
      String name,
      String title,
      List<String> columns,
      DMatrixRMaj values,
      List<String> rowNames,
      List<String> labels,
      ImageShape imageShape,
      List<Integer> preferredAxes,
      String unit,
      String provenance,
      String licence) {
    this(
        name,
        title,
        columns,
        values,
        rowNames,
        labels,
        imageShape,
        preferredAxes,
        unit,
        provenance,
        licence,
        null);
  }

  /// n.
  public int rows() {
    return values.numRows;
  }

  /// d.
  public int dimension() {
    return values.numCols;
  }

  /// The same rows with these columns only, in this order.
  ///
  /// @throws DataException where a name is not a column, or there are none
  public Dataset select(List<String> names) {
    if (names.isEmpty()) {
      throw new DataException("No column is chosen; choose at least one of " + columns + ".");
    }
    List<Integer> indices = new ArrayList<>();
    for (String column : names) {
      int index = columns.indexOf(column);
      if (index < 0) {
        throw new DataException(
            "%s has no column '%s'; it has: %s."
                .formatted(name, column, String.join(", ", columns)));
      }
      indices.add(index);
    }
    boolean all = names.equals(columns);
    return new Dataset(
        name,
        title,
        names,
        columnsOf(values, indices),
        rowNames,
        labels,
        all ? imageShape : ImageShape.NONE,
        all ? preferredAxes : List.of(),
        unit,
        provenance,
        licence,
        truth == null ? null : columnsOf(truth, indices));
  }

  private static DMatrixRMaj columnsOf(DMatrixRMaj matrix, List<Integer> indices) {
    DMatrixRMaj chosen = new DMatrixRMaj(matrix.numRows, indices.size());
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < indices.size(); j++) {
        chosen.set(i, j, matrix.get(i, indices.get(j)));
      }
    }
    return chosen;
  }

  /// The same data on another scale; missing values stay missing and do not count.
  public Dataset scaled(Scale scale) {
    return scale == Scale.NONE
        ? this
        : new Dataset(
            name,
            title,
            columns,
            ColumnScaling.of(values, scale).apply(values),
            rowNames,
            labels,
            imageShape,
            preferredAxes,
            scale == Scale.STANDARDIZE ? "standard deviations" : unit,
            provenance,
            licence,
            truth == null ? null : ColumnScaling.of(values, scale).apply(truth));
  }

  /// The first cell without a value, row by row.
  public Optional<MissingCell> firstMissing() {
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < dimension(); j++) {
        if (Double.isNaN(values.get(i, j))) {
          return Optional.of(new MissingCell(i + 1, columns.get(j)));
        }
      }
    }
    return Optional.empty();
  }

  /// The rows that have a value in every column; none may be left.
  public Dataset completeRows() {
    List<Integer> whole = new ArrayList<>();
    for (int i = 0; i < rows(); i++) {
      boolean gap = false;
      for (int j = 0; j < dimension(); j++) {
        gap |= Double.isNaN(values.get(i, j));
      }
      if (!gap) {
        whole.add(i);
      }
    }
    return whole.size() == rows() ? this : rowsOf(whole);
  }

  private Dataset rowsOf(List<Integer> rows) {
    return new Dataset(
        name,
        title,
        columns,
        rowsOf(values, rows),
        rowNames.isEmpty() ? rowNames : rows.stream().map(rowNames::get).toList(),
        labels.isEmpty() ? labels : rows.stream().map(labels::get).toList(),
        imageShape,
        preferredAxes,
        unit,
        provenance,
        licence,
        truth == null ? null : rowsOf(truth, rows));
  }

  private static DMatrixRMaj rowsOf(DMatrixRMaj matrix, List<Integer> rows) {
    DMatrixRMaj chosen = new DMatrixRMaj(rows.size(), matrix.numCols);
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(
          matrix.data,
          rows.get(i) * matrix.numCols,
          chosen.data,
          i * matrix.numCols,
          matrix.numCols);
    }
    return chosen;
  }

  /// The distinct labels in the order of their first appearance.
  public List<String> classes() {
    return List.copyOf(new LinkedHashSet<>(labels));
  }

  /// For each row the index of its label in [#classes()]; −1 for all where there are no labels.
  public int[] labelIndices() {
    int[] indices = new int[rows()];
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < indices.length; i++) {
      indices[i] = labels.isEmpty() ? -1 : known.computeIfAbsent(labels.get(i), x -> known.size());
    }
    return indices;
  }
}
