package org.factorscope.algorithms.linalg;

/// The rule that settles which of the two signs a singular vector or an eigenvector gets, so that
/// pictures do not flip from one step to the next.
final class Signs {
  private Signs() {}

  /// Whether row `k` has to change its sign so that its entry of largest magnitude, the first one
  /// on ties, is positive.
  static boolean flips(Submatrix vectors, int k) {
    double largest = 0;
    for (int j = 0; j < vectors.numCols(); j++) {
      double entry = vectors.entries()[vectors.index(k, j)];
      if (Math.abs(entry) > Math.abs(largest)) {
        largest = entry;
      }
    }
    return largest < 0;
  }
}
