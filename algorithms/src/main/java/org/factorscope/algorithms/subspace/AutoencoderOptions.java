package org.factorscope.algorithms.subspace;

import org.factorscope.algorithms.step.InvalidInputException;

/// How a linear autoencoder learns.
///
/// @param components m, the width of the bottleneck, at least 1
/// @param stepSize η, in units of 1/λ₁ of the covariance; above 0
public record AutoencoderOptions(int components, Weights weights, double stepSize) {

  /// Whether encoder and decoder share their weights.
  public enum Weights {
    /// V and W are two matrices.
    UNTIED,
    /// W = Vᵀ =: Uᵀ.
    TIED
  }

  public AutoencoderOptions {
    if (components < 1) {
      throw InvalidInputException.option("components", components, "must be at least 1");
    }
    if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
      throw InvalidInputException.option("step-size", stepSize, "must be above 0");
    }
  }
}
