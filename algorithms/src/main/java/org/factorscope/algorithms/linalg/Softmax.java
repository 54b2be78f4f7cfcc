package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// The softmax of the columns of a matrix.
public final class Softmax {
  private Softmax() {}

  /// Each column j becomes exp((s_ij − max_i s_ij)/T) divided by its sum.
  ///
  /// The shift by the largest entry leaves the result as it is and keeps every exponent at most 0,
  /// so that no temperature overflows. As T falls to 0 the largest entry takes all, and equal
  /// largest entries share evenly.
  ///
  /// @param scores r x n. Not modified.
  /// @param temperature T above 0
  /// @return r x n, columns sum to 1
  public static DMatrixRMaj ofColumns(DMatrixRMaj scores, double temperature) {
    int r = scores.numRows;
    int n = scores.numCols;
    DMatrixRMaj soft = new DMatrixRMaj(r, n);
    for (int j = 0; j < n; j++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < r; i++) {
        largest = Math.max(largest, scores.data[i * n + j]);
      }
      double sum = 0;
      for (int i = 0; i < r; i++) {
        double weight = StrictMath.exp((scores.data[i * n + j] - largest) / temperature);
        soft.data[i * n + j] = weight;
        sum += weight;
      }
      for (int i = 0; i < r; i++) {
        soft.data[i * n + j] /= sum;
      }
    }
    return soft;
  }

  /// The mean over the columns of −Σ_i c_ij log c_ij, in nats, where 0 log 0 = 0.
  ///
  /// @param soft r x n, columns sum to 1. Not modified.
  public static double meanColumnEntropy(DMatrixRMaj soft) {
    double sum = 0;
    int length = soft.getNumElements();
    for (int i = 0; i < length; i++) {
      double c = soft.data[i];
      if (c > 0) {
        sum -= c * StrictMath.log(c);
      }
    }
    return sum / soft.numCols;
  }
}
