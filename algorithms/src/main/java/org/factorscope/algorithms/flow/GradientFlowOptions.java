package org.factorscope.algorithms.flow;

import org.factorscope.algorithms.step.InvalidInputException;

/// How the scalar factorization a ≈ uv is approached.
///
/// @param u where u starts
/// @param v where v starts
/// @param stepSize η of gradient descent, or the time step of the flow; above 0
public record GradientFlowOptions(double a, double u, double v, double stepSize, Method method) {

  /// How to move.
  public enum Method {
    /// u and v by −η times their gradient, both from the old values.
    GRADIENT_DESCENT,
    /// Along the gradient flow, by the classical Runge–Kutta method of order 4.
    FLOW
  }

  public GradientFlowOptions {
    if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
      throw InvalidInputException.option("step-size", stepSize, "must be above 0");
    }
  }
}
