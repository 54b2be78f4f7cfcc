package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Sums of squares and what is made of them.
public final class Norms {
  private Norms() {}

  /// Sums of squares from here to its inverse have lost nothing to underflow or overflow.
  private static final double SAFE_SQUARE = 1e-200;

  /// ‖A‖_F², the sum of all squared entries.
  ///
  /// @param a any shape. Not modified.
  public static double squaredFrobenius(DMatrixRMaj a) {
    double sum = 0;
    int length = a.getNumElements();
    for (int i = 0; i < length; i++) {
      sum += a.data[i] * a.data[i];
    }
    return sum;
  }

  /// ‖A‖_F, also where the squares of the entries would overflow or vanish.
  ///
  /// @param a any shape. Not modified.
  public static double frobenius(DMatrixRMaj a) {
    return length(a.data, 0, a.getNumElements());
  }

  /// √Σ a_j² over `count` numbers, even if the squares would overflow or vanish.
  public static double length(double[] a, int from, int count) {
    double square = Vectors.dot(a, from, a, from, count);
    if (square >= SAFE_SQUARE && square <= 1 / SAFE_SQUARE) {
      return Math.sqrt(square);
    }
    double largest = 0;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, Math.abs(a[i]));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double share = a[i] / largest;
      sum += share * share;
    }
    return largest * Math.sqrt(sum);
  }

  /// ‖A − B‖_F².
  ///
  /// @param a any shape. Not modified.
  /// @param b the same shape. Not modified.
  public static double squaredDistance(DMatrixRMaj a, DMatrixRMaj b) {
    double sum = 0;
    int length = a.getNumElements();
    for (int i = 0; i < length; i++) {
      double difference = a.data[i] - b.data[i];
      sum += difference * difference;
    }
    return sum;
  }

  /// The largest |a_ij − b_ij|.
  ///
  /// @param a any shape. Not modified.
  /// @param b the same shape. Not modified.
  public static double largestDifference(DMatrixRMaj a, DMatrixRMaj b) {
    double largest = 0;
    for (int e = 0; e < a.getNumElements(); e++) {
      largest = Math.max(largest, Math.abs(a.data[e] - b.data[e]));
    }
    return largest;
  }

  /// ‖a_i − b_k‖², the squared distance of row i of A and row k of B.
  ///
  /// @param a n x d. Not modified.
  /// @param b K x d. Not modified.
  public static double squaredRowDistance(DMatrixRMaj a, int i, DMatrixRMaj b, int k) {
    int d = a.numCols;
    int at = i * d;
    int bt = k * d;
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double difference = a.data[at + j] - b.data[bt + j];
      sum += difference * difference;
    }
    return sum;
  }

  /// The Euclidean norm of each column.
  ///
  /// @param a d x n. Not modified.
  /// @return n numbers
  public static double[] columns(DMatrixRMaj a) {
    double[] norms = new double[a.numCols];
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        double entry = a.data[i * a.numCols + j];
        norms[j] += entry * entry;
      }
    }
    for (int j = 0; j < norms.length; j++) {
      norms[j] = Math.sqrt(norms[j]);
    }
    return norms;
  }

  /// Whether every entry is finite.
  ///
  /// @param a any shape. Not modified.
  public static boolean isFinite(DMatrixRMaj a) {
    int length = a.getNumElements();
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(a.data[i])) {
        return false;
      }
    }
    return true;
  }
}
