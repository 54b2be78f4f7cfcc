package org.factorscope.algorithms.linalg;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;

/// Data that an algorithm can work on: at least one row and one column, every entry finite.
///
/// @param matrix a private copy; not to be modified
public record DataMatrix(DMatrixRMaj matrix) {

  /// Copies and checks.
  ///
  /// @param matrix n x d. Not modified.
  /// @throws InvalidInputException if it is empty or has an entry that is not finite
  public DataMatrix {
    if (matrix.numRows == 0 || matrix.numCols == 0) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "The data have %d rows and %d columns, but at least one of each is needed.",
              matrix.numRows,
              matrix.numCols));
    }
    for (int i = 0; i < matrix.getNumElements(); i++) {
      if (!Double.isFinite(matrix.data[i])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "The value in row %d, column %d is %s, but every value must be a finite number.",
                i / matrix.numCols + 1,
                i % matrix.numCols + 1,
                matrix.data[i]));
      }
    }
    matrix = matrix.copy();
  }

  public int rows() {
    return matrix.numRows;
  }

  public int columns() {
    return matrix.numCols;
  }
}
