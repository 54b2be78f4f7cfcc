package org.factorscope.algorithms.embeddings;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Products;

/// What a product T Cᵀ of vectors of words and contexts does not show: T R and C R⁻ᵀ have the same
/// product for every R that can be inverted.
final class ProductSymmetry {
  private ProductSymmetry() {}

  /// T R, for an R that doubles the first axis and adds it to the second one, if there is one.
  ///
  /// @param t V x d. Not modified.
  static DMatrixRMaj changed(DMatrixRMaj t) {
    DMatrixRMaj r = CommonOps_DDRM.identity(t.numCols);
    r.set(0, 0, 2);
    if (t.numCols > 1) {
      r.set(0, 1, 1);
    }
    return Products.times(t, r);
  }

  /// C R⁻ᵀ.
  ///
  /// @param c V x d. Not modified.
  static DMatrixRMaj counterChanged(DMatrixRMaj c) {
    DMatrixRMaj inverse = CommonOps_DDRM.identity(c.numCols);
    inverse.set(0, 0, 0.5);
    if (c.numCols > 1) {
      inverse.set(0, 1, -0.5);
    }
    return Products.timesTransposed(c, inverse);
  }
}
