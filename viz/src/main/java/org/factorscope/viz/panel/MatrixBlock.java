package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// One matrix of a [FactorPanel].
///
/// @param name as in the formula, for example `Z`
/// @param matrix rows x columns; NaN is a missing entry and drawn hatched. Not modified.
/// @param scale how entries become colours
/// @param limits the values at the ends of the colour scale, or [Range#AUTO]
/// @param rowRole what its row index counts
/// @param columnRole what its column index counts
/// @param predicted rows x columns: entries that are not 0 here are predictions and marked as such;
///   null if all entries are what they are. Not modified.
/// @param style how entries are drawn
/// @param rowNames one a row, or empty; drawn if there is room, always in the tooltip
/// @param columnNames one a column, or empty
/// @param variable the state variable whose entries can be dragged in the cells; empty if none can
public record MatrixBlock(
    String name,
    DMatrixRMaj matrix,
    ColorScale scale,
    Range limits,
    Role rowRole,
    Role columnRole,
    @Nullable DMatrixRMaj predicted,
    Style style,
    List<String> rowNames,
    List<String> columnNames,
    String variable) {
  /// How the entries of a matrix are drawn.
  public enum Style {
    /// A coloured cell.
    HEATMAP,
    /// A Hinton diagram: a square whose area is the magnitude, filled for positive entries and
    /// hollow for negative ones. Serves readers and projectors that do not tell colours apart.
    HINTON
  }

  public MatrixBlock {
    boolean fits =
        predicted == null
            || (predicted.numRows == matrix.numRows && predicted.numCols == matrix.numCols);
    if (!fits) {
      throw new IllegalArgumentException(
          "the marks of predictions must have the shape of " + name + " itself");
    }
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
    checkNames("row", rowNames, matrix.numRows, name);
    checkNames("column", columnNames, matrix.numCols, name);
  }

  private static void checkNames(String what, List<String> names, int count, String block) {
    if (!names.isEmpty() && names.size() != count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d %ss, not %d names of them",
              block,
              count,
              what,
              names.size()));
    }
  }

  /// A heatmap without names.
  public MatrixBlock(
      String name,
      DMatrixRMaj matrix,
      ColorScale scale,
      Range limits,
      Role rowRole,
      Role columnRole,
      @Nullable DMatrixRMaj predicted) {
    this(
        name,
        matrix,
        scale,
        limits,
        rowRole,
        columnRole,
        predicted,
        Style.HEATMAP,
        List.of(),
        List.of(),
        "");
  }

  /// A heatmap without predictions and names.
  public MatrixBlock(
      String name,
      DMatrixRMaj matrix,
      ColorScale scale,
      Range limits,
      Role rowRole,
      Role columnRole) {
    this(name, matrix, scale, limits, rowRole, columnRole, null);
  }

  /// A heatmap whose colours span what it contains, without roles; see the methods below.
  public static MatrixBlock of(String name, DMatrixRMaj matrix, ColorScale scale) {
    return new MatrixBlock(name, matrix, scale, Range.AUTO, Role.NONE, Role.NONE);
  }

  /// The same with other values at the ends of the colour scale.
  public MatrixBlock withLimits(Range ends) {
    return new MatrixBlock(
        name,
        matrix,
        scale,
        ends,
        rowRole,
        columnRole,
        predicted,
        style,
        rowNames,
        columnNames,
        variable);
  }

  /// The same whose rows and columns count these.
  public MatrixBlock withRoles(Role ofRows, Role ofColumns) {
    return new MatrixBlock(
        name,
        matrix,
        scale,
        limits,
        ofRows,
        ofColumns,
        predicted,
        style,
        rowNames,
        columnNames,
        variable);
  }

  /// The same with the entries marked as predictions whose `marks` are not 0.
  public MatrixBlock withPredicted(DMatrixRMaj marks) {
    return new MatrixBlock(
        name,
        matrix,
        scale,
        limits,
        rowRole,
        columnRole,
        marks,
        style,
        rowNames,
        columnNames,
        variable);
  }

  /// The same as a Hinton diagram.
  public MatrixBlock asHinton() {
    return new MatrixBlock(
        name,
        matrix,
        scale,
        limits,
        rowRole,
        columnRole,
        predicted,
        Style.HINTON,
        rowNames,
        columnNames,
        variable);
  }

  /// The same with names of rows and columns; an empty list for none.
  public MatrixBlock withNames(List<String> ofRows, List<String> ofColumns) {
    return new MatrixBlock(
        name,
        matrix,
        scale,
        limits,
        rowRole,
        columnRole,
        predicted,
        style,
        ofRows,
        ofColumns,
        variable);
  }

  /// The same with a handle on every entry, which changes the entry of `changed` in the same row
  /// and column.
  public MatrixBlock withHandles(String changed) {
    return new MatrixBlock(
        name,
        matrix,
        scale,
        limits,
        rowRole,
        columnRole,
        predicted,
        style,
        rowNames,
        columnNames,
        changed);
  }

  /// Whether an entry is there and a prediction.
  public boolean isPredicted(int row, int column) {
    DMatrixRMaj marks = predicted;
    return marks != null && marks.get(row, column) != 0 && !Double.isNaN(matrix.get(row, column));
  }

  /// The handle of an entry, or null if it cannot be dragged; missing entries cannot.
  public @Nullable Handle handle(int row, int column) {
    return variable.isEmpty() || Double.isNaN(matrix.get(row, column))
        ? null
        : Handle.ofEntry(variable, row, column);
  }

  /// Whether a handle is that of an entry of this matrix.
  public boolean has(Handle handle) {
    return handle.index() >= 0
        && handle.index() < matrix.numRows
        && handle.column() >= 0
        && handle.column() < matrix.numCols
        && handle.equals(handle(handle.index(), handle.column()));
  }

  /// The handles of all entries, row by row.
  public List<HandlePlace> handles() {
    List<HandlePlace> places = new ArrayList<>();
    for (int i = 0; i < (variable.isEmpty() ? 0 : matrix.numRows); i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        Handle handle = handle(i, j);
        if (handle != null) {
          places.add(HandlePlace.ofValue(handle, matrix.get(i, j)));
        }
      }
    }
    return places;
  }
}
