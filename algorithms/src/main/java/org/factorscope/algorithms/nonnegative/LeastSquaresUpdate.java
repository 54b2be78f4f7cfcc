package org.factorscope.algorithms.nonnegative;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.nonnegative.Nmf.Method;

/// One factor's update under ½‖X − WH‖_F², by what never has the size of X: for W the products A =
/// XHᵀ and B = HHᵀ, for H the products A = WᵀX and B = WᵀW.
///
/// ```
/// multiplicative:  W ∘ A / (WB)                       H ∘ A / (BH)
/// projected ALS:   max(0, A (B + εI)⁻¹)               max(0, (B + εI)⁻¹ A)
/// HALS:            w_r = max(0, w_r + (a_r − W b_r) / b_rr), r after r; rows of H alike
/// ```
///
/// A division by zero leaves the entry as it is.
final class LeastSquaresUpdate {
  /// ε relative to the largest diagonal entry of B.
  private static final double RIDGE = 1e-12;

  private LeastSquaresUpdate() {}

  /// The new W.
  ///
  /// @param w n x k. Not modified.
  /// @param a XHᵀ, n x k. Not modified.
  /// @param b HHᵀ, k x k. Not modified.
  static DMatrixRMaj left(DMatrixRMaj w, DMatrixRMaj a, DMatrixRMaj b, Method method) {
    return switch (method) {
      case MULTIPLICATIVE -> scaled(w, a, Products.times(w, b));
      case PROJECTED_ALS -> projectedLeft(a, b);
      case HALS -> halsLeft(w, a, b);
    };
  }

  /// The new H.
  ///
  /// @param h k x m. Not modified.
  /// @param a WᵀX, k x m. Not modified.
  /// @param b WᵀW, k x k. Not modified.
  static DMatrixRMaj right(DMatrixRMaj h, DMatrixRMaj a, DMatrixRMaj b, Method method) {
    return switch (method) {
      case MULTIPLICATIVE -> scaled(h, a, Products.times(b, h));
      case PROJECTED_ALS -> projectedRight(a, b);
      case HALS -> halsRight(h, a, b);
    };
  }

  /// F ∘ A / D; NaN if D has overflowed, where the quotient would be a false 0. Cost O(nk).
  ///
  /// @param factor F. Not modified.
  /// @param up A, of the same shape. Not modified.
  /// @param down D, of the same shape. Modified: becomes the new factor.
  private static DMatrixRMaj scaled(DMatrixRMaj factor, DMatrixRMaj up, DMatrixRMaj down) {
    double[] f = factor.data;
    double[] a = up.data;
    double[] d = down.data;
    for (int e = 0; e < factor.getNumElements(); e++) {
      double ratio = d[e] < Double.POSITIVE_INFINITY ? a[e] / d[e] : Double.NaN;
      d[e] = d[e] == 0 ? f[e] : f[e] * ratio;
    }
    return down;
  }

  private static DMatrixRMaj halsLeft(DMatrixRMaj w, DMatrixRMaj a, DMatrixRMaj b) {
    int k = w.numCols;
    DMatrixRMaj next = w.copy();
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < k; r++) {
        double curvature = b.data[r * k + r];
        if (curvature > 0) {
          double along = Vectors.dot(next.data, i * k, b.data, r * k, k);
          double step = (a.data[i * k + r] - along) / curvature;
          next.data[i * k + r] = Math.max(0, next.data[i * k + r] + step);
        }
      }
    }
    return next;
  }

  private static DMatrixRMaj halsRight(DMatrixRMaj h, DMatrixRMaj a, DMatrixRMaj b) {
    int m = h.numCols;
    DMatrixRMaj next = h.copy();
    double[] row = new double[m];
    for (int r = 0; r < h.numRows; r++) {
      double curvature = b.data[r * h.numRows + r];
      if (curvature > 0) {
        Products.row(b, r, next, row);
        for (int j = 0; j < m; j++) {
          double step = (a.data[r * m + j] - row[j]) / curvature;
          next.data[r * m + j] = Math.max(0, next.data[r * m + j] + step);
        }
      }
    }
    return next;
  }

  private static DMatrixRMaj projectedLeft(DMatrixRMaj a, DMatrixRMaj b) {
    int k = a.numCols;
    DMatrixRMaj next = new DMatrixRMaj(a.numRows, k);
    double[] root = root(b);
    double[] row = new double[k];
    for (int i = 0; i < a.numRows && root.length > 0; i++) {
      System.arraycopy(a.data, i * k, row, 0, k);
      PositiveDefinite.substitute(root, row, k);
      for (int r = 0; r < k; r++) {
        next.data[i * k + r] = Math.max(0, row[r]);
      }
    }
    return next;
  }

  private static DMatrixRMaj projectedRight(DMatrixRMaj a, DMatrixRMaj b) {
    int k = a.numRows;
    int m = a.numCols;
    DMatrixRMaj next = new DMatrixRMaj(k, m);
    double[] root = root(b);
    double[] column = new double[k];
    for (int j = 0; j < m && root.length > 0; j++) {
      for (int r = 0; r < k; r++) {
        column[r] = a.data[r * m + j];
      }
      PositiveDefinite.substitute(root, column, k);
      for (int r = 0; r < k; r++) {
        next.data[r * m + j] = Math.max(0, column[r]);
      }
    }
    return next;
  }

  /// L of B + εI = LLᵀ, with a larger ε if rounding asks for it; nothing if B is zero, and NaN if
  /// it has overflowed.
  private static double[] root(DMatrixRMaj b) {
    int k = b.numRows;
    double largest = 0;
    for (int r = 0; r < k; r++) {
      largest = Math.max(largest, b.data[r * k + r]);
    }
    if (largest == 0) {
      return new double[0];
    }
    for (double ridge = RIDGE; Double.isFinite(ridge * largest); ridge *= 10) {
      double[] root = b.data.clone();
      for (int r = 0; r < k; r++) {
        root[r * k + r] += ridge * largest;
      }
      if (PositiveDefinite.decompose(root, k)) {
        return root;
      }
    }
    double[] overflowed = new double[k * k];
    Arrays.fill(overflowed, Double.NaN);
    return overflowed;
  }
}
