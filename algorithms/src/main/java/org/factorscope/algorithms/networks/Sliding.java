package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;

/// A kernel that slides over data.
///
/// ```
/// Y_ij = Σ_uv K_uv X_{i + r − u, j + c − v}
/// ```
///
/// where r and c say with which entry of the full convolution Y begins. Outside of X there are
/// zeros, in circular mode X again.
///
/// @param x n x m. Not modified.
/// @param k p x q. Not modified.
public record Sliding(DMatrixRMaj x, DMatrixRMaj k, Mode mode) {
  /// Which entries of the full convolution are kept.
  public enum Mode {
    /// All that are not zero by themselves.
    FULL,
    /// As many as X has, from the middle.
    SAME,
    /// Those for which the kernel lies within X.
    VALID,
    /// As many as X has, with X repeated on all sides.
    CIRCULAR;

    /// Where Y begins in the full convolution, along one direction.
    ///
    /// @param kernel entries of the kernel along it
    public int first(int kernel) {
      return switch (this) {
        case FULL -> 0;
        case SAME, CIRCULAR -> (kernel - 1) / 2;
        case VALID -> kernel - 1;
      };
    }

    /// How many entries Y has along one direction, less than 1 if the kernel does not fit.
    public int length(int data, int kernel) {
      return switch (this) {
        case FULL -> data + kernel - 1;
        case SAME, CIRCULAR -> data;
        case VALID -> data - kernel + 1;
      };
    }
  }

  /// Rows of Y.
  public int rows() {
    return mode.length(x.numRows, k.numRows);
  }

  /// Columns of Y.
  public int columns() {
    return mode.length(x.numCols, k.numCols);
  }

  /// The entry of X that K_uv weighs in Y_ij.
  private double input(int i, int j, int u, int v) {
    int row = i + mode.first(k.numRows) - u;
    int column = j + mode.first(k.numCols) - v;
    if (mode == Mode.CIRCULAR) {
      return x.get(Math.floorMod(row, x.numRows), Math.floorMod(column, x.numCols));
    }
    boolean isInside = row >= 0 && row < x.numRows && column >= 0 && column < x.numCols;
    return isInside ? x.get(row, column) : 0;
  }

  /// Y_ij; cost O(pq).
  public double entry(int i, int j) {
    double sum = 0;
    for (int u = 0; u < k.numRows; u++) {
      for (int v = 0; v < k.numCols; v++) {
        sum += k.get(u, v) * input(i, j, u, v);
      }
    }
    return sum;
  }

  /// Puts row i of Y in its place.
  ///
  /// @param y of the shape of Y. Modified: its row i.
  public void row(int i, DMatrixRMaj y) {
    for (int j = 0; j < y.numCols; j++) {
      y.set(i, j, entry(i, j));
    }
  }

  /// All of Y; cost O(nmpq).
  public DMatrixRMaj all() {
    DMatrixRMaj y = new DMatrixRMaj(rows(), columns());
    for (int i = 0; i < y.numRows; i++) {
      row(i, y);
    }
    return y;
  }

  /// The part of X that Y_ij is made of, as it lies in X: p x q, to be weighed by the kernel turned
  /// by 180 degrees.
  public DMatrixRMaj patch(int i, int j) {
    DMatrixRMaj patch = new DMatrixRMaj(k.numRows, k.numCols);
    for (int u = 0; u < k.numRows; u++) {
      for (int v = 0; v < k.numCols; v++) {
        patch.set(k.numRows - 1 - u, k.numCols - 1 - v, input(i, j, u, v));
      }
    }
    return patch;
  }

  /// Where the upper end of that part lies in X; may be outside.
  public int top(int i) {
    return i + mode.first(k.numRows) - k.numRows + 1;
  }

  /// Where its left end lies.
  public int left(int j) {
    return j + mode.first(k.numCols) - k.numCols + 1;
  }

  /// Y once more, from the other side: each entry of X is handed to all entries of Y that it
  /// belongs to. This is the product of a matrix with the entries of X in one column; the matrix is
  /// a Toeplitz one, in circular mode a circulant one, of blocks of the same kind.
  public DMatrixRMaj scattered() {
    DMatrixRMaj y = new DMatrixRMaj(rows(), columns());
    for (int a = 0; a < x.numRows; a++) {
      for (int b = 0; b < x.numCols; b++) {
        for (int u = 0; u < k.numRows; u++) {
          for (int v = 0; v < k.numCols; v++) {
            hand(y, a + u - mode.first(k.numRows), b + v - mode.first(k.numCols), a, b, u, v);
          }
        }
      }
    }
    return y;
  }

  private void hand(DMatrixRMaj y, int i, int j, int a, int b, int u, int v) {
    boolean isCircular = mode == Mode.CIRCULAR;
    int row = isCircular ? Math.floorMod(i, y.numRows) : i;
    int column = isCircular ? Math.floorMod(j, y.numCols) : j;
    if (row >= 0 && row < y.numRows && column >= 0 && column < y.numCols) {
      y.add(row, column, k.get(u, v) * x.get(a, b));
    }
  }

  /// A matrix turned by 180 degrees.
  ///
  /// @param a any shape. Not modified.
  public static DMatrixRMaj turned(DMatrixRMaj a) {
    DMatrixRMaj turned = new DMatrixRMaj(a.numRows, a.numCols);
    int last = a.getNumElements() - 1;
    for (int e = 0; e <= last; e++) {
      turned.data[last - e] = a.data[e];
    }
    return turned;
  }

  /// A matrix moved down and to the right, around its borders or with zeros from there.
  ///
  /// @param a n x m. Not modified.
  public static DMatrixRMaj moved(DMatrixRMaj a, int down, int right, boolean around) {
    DMatrixRMaj moved = new DMatrixRMaj(a.numRows, a.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        boolean isThere = i >= down && j >= right;
        if (around || isThere) {
          int row = Math.floorMod(i - down, a.numRows);
          moved.set(i, j, a.get(row, Math.floorMod(j - right, a.numCols)));
        }
      }
    }
    return moved;
  }
}
