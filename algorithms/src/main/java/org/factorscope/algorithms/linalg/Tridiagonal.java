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

  /// What is left of A; a row an array, so that loops over two of them are vectorized.
  private final double[][] rows;

  private double[] v;
  private double[] q;

  /// Reduces; cost O(n³).
  ///
  /// @param a n x n, symmetric. Not modified.
  Tridiagonal(DMatrixRMaj a) {
    int n = a.numRows;
    this.rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(a.data, i * n, (i + 1) * n);
    }
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
    int n = rows.length;
    double[] none = new double[n];
    updateAndAdd(rows[k], v[k], q, q[k], v, 0, none, k);
    diagonal[k] = rows[k][k];
    Reflection reflection = Reflection.of(rows[k], k + 1);
    beside[k] = reflection.image();
    basis.set(k, reflection);
    double[] next = reflection.v();
    double[] p = new double[n];
    for (int i = k + 1; i < n; i++) {
      updateAndAdd(rows[i], v[i], q, q[i], v, next[i], p, k + 1);
    }
    double along = Vectors.dot(next, k, p, k, n - k) / 2;
    for (int j = k; j < n; j++) {
      p[j] -= along * next[j];
    }
    v = next;
    q = p;
  }

  /// row ← row − x q − y v, what the step before owes it, and adds a multiple of that to a sum.
  private static void updateAndAdd(
      double[] row,
      double x,
      double[] q,
      double y,
      double[] v,
      double weight,
      double[] sum,
      int from) {
    for (int j = from; j < row.length; j++) {
      double entry = row[j] - (x * q[j] + y * v[j]);
      row[j] = entry;
      sum[j] += weight * entry;
    }
  }
}
