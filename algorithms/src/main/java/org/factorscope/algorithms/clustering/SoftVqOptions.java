package org.factorscope.algorithms.clustering;

import org.factorscope.algorithms.step.InvalidInputException;

/// How soft vector quantization runs.
///
/// @param atoms r, at least 1
/// @param temperature T, above 0
public record SoftVqOptions(int atoms, double temperature, Similarity similarity, Update update) {

  /// What the softmax compares.
  public enum Similarity {
    /// d_iᵀx_j / (‖d_i‖‖x_j‖); 0 where either is the zero vector.
    COSINE,
    /// −‖d_i − x_j‖²: with T = 2σ² this is the posterior of a mixture of equal spherical Gaussians.
    DISTANCE
  }

  /// How the atoms follow.
  public enum Update {
    /// D = XCᵀ diag(C1)⁻¹.
    WEIGHTED_MEAN,
    /// D = XC⁺, the minimizer of ‖X − DC‖_F².
    LEAST_SQUARES
  }

  public SoftVqOptions {
    if (atoms < 1) {
      throw InvalidInputException.option("atoms", atoms, "must be at least 1");
    }
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw InvalidInputException.option("temperature", temperature, "must be above 0");
    }
  }
}
