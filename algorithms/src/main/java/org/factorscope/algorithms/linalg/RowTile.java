package org.factorscope.algorithms.linalg;

import java.util.Arrays;

/// Four rows of a product at a time, some columns wide, in arrays of their own: a matrix product
/// whose inner loop the compiler turns into vector instructions.
///
/// Two rows of B are read once for four rows of C, so arithmetic is the limit and not memory. The
/// four rows lie in four arrays because the compiler cannot know that two places of one array do
/// not overlap. Half as fast again as one row at a time, and measured beside it.
final class RowTile {
  /// Columns that stay in the cache next to the core.
  static final int WIDTH = 256;

  private static final int ROWS = 4;

  private final double[][] sums = new double[ROWS][WIDTH];

  /// C ← A B; cost O(mkn). Every entry is summed over k in the same order, wherever its tile lies.
  ///
  /// @param a m x k. Not modified.
  /// @param b k x n, with a column step of 1. Not modified.
  /// @param c m x n, with a column step of 1. Modified: becomes the product.
  void multiply(Submatrix a, Submatrix b, Submatrix c) {
    for (int j = 0; j < b.numCols(); j += WIDTH) {
      int width = Math.min(WIDTH, b.numCols() - j);
      for (int i = 0; i < a.numRows(); i += ROWS) {
        int rows = Math.min(ROWS, a.numRows() - i);
        sum(a.rows(i, i + rows), b.columns(j, j + width));
        for (int r = 0; r < rows; r++) {
          System.arraycopy(sums[r], 0, c.entries(), c.index(i + r, j), width);
        }
      }
    }
  }

  /// Makes the sums A B.
  ///
  /// @param a up to four rows
  /// @param b at most [#WIDTH] columns
  void sum(Submatrix a, Submatrix b) {
    for (double[] row : sums) {
      Arrays.fill(row, 0, b.numCols(), 0);
    }
    double[] first = new double[ROWS];
    double[] second = new double[ROWS];
    int p = 0;
    for (; p + 2 <= b.numRows(); p += 2) {
      column(a, p, first);
      column(a, p + 1, second);
      add(first, second, b.entries(), b.index(p, 0), b.index(p + 1, 0), b.numCols());
    }
    if (p < b.numRows()) {
      column(a, p, first);
      add(first, b.entries(), b.index(p, 0), b.numCols());
    }
  }

  /// Row r of the sums.
  double[] sums(int r) {
    return sums[r];
  }

  private static void column(Submatrix a, int p, double[] column) {
    int at = a.index(0, p);
    for (int r = 0; r < a.numRows(); r++) {
      column[r] = a.entries()[at + r * a.rowStep()];
    }
  }

  private void add(double[] a, double[] a2, double[] b, int at, int at2, int width) {
    add(
        sums[0], sums[1], sums[2], sums[3], a[0], a2[0], a[1], a2[1], a[2], a2[2], a[3], a2[3], b,
        at, at2, width);
  }

  private static void add(
      double[] c,
      double[] d,
      double[] e,
      double[] f,
      double c1,
      double c2,
      double d1,
      double d2,
      double e1,
      double e2,
      double f1,
      double f2,
      double[] b,
      int at,
      int at2,
      int width) {
    for (int j = 0; j < width; j++) {
      double s = b[at + j];
      double t = b[at2 + j];
      c[j] += c1 * s + c2 * t;
      d[j] += d1 * s + d2 * t;
      e[j] += e1 * s + e2 * t;
      f[j] += f1 * s + f2 * t;
    }
  }

  private void add(double[] a, double[] b, int at, int width) {
    for (int r = 0; r < ROWS; r++) {
      double[] row = sums[r];
      double factor = a[r];
      for (int j = 0; j < width; j++) {
        row[j] += factor * b[at + j];
      }
    }
  }
}
