package org.factorscope.algorithms.completion;

import org.factorscope.algorithms.step.InvalidInputException;

/// How completion by shrinkage of singular values runs.
///
/// @param tau τ, not negative: how much is taken off each singular value
/// @param stepSize δ, above 0; of [Method#SVT] alone
public record NuclearNormOptions(Method method, double tau, double stepSize) {

  /// What the correction does.
  public enum Method {
    /// Singular value thresholding: Y + δΠ_Ω(M − B), a climb on the dual problem.
    SVT,
    /// Π_Ω(M) + Π_Ω⊥(B): the gaps are filled with the guess.
    SOFT_IMPUTE
  }

  public NuclearNormOptions {
    if (!(tau >= 0) || Double.isInfinite(tau)) {
      throw InvalidInputException.option("tau", tau, "must be at least 0");
    }
    if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
      throw InvalidInputException.option("step-size", stepSize, "must be above 0");
    }
  }
}
