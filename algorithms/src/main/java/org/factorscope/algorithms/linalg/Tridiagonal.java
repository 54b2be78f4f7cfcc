package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// A = Q T Qᵀ for a symmetric matrix by Householder's reflections from both sides: T has a diagonal
/// and the entries beside it, nothing else.
///
/// The update that a step owes the rest of A,
///
/// ```
/// A ← A − v qᵀ − q vᵀ,  q = p − ½(vᵀp) v,  p = Av
/// ```
///
/// waits for the next step, which has to go through A anyway.
final class Tridiagonal {
  final double[] diagonal;

  /// `beside[k]` is the entry right of `diagonal[k]`, and below it.
  final double[] beside;

  /// Q.
  final Reflectors basis;

  private final DMatrixRMaj a;
  private double[] v;
  private double[] q;

  /// Reduces; cost O(n³).
  ///
  /// @param a n x n, symmetric. Modified: of no use afterwards.
  Tridiagonal(DMatrixRMaj a) {
    int n = a.numRows;
    this.a = a;
    this.diagonal = new double[n];
    this.beside = new double[n];
    this.basis = new Reflectors(n, n, 1);
    this.v = new double[n];
    this.q = new double[n];
    for (int k = 0; k < n; k++) {
      step(k);
    }
  }

  private void step(int k) {
    int n = a.numRows;
    update(k, k);
    diagonal[k] = a.data[k * n + k];
    beside[k] = basis.set(k, a.data, k * n + k + 1);
    double[] next = Arrays.copyOfRange(basis.entries(), basis.at(k), basis.at(k) + n);
    double[] p = new double[n];
    for (int i = k + 1; i < n; i++) {
      update(i, k + 1);
      addRow(p, next[i], a.data, i * n, k + 1, n);
    }
    Vectors.add(-Vectors.dot(next, k, p, k, n - k) / 2, next, k, p, k, n - k);
    v = next;
    q = p;
  }

  /// What the step before owes row i.
  private void update(int i, int from) {
    update(a.data, i * a.numCols, from, a.numCols, v[i], q, q[i], v);
  }

  private static void update(
      double[] a, int row, int from, int to, double x, double[] q, double y, double[] v) {
    for (int j = from; j < to; j++) {
      a[row + j] -= x * q[j] + y * v[j];
    }
  }

  private static void addRow(double[] sum, double weight, double[] a, int row, int from, int to) {
    for (int j = from; j < to; j++) {
      sum[j] += weight * a[row + j];
    }
  }
}
