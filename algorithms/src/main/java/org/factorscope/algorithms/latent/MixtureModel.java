package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// The parameters θ of a Gaussian mixture. Matrices are not to be modified.
///
/// @param mu means, K x d
/// @param pi mixing weights, 1 x K, none negative, sum 1
/// @param sigma variances, shaped as [GaussianMixture.Covariance] says
/// @param ridge ε, the largest number that was added to a variance to keep it above zero
public record MixtureModel(DMatrixRMaj mu, DMatrixRMaj pi, DMatrixRMaj sigma, double ridge) {

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

  /// The same with covariances to which nothing was added.
  MixtureModel withCovariances(DMatrixRMaj newSigma) {
    return new MixtureModel(mu, pi, newSigma, 0);
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
