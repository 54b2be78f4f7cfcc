package org.factorscope.algorithms.latent;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.step.InvalidInputException;

/// How the variable sigma holds the covariances of K components in d dimensions.
public final class CovarianceShape {
  private CovarianceShape() {}

  /// How far Σ_k and its transpose may differ in a start, relative to the diagonal.
  private static final double SYMMETRY = 1e-9;

  static int rows(Covariance kind, int clusters, int dimension) {
    return switch (kind) {
      case UNIT -> 1;
      case SPHERICAL, DIAGONAL -> clusters;
      case FULL -> clusters * dimension;
    };
  }

  static int columns(Covariance kind, int dimension) {
    return kind == Covariance.UNIT || kind == Covariance.SPHERICAL ? 1 : dimension;
  }

  /// σ²I for every component, with the fixed variance or 1.
  static DMatrixRMaj start(GaussianMixture.Options options, int clusters, int dimension) {
    Covariance kind = options.covariance();
    DMatrixRMaj sigma = new DMatrixRMaj(rows(kind, clusters, dimension), columns(kind, dimension));
    switch (kind) {
      case UNIT -> sigma.data[0] = options.variance();
      case SPHERICAL, DIAGONAL -> Arrays.fill(sigma.data, 1);
      case FULL -> {
        for (int row = 0; row < sigma.numRows; row++) {
          sigma.set(row, row % dimension, 1);
        }
      }
    }
    return sigma;
  }

  /// The covariance of columns a and b under component k.
  ///
  /// @param sigma shaped as `kind` says. Not modified.
  public static double entry(Covariance kind, DMatrixRMaj sigma, int k, int a, int b) {
    return switch (kind) {
      case UNIT -> a == b ? sigma.get(0, 0) : 0;
      case SPHERICAL -> a == b ? sigma.get(k, 0) : 0;
      case DIAGONAL -> a == b ? sigma.get(k, a) : 0;
      case FULL -> sigma.get(k * sigma.numCols + a, b);
    };
  }

  /// The smallest variance of component k in any direction: the smallest eigenvalue of Σ_k. Cost of
  /// a full covariance O(d³).
  ///
  /// @param sigma shaped as `kind` says. Not modified.
  static double smallestVariance(Covariance kind, DMatrixRMaj sigma, int k, int dimension) {
    if (kind == Covariance.FULL) {
      DMatrixRMaj covariance =
          CommonOps_DDRM.extract(sigma, k * dimension, (k + 1) * dimension, 0, dimension);
      return smallestEigenvalue(covariance);
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (int a = 0; a < dimension; a++) {
      smallest = Math.min(smallest, entry(kind, sigma, k, a, a));
    }
    return smallest;
  }

  /// The inverse of the largest eigenvalue of Σ⁻¹: columns of very different units leave Cholesky's
  /// decomposition its digits, while small eigenvalues of Σ itself drown in the rounding of large
  /// ones.
  private static double smallestEigenvalue(DMatrixRMaj covariance) {
    int d = covariance.numRows;
    double[] factor = covariance.data.clone();
    if (!PositiveDefinite.decompose(factor, d)) {
      return SymmetricEigen.of(covariance).values()[d - 1];
    }
    DMatrixRMaj inverse = new DMatrixRMaj(d, d);
    for (int j = 0; j < d; j++) {
      double[] column = new double[d];
      column[j] = 1;
      PositiveDefinite.substitute(factor, column, d);
      for (int i = 0; i <= j; i++) {
        inverse.set(i, j, column[i]);
        inverse.set(j, i, column[i]);
      }
    }
    return 1 / SymmetricEigen.of(inverse).values()[0];
  }

  /// Refuses a sigma that is no set of covariances.
  ///
  /// @param sigma shaped as `kind` says. Not modified.
  static void check(Covariance kind, DMatrixRMaj sigma, int clusters, int dimension) {
    for (int k = 0; k < clusters; k++) {
      for (int a = 0; a < dimension; a++) {
        double variance = entry(kind, sigma, k, a, a);
        if (!(variance > 0) || Double.isInfinite(variance)) {
          throw new InvalidInputException(
              String.format(
                  Locale.ROOT,
                  "sigma gives component %d the variance %s along column %d, but it must be above"
                      + " 0.",
                  k + 1,
                  variance,
                  a + 1));
        }
      }
      if (kind == Covariance.FULL) {
        checkFull(sigma, k, dimension);
      }
    }
  }

  private static void checkFull(DMatrixRMaj sigma, int k, int d) {
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < a; b++) {
        double lower = entry(Covariance.FULL, sigma, k, a, b);
        double upper = entry(Covariance.FULL, sigma, k, b, a);
        double scale =
            Math.sqrt(entry(Covariance.FULL, sigma, k, a, a))
                * Math.sqrt(entry(Covariance.FULL, sigma, k, b, b));
        if (!(Math.abs(lower - upper) <= SYMMETRY * scale)) {
          throw new InvalidInputException(
              String.format(
                  Locale.ROOT,
                  "The covariance of component %d in sigma is not symmetric: %s and %s at (%d,"
                      + " %d).",
                  k + 1,
                  lower,
                  upper,
                  a + 1,
                  b + 1));
        }
      }
    }
    if (!GaussianDensity.isPositiveDefinite(sigma, k, d)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "The covariance of component %d in sigma is not positive definite.",
              k + 1));
    }
  }
}
