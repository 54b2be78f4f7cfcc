package org.factorscope.algorithms.optimizers;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Nesterov's accelerated gradient (1983) with a constant momentum: the last move goes on first,
/// and the gradient is taken there.
///
/// ```
/// y = θ + β (θ − θ₋),   θ⁺ = y − η ∇f(y)
/// ```
///
/// For curvatures from μ to L: η = 1/L, β = (√κ − 1)/(√κ + 1), κ = L/μ.
///
/// @param step η
/// @param momentum β
public record Nesterov(double step, double momentum) implements UpdateRule.Linear {
  @Override
  public List<String> remembered() {
    return List.of("previous");
  }

  /// θ₋ = θ: no move to go on with.
  @Override
  public Memory start(DMatrixRMaj parameters) {
    return new Memory(List.of(parameters.copy()), 0);
  }

  /// y, the point that the last move leads to.
  @Override
  public DMatrixRMaj gradientPoint(DMatrixRMaj parameters, Memory memory) {
    return UpdateRule.zipped(
        parameters,
        memory.matrices().getFirst(),
        (theta, previous) -> theta + momentum * (theta - previous));
  }

  @Override
  public Update update(DMatrixRMaj parameters, DMatrixRMaj gradient, Memory memory) {
    DMatrixRMaj moved =
        UpdateRule.zipped(gradientPoint(parameters, memory), gradient, (y, g) -> y - step * g);
    return new Update(moved, memory.next(parameters.copy()));
  }

  @Override
  public Recurrence recurrence(double curvature) {
    double shrink = 1 - step * curvature;
    return new Recurrence((1 + momentum) * shrink, momentum * shrink);
  }
}
