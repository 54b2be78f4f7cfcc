package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// A = Q B Pᵀ by Householder's reflections from the left and from the right in turn: B has a
/// diagonal and the entries above it, nothing else (Golub and Kahan 1965).
///
/// The two updates that a step owes the rest of A,
///
/// ```
/// A ← A − v wᵀ − z uᵀ,  w = Aᵀv,  z = (A − v wᵀ)u
/// ```
///
/// wait for the next step, which has to go through A anyway.
final class Bidiagonal {
  final double[] diagonal;

  /// `above[k]` is the entry right of `diagonal[k]`.
  final double[] above;

  /// Q.
  final Reflectors left;

  /// P.
  final Reflectors right;

  private final DMatrixRMaj a;
  private final double[] v;
  private final double[] z;
  private double[] w;
  private double[] next;
  private final double[] u;

  /// Reduces; cost O(mn²).
  ///
  /// @param a m x n, m at least n. Modified: of no use afterwards.
  Bidiagonal(DMatrixRMaj a) {
    int m = a.numRows;
    int n = a.numCols;
    this.a = a;
    this.diagonal = new double[n];
    this.above = new double[n];
    this.left = new Reflectors(n, m, 0);
    this.right = new Reflectors(n, n, 1);
    this.v = new double[m];
    this.z = new double[m];
    this.w = new double[n];
    this.next = new double[n];
    this.u = new double[n];
    for (int k = 0; k < n; k++) {
      step(k);
    }
  }

  private void step(int k) {
    int m = a.numRows;
    int n = a.numCols;
    double[] column = new double[m - k];
    for (int i = k; i < m; i++) {
      column[i - k] = a.data[i * n + k] - v[i] * w[k] - z[i] * u[k];
    }
    diagonal[k] = left.set(k, column, 0);
    Arrays.fill(next, 0);
    double[] reflection = Arrays.copyOfRange(left.entries(), left.at(k), left.at(k) + m);
    for (int i = k; i < m; i++) {
      update(a.data, i * n, k + 1, n, v[i], w, z[i], u);
      addRow(next, reflection[i], a.data, i * n, k + 1, n);
    }
    double[] swap = w;
    w = next;
    next = swap;
    System.arraycopy(reflection, 0, v, 0, m);
    fromTheRight(k);
  }

  /// row ← row − v w − z u, from one column to another.
  private static void update(
      double[] a, int row, int from, int to, double v, double[] w, double z, double[] u) {
    for (int j = from; j < to; j++) {
      a[row + j] -= v * w[j] + z * u[j];
    }
  }

  private static void addRow(double[] sum, double weight, double[] a, int row, int from, int to) {
    for (int j = from; j < to; j++) {
      sum[j] += weight * a[row + j];
    }
  }

  private void fromTheRight(int k) {
    int n = a.numCols;
    double[] row = new double[n - k - 1];
    for (int j = k + 1; j < n; j++) {
      row[j - k - 1] = a.data[k * n + j] - v[k] * w[j];
    }
    above[k] = right.set(k, row, 0);
    System.arraycopy(right.entries(), right.at(k), u, 0, n);
    double both = Vectors.dot(w, k + 1, u, k + 1, n - k - 1);
    int i = k + 1;
    for (; i + 4 <= a.numRows; i += 4) {
      fourDots(i, k + 1);
    }
    for (; i < a.numRows; i++) {
      z[i] = Vectors.dot(a.data, i * n + k + 1, u, k + 1, n - k - 1);
    }
    for (i = k + 1; i < a.numRows; i++) {
      z[i] -= v[i] * both;
    }
  }

  private void fourDots(int i, int from) {
    int n = a.numCols;
    double[] rows = a.data;
    int first = i * n;
    int second = first + n;
    int third = second + n;
    int fourth = third + n;
    double p = 0;
    double q = 0;
    double r = 0;
    double s = 0;
    for (int j = from; j < n; j++) {
      double entry = u[j];
      p += entry * rows[first + j];
      q += entry * rows[second + j];
      r += entry * rows[third + j];
      s += entry * rows[fourth + j];
    }
    z[i] = p;
    z[i + 1] = q;
    z[i + 2] = r;
    z[i + 3] = s;
  }
}
