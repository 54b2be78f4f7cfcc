package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.step.InvalidInputException;

/// What a network learns from: inputs, and the number that belongs to each.
///
/// @param x n x d, an example a row
/// @param y n x 1; a copy of its own, not to be modified
public record Examples(DataMatrix x, DMatrixRMaj y) {
  /// Copies and checks.
  ///
  /// @param y n x 1. Not modified.
  /// @throws InvalidInputException if there are not as many numbers as inputs, one of them is not
  ///   finite, or their squares overflow or vanish
  public Examples {
    y = new DataMatrix(y).matrix();
    if (y.numRows != x.rows() || y.numCols != 1) {
      throw InvalidInputException.shape("y", y.numRows, y.numCols, x.rows(), 1);
    }
    SquareRange.squaredNorm(y);
  }

  /// n.
  public int count() {
    return x.rows();
  }

  /// Some of the examples, in this order.
  public Examples rows(int[] indices) {
    int d = x.columns();
    DMatrixRMaj inputs = new DMatrixRMaj(indices.length, d);
    DMatrixRMaj numbers = new DMatrixRMaj(indices.length, 1);
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(x.matrix().data, indices[i] * d, inputs.data, i * d, d);
      numbers.data[i] = y.data[indices[i]];
    }
    return new Examples(new DataMatrix(inputs), numbers);
  }
}
