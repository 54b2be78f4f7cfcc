package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.linalg.Norms;

/// The parameters θ of a Gaussian mixture. Matrices are not to be modified.
///
/// @param mu means, K x d
/// @param pi mixing weights, 1 x K, none negative, sum 1
/// @param sigma variances, shaped as [GaussianMixture.Covariance] says
/// @param ridge ε, the largest number that was added to a variance to keep it above zero
public record MixtureModel(DMatrixRMaj mu, DMatrixRMaj pi, DMatrixRMaj sigma, double ridge) {

  private static final double ROUNDING_UNITS = 4;

  /// Uniform weights and covariances σ²I, where σ² is the option's for a fixed variance, else 1.
  static MixtureModel start(DMatrixRMaj mu, GaussianMixture.Options options) {
    DMatrixRMaj pi = new DMatrixRMaj(1, mu.numRows);
    Arrays.fill(pi.data, 1.0 / mu.numRows);
    return new MixtureModel(mu, pi, CovarianceShape.start(options, mu.numRows, mu.numCols), 0);
  }

  MixtureModel withMeans(DMatrixRMaj newMu) {
    return new MixtureModel(newMu, pi, sigma, ridge);
  }

  MixtureModel withWeights(DMatrixRMaj newPi) {
    return new MixtureModel(mu, newPi, sigma, ridge);
  }

  MixtureModel withCovariances(DMatrixRMaj newSigma) {
    return new MixtureModel(mu, pi, newSigma, ridge);
  }

  boolean isFinite() {
    return Norms.isFinite(mu) && Norms.isFinite(pi) && Norms.isFinite(sigma);
  }

  /// Whether no parameter differs from another model's by more than `change`: means relative to
  /// their standard deviations, covariances to the variances of both columns. A few units in the
  /// last place count as none.
  boolean isNear(MixtureModel other, Covariance kind, double change) {
    for (int k = 0; k < clusters(); k++) {
      if (!(Math.abs(pi.data[k] - other.pi.data[k]) <= change)) {
        return false;
      }
      for (int a = 0; a < dimension(); a++) {
        double deviation = Math.sqrt(CovarianceShape.entry(kind, sigma, k, a, a));
        double mean = mu.get(k, a);
        double allowed = change * deviation + ROUNDING_UNITS * Math.ulp(mean);
        if (!(Math.abs(mean - other.mu.get(k, a)) <= allowed)) {
          return false;
        }
      }
    }
    return hasNearCovariances(other, kind, change);
  }

  private boolean hasNearCovariances(MixtureModel other, Covariance kind, double change) {
    int d = kind == Covariance.FULL ? dimension() : 1;
    for (int e = 0; e < sigma.getNumElements(); e++) {
      int k = e / (d * sigma.numCols);
      int a = e / sigma.numCols % d;
      int b = e % sigma.numCols;
      double scale =
          kind == Covariance.FULL
              ? Math.sqrt(sigma.get(k * d + a, a)) * Math.sqrt(sigma.get(k * d + b, b))
              : sigma.data[e];
      if (!(Math.abs(sigma.data[e] - other.sigma.data[e]) <= change * scale)) {
        return false;
      }
    }
    return true;
  }

  /// K.
  public int clusters() {
    return mu.numRows;
  }

  /// d.
  public int dimension() {
    return mu.numCols;
  }
}
