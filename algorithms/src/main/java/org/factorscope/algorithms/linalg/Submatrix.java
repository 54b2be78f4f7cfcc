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

  /// Copies row i to the beginning of an array.
  ///
  /// @param row Modified.
  void copyRow(int i, double[] row) {
    int start = index(i, 0);
    if (columnStep == 1) {
      System.arraycopy(entries, start, row, 0, numCols);
      return;
    }
    for (int j = 0, e = start; j < numCols; j++, e += columnStep) {
      row[j] = entries[e];
    }
  }

  /// Sets row i, in the array that this is a part of, to the beginning of another one.
  void setRow(int i, double[] row) {
    int start = index(i, 0);
    if (columnStep == 1) {
      System.arraycopy(row, 0, entries, start, numCols);
      return;
    }
    for (int j = 0, e = start; j < numCols; j++, e += columnStep) {
      entries[e] = row[j];
    }
  }

  /// Subtracts the beginning of an array from row i, in the array that this is a part of.
  void subtractFromRow(int i, double[] row) {
    for (int j = 0, e = index(i, 0); j < numCols; j++, e += columnStep) {
      entries[e] -= row[j];
    }
  }
}
