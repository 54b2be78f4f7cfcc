package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// The parameters θ of a Gaussian mixture. Matrices are not to be modified.
///
/// @param mu means, K x d
/// @param pi mixing weights, 1 x K, none negative, sum 1
/// @param sigma variances, shaped as [GaussianMixtureOptions.Covariance] says
/// @param ridge ε, the largest number that was added to a variance to keep it above zero
public record MixtureModel(DMatrixRMaj mu, DMatrixRMaj pi, DMatrixRMaj sigma, double ridge) {

  /// Uniform weights and covariances σ²I, where σ² is the option's for a fixed variance, else 1.
  static MixtureModel start(DMatrixRMaj mu, GaussianMixtureOptions options) {
    DMatrixRMaj pi = new DMatrixRMaj(1, mu.numRows);
    Arrays.fill(pi.data, 1.0 / mu.numRows);
    return new MixtureModel(mu, pi, CovarianceShape.start(options, mu.numRows, mu.numCols), 0);
  }

  /// K.
  public int clusters() {
    return mu.numRows;
  }

  /// d.
  public int dimension() {
    return mu.numCols;
  }

  boolean isFinite() {
    return Norms.isFinite(mu) && Norms.isFinite(pi) && Norms.isFinite(sigma);
  }

  int numbers() {
    return mu.getNumElements() + pi.getNumElements() + sigma.getNumElements();
  }
}
