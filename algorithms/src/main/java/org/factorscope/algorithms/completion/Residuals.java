package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;

/// What UVᵀ leaves of the known entries, and sums that these weigh, four entries of a row at a
/// time: what is loaded for one serves the others, and four sums do not wait for each other.
final class Residuals {
  private Residuals() {}

  /// z_ij − u_iᵀv_j for each known entry, by row; cost O(|Ω|k).
  ///
  /// @param z n x m. Not modified.
  /// @param u n x k. Not modified.
  /// @param v m x k. Not modified.
  static double[] of(Observations z, DMatrixRMaj u, DMatrixRMaj v) {
    int k = u.numCols;
    double[] residuals = new double[z.count()];
    for (int i = 0; i < z.rows(); i++) {
      int e = z.rowStart(i);
      for (; e + 3 < z.rowStart(i + 1); e += 4) {
        four(z, e, u.data, i * k, v.data, k, residuals);
      }
      for (; e < z.rowStart(i + 1); e++) {
        residuals[e] = z.byRow(e) - AlsFit.product(u, i, v, z.columnOf(e));
      }
    }
    return residuals;
  }

  private static void four(
      Observations z, int e, double[] u, int own, double[] v, int k, double[] residuals) {
    int a = z.columnOf(e) * k;
    int b = z.columnOf(e + 1) * k;
    int c = z.columnOf(e + 2) * k;
    int d = z.columnOf(e + 3) * k;
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int p = 0; p < k; p++) {
      double entry = u[own + p];
      first += entry * v[a + p];
      second += entry * v[b + p];
      third += entry * v[c + p];
      fourth += entry * v[d + p];
    }
    residuals[e] = z.byRow(e) - first;
    residuals[e + 1] = z.byRow(e + 1) - second;
    residuals[e + 2] = z.byRow(e + 2) - third;
    residuals[e + 3] = z.byRow(e + 3) - fourth;
  }

  /// sum −= Σ_j r_ij v_j over the known entries of row i.
  ///
  /// @param residuals by row. Not modified.
  /// @param v m x k. Not modified.
  /// @param sum k numbers. Modified.
  static void subtract(Observations z, int i, double[] residuals, DMatrixRMaj v, double[] sum) {
    int k = v.numCols;
    int e = z.rowStart(i);
    for (; e + 3 < z.rowStart(i + 1); e += 4) {
      subtractFour(z, e, residuals, v.data, k, sum);
    }
    for (; e < z.rowStart(i + 1); e++) {
      int at = z.columnOf(e) * k;
      for (int p = 0; p < k; p++) {
        sum[p] -= residuals[e] * v.data[at + p];
      }
    }
  }

  private static void subtractFour(
      Observations z, int e, double[] residuals, double[] v, int k, double[] sum) {
    int a = z.columnOf(e) * k;
    int b = z.columnOf(e + 1) * k;
    int c = z.columnOf(e + 2) * k;
    int d = z.columnOf(e + 3) * k;
    double first = residuals[e];
    double second = residuals[e + 1];
    double third = residuals[e + 2];
    double fourth = residuals[e + 3];
    for (int p = 0; p < k; p++) {
      sum[p] -= (first * v[a + p] + second * v[b + p]) + (third * v[c + p] + fourth * v[d + p]);
    }
  }
}
