package org.factorscope.algorithms.optimizers;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Polyak's heavy ball (1964): part of the last move is added to the step.
///
/// ```
/// θ⁺ = θ − η ∇f(θ) + β (θ − θ₋)
/// ```
///
/// On a quadratic with curvatures from μ to L it is stable for 0 < η < 2(1 + β)/L, and fastest with
/// η = 4/(√L + √μ)², β = ((√κ − 1)/(√κ + 1))², κ = L/μ.
///
/// @param step η
/// @param momentum β
public record HeavyBall(double step, double momentum) implements UpdateRule.Linear {
  @Override
  public List<String> remembered() {
    return List.of("previous");
  }

  /// θ₋ = θ: no move to go on with.
  @Override
  public Memory start(DMatrixRMaj parameters) {
    return new Memory(List.of(parameters.copy()), 0);
  }

  @Override
  public Update update(DMatrixRMaj parameters, DMatrixRMaj gradient, Memory memory) {
    DMatrixRMaj moved = new DMatrixRMaj(parameters.numRows, parameters.numCols);
    double[] previous = memory.matrices().getFirst().data;
    for (int i = 0; i < moved.getNumElements(); i++) {
      double theta = parameters.data[i];
      moved.data[i] = theta - step * gradient.data[i] + momentum * (theta - previous[i]);
    }
    return new Update(moved, memory.next(parameters.copy()));
  }

  @Override
  public Recurrence recurrence(double curvature) {
    return new Recurrence(1 + momentum - step * curvature, momentum);
  }
}
