package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Products of a large matrix with a factor of few components, with inner loops over contiguous
/// memory. Sums run in a fixed order.
public final class ThinProducts {
  /// Sums that run side by side, so that additions need not wait for each other.
  private static final int LANES = 4;

  private ThinProducts() {}

  /// X Hᵀ; cost O(nmk).
  ///
  /// @param x n x m. Not modified.
  /// @param h k x m. Not modified.
  /// @return n x k, new
  public static DMatrixRMaj timesTransposed(DMatrixRMaj x, DMatrixRMaj h) {
    int m = x.numCols;
    int k = h.numRows;
    DMatrixRMaj product = new DMatrixRMaj(x.numRows, k);
    for (int i = 0; i < x.numRows; i++) {
      int r = 0;
      for (; r + LANES <= k; r += LANES) {
        fourDots(x.data, i * m, h.data, r * m, m, product.data, i * k + r);
      }
      for (; r < k; r++) {
        product.data[i * k + r] = dot(x.data, i * m, h.data, r * m, m);
      }
    }
    return product;
  }

  /// The dot products of one row with four others.
  private static void fourDots(
      double[] x, int xAt, double[] h, int hAt, int m, double[] to, int toAt) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int j = 0; j < m; j++) {
      double entry = x[xAt + j];
      a += entry * h[hAt + j];
      b += entry * h[hAt + m + j];
      c += entry * h[hAt + 2 * m + j];
      d += entry * h[hAt + 3 * m + j];
    }
    to[toAt] = a;
    to[toAt + 1] = b;
    to[toAt + 2] = c;
    to[toAt + 3] = d;
  }

  /// The dot product of two runs of `length` numbers.
  public static double dot(double[] a, int aAt, double[] b, int bAt, int length) {
    double sum = 0;
    for (int j = 0; j < length; j++) {
      sum += a[aAt + j] * b[bAt + j];
    }
    return sum;
  }

  /// Wᵀ X; cost O(nmk), less where W has zeros.
  ///
  /// @param w n x k. Not modified.
  /// @param x n x m. Not modified.
  /// @return k x m, new
  public static DMatrixRMaj transposedTimes(DMatrixRMaj w, DMatrixRMaj x) {
    int m = x.numCols;
    int k = w.numCols;
    DMatrixRMaj product = new DMatrixRMaj(k, m);
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < k; r++) {
        add(w.data[i * k + r], x.data, i * m, product.data, r * m, m);
      }
    }
    return product;
  }

  /// b += weight · a over `length` numbers; nothing where the weight is 0.
  ///
  /// @param b Modified.
  public static void add(double weight, double[] a, int aAt, double[] b, int bAt, int length) {
    if (weight != 0) {
      for (int j = 0; j < length; j++) {
        b[bAt + j] += weight * a[aAt + j];
      }
    }
  }

  /// H Hᵀ; cost O(k²m).
  ///
  /// @param h k x m. Not modified.
  /// @return k x k, symmetric to the last bit, new
  public static DMatrixRMaj gramOfRows(DMatrixRMaj h) {
    int m = h.numCols;
    int k = h.numRows;
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    for (int r = 0; r < k; r++) {
      for (int s = 0; s <= r; s++) {
        double sum = dot(h.data, r * m, h.data, s * m, m);
        gram.data[r * k + s] = sum;
        gram.data[s * k + r] = sum;
      }
    }
    return gram;
  }

  /// Wᵀ W; cost O(nk²).
  ///
  /// @param w n x k. Not modified.
  /// @return k x k, symmetric to the last bit, new
  public static DMatrixRMaj gramOfColumns(DMatrixRMaj w) {
    int k = w.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < k; r++) {
        add(w.data[i * k + r], w.data, i * k, gram.data, r * k, r + 1);
      }
    }
    for (int r = 0; r < k; r++) {
      for (int s = 0; s < r; s++) {
        gram.data[s * k + r] = gram.data[r * k + s];
      }
    }
    return gram;
  }

  /// Row i of W H.
  ///
  /// @param w n x k. Not modified.
  /// @param h k x m. Not modified.
  /// @param row m numbers. Modified: becomes the row.
  public static void row(DMatrixRMaj w, int i, DMatrixRMaj h, double[] row) {
    java.util.Arrays.fill(row, 0);
    for (int r = 0; r < h.numRows; r++) {
      add(w.data[i * w.numCols + r], h.data, r * h.numCols, row, 0, h.numCols);
    }
  }

  /// Σ a_ij b_ij.
  ///
  /// @param a any shape. Not modified.
  /// @param b the same shape. Not modified.
  public static double inner(DMatrixRMaj a, DMatrixRMaj b) {
    return dot(a.data, 0, b.data, 0, a.getNumElements());
  }
}
