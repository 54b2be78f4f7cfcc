package org.factorscope.viz.panel;

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
///   null where all entries are what they are. Not modified.
public record MatrixBlock(
    String name,
    DMatrixRMaj matrix,
    ColorScale scale,
    Range limits,
    Role rowRole,
    Role columnRole,
    @Nullable DMatrixRMaj predicted) {
  public MatrixBlock {
    boolean fits =
        predicted == null
            || (predicted.numRows == matrix.numRows && predicted.numCols == matrix.numCols);
    if (!fits) {
      throw new IllegalArgumentException(
          "the marks of predictions must have the shape of " + name + " itself");
    }
  }

  /// A matrix without predictions.
  public MatrixBlock(
      String name,
      DMatrixRMaj matrix,
      ColorScale scale,
      Range limits,
      Role rowRole,
      Role columnRole) {
    this(name, matrix, scale, limits, rowRole, columnRole, null);
  }

  /// The same with the entries marked as predictions where `marks` is not 0.
  public MatrixBlock withPredicted(DMatrixRMaj marks) {
    return new MatrixBlock(name, matrix, scale, limits, rowRole, columnRole, marks);
  }

  /// Whether an entry is there and a prediction.
  public boolean isPredicted(int row, int column) {
    DMatrixRMaj marks = predicted;
    return marks != null && marks.get(row, column) != 0 && !Double.isNaN(matrix.get(row, column));
  }
}
