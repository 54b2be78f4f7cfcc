package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Sums over runs of numbers in contiguous memory, in a fixed order.
public final class Vectors {
  private Vectors() {}

  /// The dot product of two runs of `length` numbers.
  public static double dot(double[] a, int aAt, double[] b, int bAt, int length) {
    double sum = 0;
    for (int j = 0; j < length; j++) {
      sum += a[aAt + j] * b[bAt + j];
    }
    return sum;
  }

  /// b += weight · a over `length` numbers; nothing where the weight is 0.
  ///
  /// @param b Modified.
  public static void add(double weight, double[] a, int aAt, double[] b, int bAt, int length) {
    if (weight != 0) {
      for (int j = 0; j < length; j++) {
        b[bAt + j] += weight * a[aAt + j];
      }
    }
  }

  /// Σ a_ij b_ij.
  ///
  /// @param a any shape. Not modified.
  /// @param b the same shape. Not modified.
  public static double inner(DMatrixRMaj a, DMatrixRMaj b) {
    return dot(a.data, 0, b.data, 0, a.getNumElements());
  }
}
