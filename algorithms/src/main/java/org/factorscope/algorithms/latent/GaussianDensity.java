package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.Vectors;

/// The logarithm of one component's density.
///
/// ```
/// log N(x; μ, Σ) = −½ (x − μ)ᵀ Σ⁻¹ (x − μ) − ½ log |Σ| − (d/2) log 2π
/// ```
final class GaussianDensity {
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private final Covariance kind;
  private final DMatrixRMaj mu;
  private final int k;

  /// The variance, the d variances, or L of Σ = LLᵀ row by row.
  private final double[] factor;

  /// −½ log |Σ| − (d/2) log 2π.
  private final double constant;

  private GaussianDensity(Covariance kind, DMatrixRMaj mu, int k, double[] factor) {
    this.kind = kind;
    this.mu = mu;
    this.k = k;
    this.factor = factor;
    this.constant = -0.5 * logDeterminant() - 0.5 * mu.numCols * LOG_TWO_PI;
  }

  /// Component k.
  ///
  /// @throws ArithmeticException if its covariance is not positive definite
  static GaussianDensity of(Covariance kind, MixtureModel model, int k) {
    DMatrixRMaj sigma = model.sigma();
    int d = model.dimension();
    double[] factor =
        switch (kind) {
          case UNIT -> new double[] {sigma.data[0]};
          case SPHERICAL -> new double[] {sigma.data[k]};
          case DIAGONAL -> Arrays.copyOfRange(sigma.data, k * d, (k + 1) * d);
          case FULL -> Arrays.copyOfRange(sigma.data, k * d * d, (k + 1) * d * d);
        };
    if (kind == Covariance.FULL && !PositiveDefinite.decompose(factor, d)) {
      throw new ArithmeticException("the covariance of component " + (k + 1) + " is singular");
    }
    return new GaussianDensity(kind, model.mu(), k, factor);
  }

  static boolean isPositiveDefinite(DMatrixRMaj sigma, int k, int d) {
    return PositiveDefinite.decompose(
        Arrays.copyOfRange(sigma.data, k * d * d, (k + 1) * d * d), d);
  }

  /// At all points of a tile; cost O(d) a point, with a full covariance O(d²).
  ///
  /// @param points Not modified.
  /// @param scratch room for as many coordinates of as many points. Modified.
  /// @param logs Modified: becomes the logarithms.
  void log(PointTile points, double[][] scratch, double[] logs) {
    Arrays.fill(logs, 0, points.width(), 0);
    for (int j = 0; j < scratch.length; j++) {
      points.differences(j, mu, k, scratch[j]);
      switch (kind) {
        case UNIT, SPHERICAL -> addSquares(scratch[j], 1, logs, points.width());
        case DIAGONAL -> addSquares(scratch[j], factor[j], logs, points.width());
        case FULL -> {
          standardize(scratch, j, points.width());
          addSquares(scratch[j], 1, logs, points.width());
        }
      }
    }
    boolean isRound = kind == Covariance.UNIT || kind == Covariance.SPHERICAL;
    double variance = isRound ? factor[0] : 1;
    for (int i = 0; i < points.width(); i++) {
      logs[i] = -0.5 * (logs[i] / variance) + constant;
    }
  }

  private static void addSquares(double[] along, double variance, double[] sums, int width) {
    for (int i = 0; i < width; i++) {
      sums[i] += along[i] * along[i] / variance;
    }
  }

  /// Coordinate j of L⁻¹(x − μ) by forward substitution, from those before.
  ///
  /// @param along Modified: x_j − μ_j before.
  private void standardize(double[][] along, int j, int width) {
    int row = j * along.length;
    for (int b = 0; b < j; b++) {
      Vectors.add(-factor[row + b], along[b], 0, along[j], 0, width);
    }
    double[] rest = along[j];
    double pivot = 1 / factor[row + j];
    for (int i = 0; i < width; i++) {
      rest[i] *= pivot;
    }
  }

  private double logDeterminant() {
    int d = mu.numCols;
    if (kind == Covariance.UNIT || kind == Covariance.SPHERICAL) {
      return d * StrictMath.log(factor[0]);
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      boolean isFull = kind == Covariance.FULL;
      sum += isFull ? 2 * StrictMath.log(factor[j * d + j]) : StrictMath.log(factor[j]);
    }
    return sum;
  }

  /// The smallest variance of a column given the columns before it, by which differences are
  /// divided; it depends on the order of the columns and is no eigenvalue of Σ, only at least the
  /// smallest one.
  double smallestPivot() {
    int d = mu.numCols;
    double smallest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < factor.length; j++) {
      boolean isVariance = kind != Covariance.FULL || j / d == j % d;
      double variance = kind == Covariance.FULL ? factor[j] * factor[j] : factor[j];
      smallest = isVariance ? Math.min(smallest, variance) : smallest;
    }
    return smallest;
  }

  /// tr Σ⁻¹.
  double inverseTrace() {
    int d = mu.numCols;
    if (kind == Covariance.UNIT || kind == Covariance.SPHERICAL) {
      return d / factor[0];
    }
    double trace = 0;
    for (int j = 0; j < d; j++) {
      if (kind == Covariance.DIAGONAL) {
        trace += 1 / factor[j];
      } else {
        double[] column = new double[d];
        column[j] = 1;
        PositiveDefinite.substitute(factor, column, d);
        trace += column[j];
      }
    }
    return trace;
  }
}
