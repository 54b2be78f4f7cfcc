package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;

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
    DMatrixRMaj next = Products.timesTransposed(quotients(x, w, h), h);
    double[] sums = rowSums(h);
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < sums.length; r++) {
        scale(next, i * sums.length + r, w, sums[r]);
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
    DMatrixRMaj next = Products.transposedTimes(w, quotients(x, w, h));
    double[] sums = columnSums(w);
    for (int r = 0; r < sums.length; r++) {
      for (int j = 0; j < h.numCols; j++) {
        scale(next, r * h.numCols + j, h, sums[r]);
      }
    }
    return next;
  }

  /// What was there, times the mean quotient.
  ///
  /// @param next Modified: its entry is the sum of quotients before.
  private static void scale(DMatrixRMaj next, int entry, DMatrixRMaj before, double sum) {
    double old = before.data[entry];
    next.data[entry] = sum > 0 && old > 0 ? old * (next.data[entry] / sum) : old;
  }

  /// X/WH, n x m, new; 0 for a division by zero.
  private static DMatrixRMaj quotients(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj h) {
    DMatrixRMaj quotients = Products.times(w, h);
    double[] entries = quotients.data;
    for (int e = 0; e < x.getNumElements(); e++) {
      double quotient = x.data[e] / entries[e];
      entries[e] = quotient < UNREACHABLE ? quotient : 0;
    }
    return quotients;
  }

  private static double[] columnSums(DMatrixRMaj w) {
    double[] sums = new double[w.numCols];
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < sums.length; r++) {
        sums[r] += w.data[i * sums.length + r];
      }
    }
    return sums;
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
