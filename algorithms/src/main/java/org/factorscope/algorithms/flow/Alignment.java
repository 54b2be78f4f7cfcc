package org.factorscope.algorithms.flow;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// The direction of a vector in terms of orthonormal ones.
///
/// @param first its cosine with the first of them, between −1 and 1
/// @param second its cosine with the second, 0 if there is none
/// @param outside the length of what the first does not reach, between 0 and 1; exact also if it is
///   tiny, unlike √(1 − first²)
public record Alignment(double first, double second, double outside) {

  /// Measures the direction of a vector.
  ///
  /// @param vector n x 1. Not modified.
  /// @param basis n x r, orthonormal columns. Not modified.
  /// @return all NaN if the vector is zero
  static Alignment of(DMatrixRMaj vector, DMatrixRMaj basis) {
    double norm = Norms.frobenius(vector);
    double first = dot(vector, basis, 0, norm);
    double second = basis.numCols > 1 ? dot(vector, basis, 1, norm) : 0;
    double square = 0;
    for (int i = 0; i < vector.numRows; i++) {
      double rest = vector.data[i] / norm - first * basis.data[i * basis.numCols];
      square += rest * rest;
    }
    return new Alignment(first, second, Math.sqrt(square));
  }

  private static double dot(DMatrixRMaj vector, DMatrixRMaj basis, int k, double norm) {
    double sum = 0;
    for (int i = 0; i < vector.numRows; i++) {
      sum += vector.data[i] / norm * basis.data[i * basis.numCols + k];
    }
    return sum;
  }

  /// The tangent of the angle to the first direction, up to sign; infinite at a right angle.
  public double tangent() {
    return outside / Math.abs(first);
  }

  /// The angle to the first direction, up to sign, in radians.
  public double angle() {
    return StrictMath.atan2(outside, Math.abs(first));
  }
}
