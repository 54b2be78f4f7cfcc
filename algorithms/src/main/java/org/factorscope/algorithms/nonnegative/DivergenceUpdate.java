package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Vectors;

/// One factor's multiplicative update under Σ x log(x/y) − x + y with Y = WH.
///
/// ```
/// W ∘ ((X/WH) Hᵀ) / (1 Hᵀ)        H ∘ (Wᵀ (X/WH)) / (Wᵀ 1)
/// ```
///
/// A division by zero leaves the entry as it is, and an entry of X that WH cannot reach has no say.
/// Cost O(nmk).
final class DivergenceUpdate {
  /// A quotient above this is one by zero.
  static final double UNREACHABLE = 1e300;

  private DivergenceUpdate() {}

  /// The new W.
  ///
  /// @param x n x m. Not modified.
  /// @param w n x k. Not modified.
  /// @param h k x m. Not modified.
  static DMatrixRMaj left(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj h) {
    int m = x.numCols;
    int k = w.numCols;
    double[] sums = rowSums(h);
    DMatrixRMaj next = w.copy();
    double[] row = new double[m];
    for (int i = 0; i < x.numRows; i++) {
      Products.row(w, i, h, row);
      quotients(x, i, row);
      for (int r = 0; r < k; r++) {
        if (sums[r] > 0 && w.data[i * k + r] > 0) {
          next.data[i * k + r] *= Vectors.dot(row, 0, h.data, r * m, m) / sums[r];
        }
      }
    }
    return next;
  }

  /// The new H.
  ///
  /// @param x n x m. Not modified.
  /// @param w n x k. Not modified.
  /// @param h k x m. Not modified.
  static DMatrixRMaj right(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj h) {
    int m = x.numCols;
    int k = w.numCols;
    DMatrixRMaj next = new DMatrixRMaj(k, m);
    double[] sums = new double[k];
    double[] row = new double[m];
    for (int i = 0; i < x.numRows; i++) {
      Products.row(w, i, h, row);
      quotients(x, i, row);
      for (int r = 0; r < k; r++) {
        sums[r] += w.data[i * k + r];
        Vectors.add(w.data[i * k + r], row, 0, next.data, r * m, m);
      }
    }
    for (int r = 0; r < k; r++) {
      for (int j = 0; j < m; j++) {
        double old = h.data[r * m + j];
        next.data[r * m + j] = sums[r] > 0 ? old * (next.data[r * m + j] / sums[r]) : old;
      }
    }
    return next;
  }

  /// x_ij / y_ij over row i.
  ///
  /// @param row y. Modified: becomes the quotients.
  private static void quotients(DMatrixRMaj x, int i, double[] row) {
    for (int j = 0; j < row.length; j++) {
      double quotient = x.data[i * row.length + j] / row[j];
      row[j] = quotient < UNREACHABLE ? quotient : 0;
    }
  }

  static double[] rowSums(DMatrixRMaj h) {
    double[] sums = new double[h.numRows];
    for (int r = 0; r < h.numRows; r++) {
      for (int j = 0; j < h.numCols; j++) {
        sums[r] += h.data[r * h.numCols + j];
      }
    }
    return sums;
  }
}
