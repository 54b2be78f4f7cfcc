package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// A data matrix with names. Immutable by contract: `values` must not be modified.
///
/// @param values n x d; a missing value is NaN
/// @param rowNames n names, or none
/// @param labels n class labels, or none
/// @param imageShape how a row is a picture, or [ImageShape#NONE]
/// @param preferredAxes two column indices worth seeing first, or none
/// @param unit of the values, or empty
/// @param truth the values without gaps if they are known, because the data were made and then
///   punched; n x d, or null. Only for judging: nothing may learn from it.
/// @param labelName the column that the labels come from, empty if none
/// @param listedNames if the values came as a list, an entry a line: the names of rows and columns
///   in the order in which they first appear; empty for a table
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
    @Nullable DMatrixRMaj truth,
    String labelName,
    List<String> listedNames) {
  public Dataset {
    columns = List.copyOf(columns);
    rowNames = List.copyOf(rowNames);
    labels = List.copyOf(labels);
    preferredAxes = List.copyOf(preferredAxes);
    listedNames = List.copyOf(listedNames);
  }

  /// Data whose missing values are unknown.
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
        null,
        "",
        List.of());
  }

  /// The same with the name of the column that the labels come from.
  public Dataset withLabelName(String column) {
    return new Dataset(
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
        truth,
        column,
        listedNames);
  }

  /// The same with two other columns to be seen first.
  Dataset withPreferredAxes(int first, int second) {
    return new Dataset(
        name,
        title,
        columns,
        values,
        rowNames,
        labels,
        imageShape,
        List.of(first, second),
        unit,
        provenance,
        licence,
        truth,
        labelName,
        listedNames);
  }

  /// The same as values that came as a list.
  ///
  /// @param names of rows and columns in the order in which the list first has them
  public Dataset withListedNames(List<String> names) {
    return new Dataset(
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
        truth,
        labelName,
        names);
  }

  /// Whether the values came as a list: an entry that it does not have may be a zero as well as a
  /// missing value.
  public boolean isList() {
    return !listedNames.isEmpty();
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
  /// @throws DataException if a name is not a column, or there are none
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
        truth == null ? null : columnsOf(truth, indices),
        labelName,
        listedNames);
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
            truth == null ? null : ColumnScaling.of(values, scale).apply(truth),
            labelName,
            listedNames);
  }

  /// The same without the rows and columns in which no value is known, for lessons that need every
  /// value; the same data if there are none, or if nothing is known at all.
  public Dataset withoutEmpty() {
    BitSet knownRows = knownRows();
    BitSet knownColumns = knownColumns();
    boolean all = knownRows.cardinality() == rows() && knownColumns.cardinality() == dimension();
    return all || knownRows.isEmpty()
        ? this
        : select(knownColumns.stream().mapToObj(columns::get).toList())
            .withRows(knownRows.stream().boxed().toList());
  }

  /// The rows with a value.
  private BitSet knownRows() {
    BitSet known = new BitSet();
    for (int e = 0; e < values.getNumElements(); e++) {
      if (!Double.isNaN(values.data[e])) {
        known.set(e / dimension());
      }
    }
    return known;
  }

  /// The columns with a value.
  private BitSet knownColumns() {
    BitSet known = new BitSet();
    for (int e = 0; e < values.getNumElements(); e++) {
      if (!Double.isNaN(values.data[e])) {
        known.set(e % dimension());
      }
    }
    return known;
  }

  private Dataset withRows(List<Integer> indices) {
    DMatrixRMaj whole = truth;
    return new Dataset(
        name,
        title,
        columns,
        rowsOf(values, indices),
        rowNames.isEmpty() ? rowNames : indices.stream().map(rowNames::get).toList(),
        labels.isEmpty() ? labels : indices.stream().map(labels::get).toList(),
        imageShape,
        preferredAxes,
        unit,
        provenance,
        licence,
        whole == null ? null : rowsOf(whole, indices),
        labelName,
        listedNames);
  }

  private static DMatrixRMaj rowsOf(DMatrixRMaj matrix, List<Integer> indices) {
    DMatrixRMaj chosen = new DMatrixRMaj(indices.size(), matrix.numCols);
    for (int i = 0; i < indices.size(); i++) {
      System.arraycopy(
          matrix.data,
          indices.get(i) * matrix.numCols,
          chosen.data,
          i * matrix.numCols,
          matrix.numCols);
    }
    return chosen;
  }

  /// The first cell without a value, row by row, that stays in [#withoutEmpty()].
  public Optional<MissingCell> firstGap() {
    BitSet knownRows = knownRows();
    BitSet knownColumns = knownColumns();
    return knownRows.isEmpty() ? firstMissing() : firstMissing(knownRows::get, knownColumns::get);
  }

  /// The first cell without a value, row by row.
  public Optional<MissingCell> firstMissing() {
    return firstMissing(i -> true, j -> true);
  }

  private Optional<MissingCell> firstMissing(IntPredicate rows, IntPredicate columnIndices) {
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < dimension() && rows.test(i); j++) {
        if (Double.isNaN(values.get(i, j)) && columnIndices.test(j)) {
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
    return whole.size() == rows() ? this : withRows(whole);
  }

  /// The distinct labels in the order of their first appearance.
  public List<String> classes() {
    return List.copyOf(new LinkedHashSet<>(labels));
  }

  /// For each row the index of its label in [#classes()]; −1 for all if there are no labels.
  public int[] labelIndices() {
    int[] indices = new int[rows()];
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < indices.length; i++) {
      indices[i] = labels.isEmpty() ? -1 : known.computeIfAbsent(labels.get(i), x -> known.size());
    }
    return indices;
  }
}
