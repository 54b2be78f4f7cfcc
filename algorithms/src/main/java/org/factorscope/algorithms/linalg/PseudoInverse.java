package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The Moore–Penrose inverse.
public final class PseudoInverse {
  private PseudoInverse() {}

  /// A⁺ = V S⁺ Uᵀ by the singular value decomposition; cost O(mn·min(m, n)).
  ///
  /// @param a m x n. Not modified.
  /// @param relativeTolerance singular values below this fraction of the largest count as zero
  /// @return n x m
  public static DMatrixRMaj of(DMatrixRMaj a, double relativeTolerance) {
    ThinSvd svd = ThinSvd.of(a);
    double[] values = svd.values();
    DMatrixRMaj scaled = svd.v().copy();
    for (int k = 0; k < values.length; k++) {
      boolean counts = values[k] > 0 && values[k] >= relativeTolerance * values[0];
      CommonOps_DDRM.scaleCol(counts ? 1 / values[k] : 0, scaled, k);
    }
    DMatrixRMaj inverse = new DMatrixRMaj(a.numCols, a.numRows);
    CommonOps_DDRM.multTransB(scaled, svd.u(), inverse);
    return inverse;
  }
}
