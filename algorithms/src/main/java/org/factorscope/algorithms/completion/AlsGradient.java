package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// The gradient of the objective by the rows of one factor, in three numbers. By u_i it is λu_i −
/// Σ_j ω_ij r_ij v_j, with the residual r.
///
/// @param worst the largest ‖∇_i‖ relative to `scale_i`: at rounding where row i solves its system
/// @param norm ‖∇‖_F
/// @param scale √Σ scale_i², where scale_i = λ‖u_i‖ + Σ_j ω_ij(|z_ij| + ‖u_i‖‖v_j‖)‖v_j‖: what its
///   terms come to before they cancel
public record AlsGradient(double worst, double norm, double scale) {

  /// @param z n x m, the ratings. Not modified.
  /// @param residuals of them, by row. Not modified.
  /// @param u n x k. Not modified.
  /// @param v m x k. Not modified.
  static AlsGradient of(
      Observations z, double[] residuals, DMatrixRMaj u, DMatrixRMaj v, double lambda) {
    int k = u.numCols;
    double[] others = lengths(v);
    double[] lengths = new double[u.numRows];
    double[] scales = new double[u.numRows];
    double[] gradient = new double[k];
    double worst = 0;
    for (int i = 0; i < u.numRows; i++) {
      for (int p = 0; p < k; p++) {
        gradient[p] = lambda * u.data[i * k + p];
      }
      Residuals.subtract(z, i, residuals, v, gradient);
      lengths[i] = Norms.length(gradient, 0, k);
      scales[i] = scale(z, i, Norms.length(u.data, i * k, k), others, lambda);
      worst = Math.max(worst, lengths[i] / (scales[i] + Double.MIN_NORMAL));
    }
    return new AlsGradient(
        worst, Norms.length(lengths, 0, u.numRows), Norms.length(scales, 0, u.numRows));
  }

  private static double scale(Observations z, int i, double own, double[] others, double lambda) {
    double scale = lambda * own;
    for (int e = z.rowStart(i); e < z.rowStart(i + 1); e++) {
      double other = others[z.columnOf(e)];
      scale += (Math.abs(z.byRow(e)) + own * other) * other;
    }
    return scale;
  }

  private static double[] lengths(DMatrixRMaj factor) {
    double[] lengths = new double[factor.numRows];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Norms.length(factor.data, i * factor.numCols, factor.numCols);
    }
    return lengths;
  }
}
