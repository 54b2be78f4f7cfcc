package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;

/// The gradient of the objective by the rows of one factor, in three numbers. By u_i it is λu_i −
/// Σ_j ω_ij r_ij v_j, with the residual r.
///
/// @param worst the largest ‖∇_i‖ relative to `scale_i`: at rounding where row i solves its system
/// @param norm ‖∇‖_F
/// @param scale √Σ scale_i², where scale_i = λ‖u_i‖ + Σ_j ω_ij(|z_ij| + ‖u_i‖‖v_j‖)‖v_j‖: what its
///   terms come to before they cancel
public record AlsGradient(double worst, double norm, double scale) {

  /// @param z n x m, the ratings. Not modified.
  /// @param rest the residuals, in the same places. Not modified.
  /// @param u n x k. Not modified.
  /// @param v m x k. Not modified.
  static AlsGradient of(
      Observations z, Observations rest, DMatrixRMaj u, DMatrixRMaj v, double lambda) {
    double[] lengths = new double[v.numRows];
    for (int j = 0; j < lengths.length; j++) {
      lengths[j] = length(v.data, j * v.numCols, v.numCols);
    }
    int k = u.numCols;
    double worst = 0;
    double norm = 0;
    double wholeScale = 0;
    double[] gradient = new double[k];
    for (int i = 0; i < u.numRows; i++) {
      gather(rest, u, v, lambda, i, gradient);
      double own = length(u.data, i * k, k);
      double scale = lambda * own;
      for (int e = z.rowStart(i); e < z.rowStart(i + 1); e++) {
        double other = lengths[z.columnOf(e)];
        scale += (Math.abs(z.byRow(e)) + own * other) * other;
      }
      double length = length(gradient, 0, k);
      worst = Math.max(worst, length / (scale + Double.MIN_NORMAL));
      norm = StrictMath.hypot(norm, length);
      wholeScale = StrictMath.hypot(wholeScale, scale);
    }
    return new AlsGradient(worst, norm, wholeScale);
  }

  private static void gather(
      Observations rest, DMatrixRMaj u, DMatrixRMaj v, double lambda, int i, double[] gradient) {
    int k = gradient.length;
    for (int p = 0; p < k; p++) {
      gradient[p] = lambda * u.data[i * k + p];
    }
    for (int e = rest.rowStart(i); e < rest.rowStart(i + 1); e++) {
      int at = rest.columnOf(e) * k;
      double residual = rest.byRow(e);
      for (int p = 0; p < k; p++) {
        gradient[p] -= residual * v.data[at + p];
      }
    }
  }

  private static double length(double[] data, int from, int k) {
    double largest = 0;
    for (int p = from; p < from + k; p++) {
      largest = Math.max(largest, Math.abs(data[p]));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (int p = from; p < from + k; p++) {
      // In units of the largest, so that no square overflows or vanishes.
      sum += (data[p] / largest) * (data[p] / largest);
    }
    return largest * Math.sqrt(sum);
  }
}
