package org.factorscope.algorithms.theory;

import org.ejml.data.DMatrixRMaj;

/// A penalty that pulls a number to 0 or to 1, whichever is nearer, by an elastic net around each
/// (Dalleiger and Vreeken 2022).
///
/// ```
/// r(x) = min(κ|x| + λx²/2, κ|x − 1| + λ(x − 1)²/2)
/// ```
///
/// @param kappa κ, at least 0
/// @param lambda λ, at least 0
public record ElasticPoles(double kappa, double lambda) {
  private static final double HALF = 0.5;

  /// Places from 0 to 1 that [#missed] tries.
  private static final int PLACES = 40;

  /// r(x).
  public double at(double x) {
    double far = Math.min(Math.abs(x), Math.abs(x - 1));
    return kappa * far + lambda * far * far / 2;
  }

  /// Σ r over all entries.
  ///
  /// @param matrix any shape. Not modified.
  public double sum(DMatrixRMaj matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      sum += at(matrix.data[i]);
    }
    return sum;
  }

  /// Where (y − x)²/(2s) + r(y) is smallest over y ≥ 0.
  ///
  /// @param step s, above 0
  public double prox(double x, double step) {
    double pole = x <= HALF ? 0 : 1;
    double away = x - pole;
    double left = Math.max(Math.abs(away) - kappa * step, 0) / (1 + lambda * step);
    return Math.max(pole + Math.copySign(left, away), 0);
  }

  /// [#prox(double, double)] of each entry.
  ///
  /// @param matrix any shape. Not modified.
  public DMatrixRMaj prox(DMatrixRMaj matrix, double step) {
    DMatrixRMaj near = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    for (int i = 0; i < near.getNumElements(); i++) {
      near.data[i] = prox(matrix.data[i], step);
    }
    return near;
  }

  /// By how much the best place of a grid is better than `to` for any entry, relative to what is
  /// compared; 0 or less if `to` is the best.
  ///
  /// @param from any shape. Not modified.
  /// @param to the same shape. Not modified.
  double missed(DMatrixRMaj from, DMatrixRMaj to, double step) {
    double missed = 0;
    for (int i = 0; i < from.getNumElements(); i++) {
      double x = from.data[i];
      double chosen = cost(x, to.data[i], step);
      for (int p = 0; p <= PLACES + 1; p++) {
        double place = p > PLACES ? Math.max(x, 0) : (double) p / PLACES;
        double other = cost(x, place, step);
        missed = Math.max(missed, (chosen - other) / (1 + chosen + other));
      }
    }
    return missed;
  }

  /// s times what [#prox(double, double)] makes smallest, so that short steps do not overflow.
  private double cost(double x, double place, double step) {
    return (place - x) * (place - x) / 2 + step * at(place);
  }
}
