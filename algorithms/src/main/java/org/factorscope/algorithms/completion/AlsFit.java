package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// How well factors fit, computed once for each state in one pass over the ratings.
///
/// @param objective ½‖Π_Ω(Z − UVᵀ)‖² + λ/2(‖U‖² + ‖V‖²), with Z the normalized ratings
/// @param trainRmse over the ratings that are fitted, in rating units
/// @param heldOutRmse over the ratings that are not, in rating units; NaN if there are none
/// @param gradientU of the objective by U
/// @param gradientV of the objective by V
public record AlsFit(
    double objective,
    double trainRmse,
    double heldOutRmse,
    Gradient gradientU,
    Gradient gradientV) {

  static AlsFit of(Ratings ratings, DMatrixRMaj u, DMatrixRMaj v, double lambda) {
    Observations z = ratings.normalized();
    double[] residuals = Residuals.of(z, u, v);
    double[] deviations = ratings.normalization().deviations();
    double squares = 0;
    double ratingSquares = 0;
    for (int e = 0; e < residuals.length; e++) {
      double inUnits = residuals[e] * deviations[z.columnOf(e)];
      squares += residuals[e] * residuals[e];
      ratingSquares += inUnits * inUnits;
    }
    double penalty = lambda * (Norms.squaredFrobenius(u) + Norms.squaredFrobenius(v));
    return new AlsFit(
        (squares + penalty) / 2,
        Math.sqrt(ratingSquares / residuals.length),
        heldOutRmse(ratings, u, v),
        Gradient.of(z, residuals, u, v, lambda),
        Gradient.of(z.transposed(), z.orderedByColumn(residuals), v, u, lambda));
  }

  private static double heldOutRmse(Ratings ratings, DMatrixRMaj u, DMatrixRMaj v) {
    Observations heldOut = ratings.heldOut();
    double squares = 0;
    for (int i = 0; i < heldOut.rows(); i++) {
      for (int e = heldOut.rowStart(i); e < heldOut.rowStart(i + 1); e++) {
        int j = heldOut.columnOf(e);
        double predicted = ratings.normalization().undo(i, j, product(u, i, v, j));
        double error = heldOut.byRow(e) - predicted;
        squares += error * error;
      }
    }
    return Math.sqrt(squares / heldOut.count());
  }

  /// u_iᵀv_j.
  ///
  /// @param u n x k. Not modified.
  /// @param v m x k. Not modified.
  public static double product(DMatrixRMaj u, int i, DMatrixRMaj v, int j) {
    int k = u.numCols;
    double sum = 0;
    for (int p = 0; p < k; p++) {
      sum += u.data[i * k + p] * v.data[j * k + p];
    }
    return sum;
  }

  /// The gradient of the objective by the rows of one factor, in three numbers. By u_i it is λu_i −
  /// Σ_j ω_ij r_ij v_j, with the residual r.
  ///
  /// @param worst the largest ‖∇_i‖ relative to `scale_i`: at rounding if row i solves its system
  /// @param norm ‖∇‖_F
  /// @param scale √Σ scale_i², where scale_i = λ‖u_i‖ + Σ_j ω_ij(|z_ij| + ‖u_i‖‖v_j‖)‖v_j‖: what
  ///   its terms come to before they cancel
  public record Gradient(double worst, double norm, double scale) {

    /// @param z n x m, the ratings. Not modified.
    /// @param residuals of them, by row. Not modified.
    /// @param u n x k. Not modified.
    /// @param v m x k. Not modified.
    static Gradient of(
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
      return new Gradient(
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
}
