package org.factorscope.algorithms.latent;

import org.factorscope.algorithms.step.InvalidInputException;

/// How a Gaussian mixture runs.
///
/// @param clusters K, at least 1
/// @param covariance what the components may look like
/// @param variance σ² of [Covariance#UNIT], above 0; the others learn theirs
/// @param floor ε, added to every learned variance so that none can vanish; above 0
public record GaussianMixtureOptions(
    int clusters, Covariance covariance, double variance, double floor) {

  /// What the components may look like, and the shape of the variable sigma that says so.
  public enum Covariance {
    /// σ²I, the same for all and fixed: sigma is 1 x 1.
    UNIT,
    /// σ_k²I, a round component each: sigma is K x 1.
    SPHERICAL,
    /// diag(σ_k1², …, σ_kd²): sigma is K x d.
    DIAGONAL,
    /// Σ_k: sigma is (K·d) x d, the K matrices on top of each other.
    FULL
  }

  public GaussianMixtureOptions {
    if (clusters < 1) {
      throw InvalidInputException.option("clusters", clusters, "must be at least 1");
    }
    if (!(variance > 0) || Double.isInfinite(variance)) {
      throw InvalidInputException.option("variance", variance, "must be above 0");
    }
    if (!(floor > 0) || Double.isInfinite(floor)) {
      throw InvalidInputException.option("floor", floor, "must be above 0");
    }
  }
}
