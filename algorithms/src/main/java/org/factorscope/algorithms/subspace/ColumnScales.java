package org.factorscope.algorithms.subspace;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// A power of two for each column of a matrix that brings the column's length near 1. How long
/// columns are says nothing about what they span, and multiplying by powers of two rounds nothing.
///
/// @param factors one for each column; 1 for a column of zeros. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ColumnScales(double[] factors) {
  /// @param v n x m. Not modified.
  static ColumnScales of(DMatrixRMaj v) {
    double[] factors = new double[v.numCols];
    for (int k = 0; k < factors.length; k++) {
      double length = Norms.frobenius(Directions.column(v, k));
      factors[k] = length > 0 ? Math.scalb(1.0, -Math.getExponent(length * Math.sqrt(2))) : 1;
    }
    return new ColumnScales(factors);
  }

  /// Whether the columns stay as they are.
  boolean isOne() {
    for (double factor : factors) {
      if (factor != 1) {
        return false;
      }
    }
    return true;
  }

  /// Every column times its factor; n x m, new.
  ///
  /// @param v n x m. Not modified.
  DMatrixRMaj times(DMatrixRMaj v) {
    DMatrixRMaj scaled = v.copy();
    for (int i = 0; i < v.numRows; i++) {
      for (int k = 0; k < v.numCols; k++) {
        scaled.set(i, k, factors[k] * v.get(i, k));
      }
    }
    return scaled;
  }

  /// Multiplies every row of `right`, m x n, by its factor: V · right stays what it was for the
  /// scaled V.
  ///
  /// @param right m x n. Modified.
  void multiplyRows(DMatrixRMaj right) {
    for (int i = 0; i < right.numRows; i++) {
      for (int j = 0; j < right.numCols; j++) {
        right.set(i, j, factors[i] * right.get(i, j));
      }
    }
  }
}
