package org.factorscope.algorithms.linalg;

/// Products A Bᵀ of matrices with long rows: four rows of A with two of B at a time. Eight sums run
/// side by side, for one alone would wait for itself at every term, and each number is read less
/// often.
final class DotTile {
  private static final int ROWS = 4;

  private DotTile() {}

  /// C ← A Bᵀ; cost O(mkn). Every entry is summed over k in order.
  ///
  /// @param a m x k, with a column step of 1. Not modified.
  /// @param b n x k, with a column step of 1. Not modified.
  /// @param c m x n, with a column step of 1. Modified: becomes the product.
  static void multiply(Submatrix a, Submatrix b, Submatrix c) {
    double[] sums = new double[2 * ROWS];
    for (int i = 0; i < a.numRows(); i += ROWS) {
      for (int j = 0; j < b.numRows(); j += 2) {
        dots(a, i, b, j, sums);
        copy(sums, c, i, j);
      }
    }
  }

  private static void copy(double[] sums, Submatrix c, int i, int j) {
    for (int r = 0; r < ROWS && i + r < c.numRows(); r++) {
      int at = c.index(i + r, j);
      c.entries()[at] = sums[2 * r];
      if (j + 1 < c.numCols()) {
        c.entries()[at + 1] = sums[2 * r + 1];
      }
    }
  }

  /// Past the last row the last one comes again, and nobody copies it.
  private static void dots(Submatrix a, int i, Submatrix b, int j, double[] sums) {
    int last = a.numRows() - 1;
    dots(
        a.entries(),
        a.index(i, 0),
        a.index(Math.min(i + 1, last), 0),
        a.index(Math.min(i + 2, last), 0),
        a.index(Math.min(i + 3, last), 0),
        b.entries(),
        b.index(j, 0),
        b.index(Math.min(j + 1, b.numRows() - 1), 0),
        a.numCols(),
        sums);
  }

  private static void dots(
      double[] a,
      int i1,
      int i2,
      int i3,
      int i4,
      double[] b,
      int j1,
      int j2,
      int length,
      double[] sums) {
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double t1 = 0;
    double t2 = 0;
    double t3 = 0;
    double t4 = 0;
    for (int p = 0; p < length; p++) {
      double s = b[j1 + p];
      double t = b[j2 + p];
      double w = a[i1 + p];
      double x = a[i2 + p];
      double y = a[i3 + p];
      double z = a[i4 + p];
      s1 += w * s;
      t1 += w * t;
      s2 += x * s;
      t2 += x * t;
      s3 += y * s;
      t3 += y * t;
      s4 += z * s;
      t4 += z * t;
    }
    sums[0] = s1;
    sums[1] = t1;
    sums[2] = s2;
    sums[3] = t2;
    sums[4] = s3;
    sums[5] = t3;
    sums[6] = s4;
    sums[7] = t4;
  }
}
