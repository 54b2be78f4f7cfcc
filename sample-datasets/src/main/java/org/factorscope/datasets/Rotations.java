package org.factorscope.datasets;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Matrices with eigenvalues, singular values or variances that somebody chose; the same arguments
/// give the same bits everywhere.
final class Rotations {
  private Rotations() {}

  /// Q diag(λ) Qᵀ with Q a rotation of the plane.
  ///
  /// @param angle of the first eigenvector against the first coordinate, in radians
  static DMatrixRMaj inThePlane(double first, double second, double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    DMatrixRMaj q = new DMatrixRMaj(new double[][] {{cos, -sin}, {sin, cos}});
    return symmetric(new double[] {first, second}, q);
  }

  /// Q diag(λ) Qᵀ with random orthonormal columns in Q.
  static DMatrixRMaj random(double[] eigenvalues, long seed) {
    int n = eigenvalues.length;
    DMatrixRMaj q = new NormalDeviates(new SplittableRandom(seed)).matrix(n, n);
    orthonormalize(q);
    return symmetric(eigenvalues, q);
  }

  /// U diag(σ) Vᵀ with random orthonormal columns in U and V.
  static DMatrixRMaj layers(int rows, int columns, double[] sigma, long seed) {
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(seed));
    DMatrixRMaj u = normal.matrix(rows, sigma.length);
    DMatrixRMaj v = normal.matrix(columns, sigma.length);
    orthonormalize(u);
    orthonormalize(v);
    return product(u, 0, sigma, v);
  }

  /// Points with mean zero whose covariance, with divisor n, has random orthonormal eigenvectors
  /// and the given eigenvalues.
  static DMatrixRMaj points(int n, double[] variances, long seed) {
    int d = variances.length;
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(seed));
    DMatrixRMaj scores = normal.matrix(n, d + 1);
    for (int i = 0; i < n; i++) {
      // What is orthogonal to a column of ones has mean zero.
      scores.set(i, 0, 1);
    }
    DMatrixRMaj axes = normal.matrix(d, d);
    orthonormalize(scores);
    orthonormalize(axes);
    double[] lengths = new double[d];
    for (int k = 0; k < d; k++) {
      lengths[k] = Math.sqrt(n * variances[k]);
    }
    return product(scores, 1, lengths, axes);
  }

  /// Makes the columns orthonormal, first to last.
  ///
  /// @param q Modified.
  private static void orthonormalize(DMatrixRMaj q) {
    for (int k = 0; k < q.numCols; k++) {
      takeOutEarlier(q, k);
      // Once more: the first round leaves rounding of the size of what it took away.
      takeOutEarlier(q, k);
    }
  }

  /// U diag(weights) Vᵀ with the columns of U from `first` on.
  private static DMatrixRMaj product(DMatrixRMaj u, int first, double[] weights, DMatrixRMaj v) {
    DMatrixRMaj product = new DMatrixRMaj(u.numRows, v.numRows);
    for (int i = 0; i < u.numRows; i++) {
      for (int j = 0; j < v.numRows; j++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += u.get(i, first + k) * weights[k] * v.get(j, k);
        }
        product.set(i, j, sum);
      }
    }
    return product;
  }

  /// Makes column k orthogonal to those before it, and of length 1.
  ///
  /// @param q Modified.
  private static void takeOutEarlier(DMatrixRMaj q, int k) {
    for (int j = 0; j < k; j++) {
      double along = dot(q, j, k);
      for (int i = 0; i < q.numRows; i++) {
        q.set(i, k, q.get(i, k) - along * q.get(i, j));
      }
    }
    double length = Math.sqrt(dot(q, k, k));
    for (int i = 0; i < q.numRows; i++) {
      q.set(i, k, q.get(i, k) / length);
    }
  }

  private static double dot(DMatrixRMaj q, int j, int k) {
    double sum = 0;
    for (int i = 0; i < q.numRows; i++) {
      sum += q.get(i, j) * q.get(i, k);
    }
    return sum;
  }

  /// Exactly symmetric: the lower half mirrors the upper one.
  private static DMatrixRMaj symmetric(double[] eigenvalues, DMatrixRMaj q) {
    int n = eigenvalues.length;
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += q.get(i, k) * eigenvalues[k] * q.get(j, k);
        }
        a.set(i, j, sum);
        a.set(j, i, sum);
      }
    }
    return a;
  }
}
