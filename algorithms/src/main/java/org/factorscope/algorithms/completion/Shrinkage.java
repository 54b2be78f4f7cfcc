package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.ThinSvd;

/// Soft thresholding of singular values (CIL lecture notes 2024, section 2.2).
///
/// ```
/// shrink_τ(A) = argmin_B ½‖A − B‖_F² + τ‖B‖_* = U diag(σ − τ)_+ V^T
/// ```
public final class Shrinkage {
  private Shrinkage() {}

  /// (σ − τ)_+ for each singular value.
  ///
  /// @param values σ. Not modified.
  public static double[] soft(double[] values, double tau) {
    double[] shrunk = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      shrunk[k] = Math.max(values[k] - tau, 0);
    }
    return shrunk;
  }

  /// shrink_τ(A); cost O(nm·min(n, m)).
  ///
  /// @param a n x m, finite. Not modified.
  /// @return n x m, new
  public static DMatrixRMaj of(DMatrixRMaj a, double tau) {
    ThinSvd svd = ThinSvd.of(a);
    return svd.recomposed(soft(svd.values(), tau));
  }
}
