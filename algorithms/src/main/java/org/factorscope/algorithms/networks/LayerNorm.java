package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// Brings each row of a matrix to mean 0 and variance 1 (Ba, Kiros and Hinton 2016), without gain
/// and bias.
///
/// ```
/// x ← (x − mean x)/√(var x + 1e-5),  var with divisor d
/// ```
final class LayerNorm {
  /// Added to the variance of a row before its root is taken.
  private static final double EPSILON = 1e-5;

  private LayerNorm() {}

  /// The rows, normalized; cost O(Td).
  ///
  /// @param x T x d. Not modified.
  /// @return T x d, new
  static DMatrixRMaj of(DMatrixRMaj x) {
    DMatrixRMaj normal = new DMatrixRMaj(x.numRows, x.numCols);
    for (int i = 0; i < x.numRows; i++) {
      double mean = mean(x, i);
      double deviation = deviation(x, i, mean);
      for (int j = 0; j < x.numCols; j++) {
        normal.set(i, j, (x.get(i, j) - mean) / deviation);
      }
    }
    return normal;
  }

  private static double mean(DMatrixRMaj x, int i) {
    double sum = 0;
    for (int j = 0; j < x.numCols; j++) {
      sum += x.get(i, j);
    }
    return sum / x.numCols;
  }

  private static double deviation(DMatrixRMaj x, int i, double mean) {
    double squares = 0;
    for (int j = 0; j < x.numCols; j++) {
      squares += (x.get(i, j) - mean) * (x.get(i, j) - mean);
    }
    return Math.sqrt(squares / x.numCols + EPSILON);
  }

  /// By how much normalized rows miss mean 0, or exceed variance 1.
  ///
  /// @param normal T x d. Not modified.
  static double excess(DMatrixRMaj normal) {
    double worst = 0;
    for (int i = 0; i < normal.numRows; i++) {
      double length = Norms.length(normal.data, i * normal.numCols, normal.numCols);
      worst = Math.max(worst, Math.abs(mean(normal, i)));
      worst = Math.max(worst, length * length / normal.numCols - 1);
    }
    return worst;
  }

  /// How much longer than its deviation a row is at most: what subtracting the mean costs in
  /// digits.
  ///
  /// @param x T x d. Not modified.
  static double cancellation(DMatrixRMaj x) {
    double worst = 1;
    for (int i = 0; i < x.numRows; i++) {
      double length = Norms.length(x.data, i * x.numCols, x.numCols);
      worst = Math.max(worst, length / deviation(x, i, mean(x, i)));
    }
    return worst;
  }
}
