package org.factorscope.algorithms.linalg;

/// Small symmetric positive definite systems, solved in place by Cholesky's decomposition A = LLᵀ.
public final class PositiveDefinite {
  private PositiveDefinite() {}

  /// Solves A y = b; cost O(k³/6).
  ///
  /// @param a k x k, row by row; only the lower triangle is read. Modified: becomes L.
  /// @param b k numbers. Modified: becomes y.
  /// @param k the order
  /// @return whether A was positive definite to working precision; if not, `b` is of no use
  public static boolean solve(double[] a, double[] b, int k) {
    if (!decompose(a, k)) {
      return false;
    }
    substitute(a, b, k);
    return true;
  }

  /// Decomposes A = LLᵀ in place.
  ///
  /// @param a k x k, row by row; only the lower triangle is read. Modified: becomes L.
  /// @return whether A was positive definite to working precision
  public static boolean decompose(double[] a, int k) {
    for (int j = 0; j < k; j++) {
      int row = j * k;
      double diagonal = a[row + j];
      double bound = Math.ulp(diagonal) * k;
      for (int p = 0; p < j; p++) {
        diagonal -= a[row + p] * a[row + p];
      }
      if (!(diagonal > bound)) {
        return false;
      }
      double root = Math.sqrt(diagonal);
      a[row + j] = root;
      for (int i = j + 1; i < k; i++) {
        double sum = a[i * k + j];
        for (int p = 0; p < j; p++) {
          sum -= a[i * k + p] * a[row + p];
        }
        a[i * k + j] = sum / root;
      }
    }
    return true;
  }

  /// Solves L Lᵀ y = b.
  ///
  /// @param l as [#decompose] leaves it. Not modified.
  /// @param b k numbers. Modified: becomes y.
  public static void substitute(double[] l, double[] b, int k) {
    for (int i = 0; i < k; i++) {
      double sum = b[i];
      for (int p = 0; p < i; p++) {
        sum -= l[i * k + p] * b[p];
      }
      b[i] = sum / l[i * k + i];
    }
    for (int i = k - 1; i >= 0; i--) {
      b[i] /= l[i * k + i];
      for (int p = 0; p < i; p++) {
        b[p] -= l[i * k + p] * b[i];
      }
    }
  }
}
