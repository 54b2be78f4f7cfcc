package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// A = QR by Householder's reflections, some columns at a time: what they owe the columns after
/// them is one product.
///
/// @param q Q
/// @param r n x n, upper triangular
record HouseholderQr(Reflectors q, DMatrixRMaj r) {
  /// Columns whose reflections are found before they are applied to the others.
  private static final int PANEL = 16;

  /// Decomposes; cost O(mn²).
  ///
  /// @param a m x n, m at least n. Not modified.
  static HouseholderQr of(DMatrixRMaj a) {
    int n = a.numCols;
    DMatrixRMaj columns = CommonOps_DDRM.transpose(a, null);
    HouseholderQr qr = new HouseholderQr(new Reflectors(n, a.numRows, 0), new DMatrixRMaj(n, n));
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      qr.panel(columns, from, to);
      qr.q.reflectAll(from, to, Submatrix.of(columns).rows(to, n), false);
    }
    return qr;
  }

  /// Sets some reflections and their columns of R.
  ///
  /// @param columns Aᵀ, reflected by all reflections before. Not modified.
  private void panel(DMatrixRMaj columns, int from, int to) {
    int m = columns.numCols;
    double[][] panel = new double[to - from][];
    for (int k = from; k < to; k++) {
      panel[k - from] = Arrays.copyOfRange(columns.data, k * m, (k + 1) * m);
    }
    for (int k = from; k < to; k++) {
      Reflection reflection = Reflection.of(panel[k - from], k);
      reflection.reflect(panel, k - from + 1, panel.length);
      q.set(k, reflection);
      for (int i = 0; i < k; i++) {
        r.data[i * r.numCols + k] = panel[k - from][i];
      }
      r.data[k * r.numCols + k] = reflection.image();
    }
  }
}
