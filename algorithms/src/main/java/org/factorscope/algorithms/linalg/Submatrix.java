package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// A rectangle of entries in somebody's array, without a copy: a matrix, some of its rows and
/// columns, or its transpose.
///
/// @param entries the array
/// @param at where entry (0, 0) is
/// @param rowStep from an entry to the one below
/// @param columnStep from an entry to the next one in its row
record Submatrix(double[] entries, int at, int rowStep, int columnStep, int numRows, int numCols) {

  static Submatrix of(DMatrixRMaj matrix) {
    return new Submatrix(matrix.data, 0, matrix.numCols, 1, matrix.numRows, matrix.numCols);
  }

  Submatrix transposed() {
    return new Submatrix(entries, at, columnStep, rowStep, numCols, numRows);
  }

  /// The rows from `from` up to but not including `to`.
  Submatrix rows(int from, int to) {
    return new Submatrix(entries, at + from * rowStep, rowStep, columnStep, to - from, numCols);
  }

  /// The columns from `from` up to but not including `to`.
  Submatrix columns(int from, int to) {
    return new Submatrix(entries, at + from * columnStep, rowStep, columnStep, numRows, to - from);
  }

  int index(int row, int column) {
    return at + row * rowStep + column * columnStep;
  }
}
