package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// How well factors fit, computed once for each state in one pass over the ratings.
///
/// @param objective ½‖Π_Ω(Z − UVᵀ)‖² + λ/2(‖U‖² + ‖V‖²), with Z the normalized ratings
/// @param trainRmse over the ratings that are fitted, in rating units
/// @param heldOutRmse over the ratings that are not, in rating units; NaN where there are none
/// @param gradientU of the objective by U
/// @param gradientV of the objective by V
public record AlsFit(
    double objective,
    double trainRmse,
    double heldOutRmse,
    AlsGradient gradientU,
    AlsGradient gradientV) {

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
        AlsGradient.of(z, residuals, u, v, lambda),
        AlsGradient.of(z.transposed(), z.orderedByColumn(residuals), v, u, lambda));
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
}
