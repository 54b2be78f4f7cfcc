package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PositiveDefinite;

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

  private final double[] scratch;

  /// −½ log |Σ| − (d/2) log 2π.
  private final double constant;

  private GaussianDensity(Covariance kind, DMatrixRMaj mu, int k, double[] factor) {
    this.kind = kind;
    this.mu = mu;
    this.k = k;
    this.factor = factor;
    this.scratch = new double[mu.numCols];
    this.constant = -0.5 * logDeterminant() - 0.5 * mu.numCols * LOG_TWO_PI;
  }

  /// Component k.
  ///
  /// @throws ArithmeticException where its covariance is not positive definite
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

  /// At row i of X; cost O(d), with a full covariance O(d²).
  ///
  /// @param x n x d. Not modified.
  double log(DMatrixRMaj x, int i) {
    return -0.5 * squaredDistance(x, i) + constant;
  }

  /// (x − μ)ᵀ Σ⁻¹ (x − μ), the squared distance in standard deviations.
  private double squaredDistance(DMatrixRMaj x, int i) {
    return switch (kind) {
      case UNIT, SPHERICAL -> Norms.squaredRowDistance(x, i, mu, k) / factor[0];
      case DIAGONAL -> diagonalDistance(x, i);
      case FULL -> fullDistance(x, i);
    };
  }

  private double diagonalDistance(DMatrixRMaj x, int i) {
    int d = mu.numCols;
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double difference = x.data[i * d + j] - mu.data[k * d + j];
      sum += difference * difference / factor[j];
    }
    return sum;
  }

  /// ‖L⁻¹(x − μ)‖² by forward substitution.
  private double fullDistance(DMatrixRMaj x, int i) {
    int d = mu.numCols;
    double sum = 0;
    for (int a = 0; a < d; a++) {
      double rest = x.data[i * d + a] - mu.data[k * d + a];
      for (int b = 0; b < a; b++) {
        rest -= factor[a * d + b] * scratch[b];
      }
      double along = rest / factor[a * d + a];
      scratch[a] = along;
      sum += along * along;
    }
    return sum;
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

  /// The smallest variance of a column given the columns before it; the smallest eigenvalue of Σ is
  /// at most this.
  double smallestVariance() {
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
