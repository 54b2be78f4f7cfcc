package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;

/// A dense layer a = Wz + b on many examples at once, an example a row.
///
/// ```
/// A = Z Wᵀ + 1 bᵀ,   ∂W = Gᵀ Z,   ∂b = Gᵀ 1,   ∂Z = G W      with G = ∂A
/// ```
///
/// Every entry is summed in the same order wherever it stands, so that units with equal weights get
/// gradients that are equal to the last bit. Each of the four costs O(n h p) or less.
public final class Dense {
  private Dense() {}

  /// A.
  ///
  /// @param z n x p. Not modified.
  /// @param w h x p. Not modified.
  /// @param b h x 1. Not modified.
  /// @return n x h, new
  public static DMatrixRMaj forward(DMatrixRMaj z, DMatrixRMaj w, DMatrixRMaj b) {
    DMatrixRMaj a = Products.timesTransposed(z, w);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        a.data[i * a.numCols + j] += b.data[j];
      }
    }
    return a;
  }

  /// ∂W, summed over the examples.
  ///
  /// @param g n x h. Not modified.
  /// @param z n x p. Not modified.
  /// @return h x p, new
  public static DMatrixRMaj weightGradient(DMatrixRMaj g, DMatrixRMaj z) {
    return Products.transposedTimes(g, z);
  }

  /// ∂b, summed over the examples.
  ///
  /// @param g n x h. Not modified.
  /// @return h x 1, new
  public static DMatrixRMaj biasGradient(DMatrixRMaj g) {
    DMatrixRMaj sums = new DMatrixRMaj(g.numCols, 1);
    for (int i = 0; i < g.numRows; i++) {
      for (int j = 0; j < g.numCols; j++) {
        sums.data[j] += g.data[i * g.numCols + j];
      }
    }
    return sums;
  }

  /// ∂Z.
  ///
  /// @param g n x h. Not modified.
  /// @param w h x p. Not modified.
  /// @return n x p, new
  public static DMatrixRMaj inputGradient(DMatrixRMaj g, DMatrixRMaj w) {
    return Products.times(g, w);
  }
}
