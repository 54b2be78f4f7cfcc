package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// The Q of A = QR: orthonormal columns that span what the columns of A span, with a positive
/// diagonal in R.
public final class QFactor {
  private QFactor() {}

  /// Decomposes by Householder's reflections, so that Q is orthonormal whatever the rank of A;
  /// columns that A does not determine are arbitrary. Cost O(mn²).
  ///
  /// @param a m x n, m at least n. Not modified.
  /// @return m x n, new
  public static DMatrixRMaj of(DMatrixRMaj a) {
    int n = a.numCols;
    HouseholderQr qr = HouseholderQr.of(a);
    double[] signs = new double[n];
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      signs[k] = qr.r().get(k, k) < 0 ? -1 : 1;
      order[k] = k;
    }
    return OrderedVectors.columns(qr.q().transposedProduct(n), order, signs);
  }
}
