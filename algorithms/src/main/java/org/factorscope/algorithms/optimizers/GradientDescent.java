package org.factorscope.algorithms.optimizers;

import org.ejml.data.DMatrixRMaj;

/// Gradient descent; with a noisy gradient, stochastic gradient descent.
///
/// ```
/// θ⁺ = θ − η ∇f(θ)
/// ```
///
/// @param step η
public record GradientDescent(double step) implements UpdateRule.Linear {
  @Override
  public double momentum() {
    return 0;
  }

  @Override
  public Update update(DMatrixRMaj parameters, DMatrixRMaj gradient, Memory memory) {
    return new Update(
        UpdateRule.zipped(parameters, gradient, (theta, g) -> theta - step * g), memory.next());
  }

  @Override
  public Recurrence recurrence(double curvature) {
    return new Recurrence(1 - step * curvature, 0);
  }
}
