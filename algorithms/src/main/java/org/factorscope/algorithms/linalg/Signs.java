package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// The rule that settles which of the two signs a singular vector or an eigenvector gets, so that
/// pictures do not flip from one step to the next.
final class Signs {
  private Signs() {}

  /// Whether column `k` has to change its sign so that its entry of largest magnitude, the first
  /// one on ties, is positive.
  static boolean flips(DMatrixRMaj a, int k) {
    double largest = 0;
    for (int i = 0; i < a.numRows; i++) {
      double entry = a.data[i * a.numCols + k];
      if (Math.abs(entry) > Math.abs(largest)) {
        largest = entry;
      }
    }
    return largest < 0;
  }
}
