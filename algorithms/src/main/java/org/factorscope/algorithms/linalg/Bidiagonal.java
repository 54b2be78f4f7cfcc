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

  /// What is left of A; a row an array, so that loops over two of them are vectorized.
  private final double[][] rows;

  private double[] v;
  private double[] w;
  private double[] z;
  private double[] u;

  /// Reduces; cost O(mn²).
  ///
  /// @param a m x n, m at least n. Not modified.
  Bidiagonal(DMatrixRMaj a) {
    int m = a.numRows;
    int n = a.numCols;
    this.rows = new double[m][];
    for (int i = 0; i < m; i++) {
      rows[i] = Arrays.copyOfRange(a.data, i * n, (i + 1) * n);
    }
    this.diagonal = new double[n];
    this.above = new double[n];
    this.left = new Reflectors(n, m, 0);
    this.right = new Reflectors(n, n, 1);
    this.v = new double[m];
    this.w = new double[n];
    this.z = new double[m];
    this.u = new double[n];
    for (int k = 0; k < n; k++) {
      fromTheLeft(k);
      fromTheRight(k);
    }
  }

  private void fromTheLeft(int k) {
    double[] column = new double[rows.length];
    for (int i = k; i < rows.length; i++) {
      column[i] = rows[i][k] - v[i] * w[k] - z[i] * u[k];
    }
    Reflection reflection = Reflection.of(column, k);
    diagonal[k] = reflection.image();
    left.set(k, reflection);
    double[] next = new double[w.length];
    int i = k;
    for (; i + 1 < rows.length; i += 2) {
      updateAndAdd(i, reflection.v(), next, k + 1);
    }
    if (i < rows.length) {
      updateAndAddOne(i, reflection.v()[i], next, k + 1);
    }
    v = reflection.v();
    w = next;
  }

  /// Updates two rows by what the step before owes them, and adds multiples of them to w.
  private void updateAndAdd(int i, double[] weights, double[] sum, int from) {
    updateAndAdd(
        rows[i],
        rows[i + 1],
        v[i],
        v[i + 1],
        w,
        z[i],
        z[i + 1],
        u,
        weights[i],
        weights[i + 1],
        sum,
        from);
  }

  private static void updateAndAdd(
      double[] one,
      double[] two,
      double v1,
      double v2,
      double[] w,
      double z1,
      double z2,
      double[] u,
      double weight1,
      double weight2,
      double[] sum,
      int from) {
    for (int j = from; j < sum.length; j++) {
      double first = one[j] - (v1 * w[j] + z1 * u[j]);
      double second = two[j] - (v2 * w[j] + z2 * u[j]);
      one[j] = first;
      two[j] = second;
      sum[j] += weight1 * first + weight2 * second;
    }
  }

  private void updateAndAddOne(int i, double weight, double[] sum, int from) {
    double[] row = rows[i];
    for (int j = from; j < sum.length; j++) {
      row[j] -= v[i] * w[j] + z[i] * u[j];
      sum[j] += weight * row[j];
    }
  }

  private void fromTheRight(int k) {
    int n = w.length;
    double[] row = new double[n];
    for (int j = k + 1; j < n; j++) {
      row[j] = rows[k][j] - v[k] * w[j];
    }
    Reflection reflection = Reflection.of(row, k + 1);
    above[k] = reflection.image();
    right.set(k, reflection);
    u = reflection.v();
    double both = Vectors.dot(w, k + 1, u, k + 1, n - k - 1);
    int i = k + 1;
    for (; i + 3 < rows.length; i += 4) {
      Vectors.fourDots(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], u, k + 1, z, i);
    }
    for (; i < rows.length; i++) {
      z[i] = Vectors.dot(rows[i], k + 1, u, k + 1, n - k - 1);
    }
    for (i = k + 1; i < rows.length; i++) {
      z[i] -= v[i] * both;
    }
  }
}
