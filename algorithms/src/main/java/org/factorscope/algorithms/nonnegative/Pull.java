package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.nonnegative.Nmf.Loss;

/// What an update of the first entry of a factor sees: the numbers in its formula.
///
/// ```
/// multiplicative:  f ← f · up/down          HALS:  f ← max(0, f + (up − down)/curvature)
/// ```
///
/// @param up (XHᵀ)₁₁ or ((X/WH)Hᵀ)₁₁; for H alike
/// @param down (WHHᵀ)₁₁ or (1Hᵀ)₁₁
/// @param curvature (HHᵀ)₁₁
public record Pull(double up, double down, double curvature) {
  /// On w_11, from H and the first row of W as they were before the update; cost O(mk).
  ///
  /// @param x n x m. Not modified.
  /// @param row k numbers. Not modified.
  /// @param h k x m. Not modified.
  public static Pull onWeight(DMatrixRMaj x, double[] row, DMatrixRMaj h, Loss loss) {
    Pull pull = new Pull(0, 0, 0);
    for (int j = 0; j < x.numCols; j++) {
      double y = 0;
      for (int r = 0; r < row.length; r++) {
        y += row[r] * h.get(r, j);
      }
      pull = pull.plus(x.get(0, j), y, h.get(0, j), loss);
    }
    return pull;
  }

  /// On h_11, from W and the first column of H as they were before the update; cost O(nk).
  ///
  /// @param x n x m. Not modified.
  /// @param w n x k. Not modified.
  /// @param column k numbers. Not modified.
  public static Pull onPart(DMatrixRMaj x, DMatrixRMaj w, double[] column, Loss loss) {
    Pull pull = new Pull(0, 0, 0);
    for (int i = 0; i < x.numRows; i++) {
      double y = 0;
      for (int r = 0; r < column.length; r++) {
        y += w.get(i, r) * column[r];
      }
      pull = pull.plus(x.get(i, 0), y, w.get(i, 0), loss);
    }
    return pull;
  }

  /// One entry x of X more, with the entry y of WH and the entry f of the other factor.
  private Pull plus(double x, double y, double f, Loss loss) {
    boolean isDivergence = loss == Loss.KULLBACK_LEIBLER;
    double quotient = x / y;
    double reached = quotient < DivergenceUpdate.UNREACHABLE ? quotient : 0;
    return new Pull(
        up + (isDivergence ? reached : x) * f,
        down + (isDivergence ? 1 : y) * f,
        curvature + f * f);
  }
}
