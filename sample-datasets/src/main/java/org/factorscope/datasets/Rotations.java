package org.factorscope.datasets;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Symmetric matrices with eigenvalues that somebody chose; the same arguments give the same bits
/// everywhere.
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
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(seed));
    DMatrixRMaj q = new DMatrixRMaj(n, n);
    for (int i = 0; i < n * n; i++) {
      q.data[i] = normal.next();
    }
    for (int k = 0; k < n; k++) {
      takeOutEarlier(q, k);
      // Once more: the first round leaves rounding of the size of what it took away.
      takeOutEarlier(q, k);
    }
    return symmetric(eigenvalues, q);
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
