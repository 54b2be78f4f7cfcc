package org.factorscope.algorithms.sparse;

import org.ejml.data.DMatrixRMaj;

/// The soft threshold (sparsity notes, section 1).
///
/// ```
/// S_t(v) = sign(v) (|v| − t)_+ = argmin_y ½(y − v)² + t|y|
/// ```
final class SoftThreshold {
  private SoftThreshold() {}

  /// S_t of a number; NaN stays NaN.
  ///
  /// @param t not negative
  static double of(double v, double t) {
    return Math.abs(v) <= t ? 0 : v - Math.copySign(t, v);
  }

  /// S_t of each entry.
  ///
  /// @param v any shape. Not modified.
  /// @param t not negative
  /// @return a new matrix of the same shape
  static DMatrixRMaj of(DMatrixRMaj v, double t) {
    DMatrixRMaj shrunk = new DMatrixRMaj(v.numRows, v.numCols);
    for (int i = 0; i < v.getNumElements(); i++) {
      shrunk.data[i] = of(v.data[i], t);
    }
    return shrunk;
  }
}
