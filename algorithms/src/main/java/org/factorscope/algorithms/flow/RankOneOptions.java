package org.factorscope.algorithms.flow;

import org.factorscope.algorithms.step.InvalidInputException;

/// How the rank-one model A ≈ uvᵀ is fitted.
///
/// @param stepSize η of gradient descent, above 0; alternating least squares has none
public record RankOneOptions(Method method, double stepSize) {

  /// How to move.
  public enum Method {
    /// Each factor in turn to the minimum over it, the other one held still.
    ALTERNATING,
    /// Both factors by −η times their gradient, both from the values before the iteration.
    GRADIENT_DESCENT
  }

  public RankOneOptions {
    if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
      throw InvalidInputException.option("step-size", stepSize, "must be above 0");
    }
  }
}
