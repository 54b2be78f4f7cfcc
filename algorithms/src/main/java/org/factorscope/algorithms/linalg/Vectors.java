package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Sums over runs of numbers in contiguous memory, in a fixed order.
public final class Vectors {
  private Vectors() {}

  /// The dot product of two runs of `length` numbers, in four sums side by side: the compiler never
  /// reorders a sum, so that one alone would wait for itself.
  public static double dot(double[] a, int aAt, double[] b, int bAt, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int j = 0;
    for (; j + 3 < length; j += 4) {
      first += a[aAt + j] * b[bAt + j];
      second += a[aAt + j + 1] * b[bAt + j + 1];
      third += a[aAt + j + 2] * b[bAt + j + 2];
      fourth += a[aAt + j + 3] * b[bAt + j + 3];
    }
    for (; j < length; j++) {
      first += a[aAt + j] * b[bAt + j];
    }
    return (first + second) + (third + fourth);
  }

  /// The dot products of four vectors with a fifth from entry `from` on, in four sums side by side.
  ///
  /// @param sums Modified: entries `at` to `at` + 3 become the products.
  static void fourDots(
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double[] vector,
      int from,
      double[] sums,
      int at) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int j = from; j < vector.length; j++) {
      double entry = vector[j];
      first += entry * a[j];
      second += entry * b[j];
      third += entry * c[j];
      fourth += entry * d[j];
    }
    sums[at] = first;
    sums[at + 1] = second;
    sums[at + 2] = third;
    sums[at + 3] = fourth;
  }

  /// b += weight · a over `length` numbers; nothing if the weight is 0.
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
