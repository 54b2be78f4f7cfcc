package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Sigmoid;

/// The function φ that a unit applies to its weighted sum a; z = φ(a).
public enum Activation {
  /// φ(a) = 1/(1 + e^−a), φ' = z(1 − z).
  SIGMOID,
  /// φ' = 1 − z².
  TANH,
  /// φ(a) = max(a, 0), φ'(0) = 0.
  RELU,
  /// φ(a) = a.
  LINEAR;

  /// φ(a).
  public double at(double a) {
    return switch (this) {
      case SIGMOID -> Sigmoid.of(a);
      case TANH -> StrictMath.tanh(a);
      case RELU -> Math.max(a, 0);
      case LINEAR -> a;
    };
  }

  /// φ'(a) by z = φ(a).
  public double slope(double z) {
    return switch (this) {
      case SIGMOID -> z * (1 - z);
      case TANH -> 1 - z * z;
      case RELU -> z > 0 ? 1 : 0;
      case LINEAR -> 1;
    };
  }

  /// φ of every entry, a new matrix.
  ///
  /// @param a any shape. Not modified.
  public DMatrixRMaj of(DMatrixRMaj a) {
    DMatrixRMaj z = a.copy();
    for (int e = 0; e < z.getNumElements(); e++) {
      z.data[e] = at(z.data[e]);
    }
    return z;
  }

  /// δ ∘ φ'(a), a new matrix: the derivative by z becomes the one by a.
  ///
  /// @param delta any shape. Not modified.
  /// @param z of the same shape. Not modified.
  public DMatrixRMaj chained(DMatrixRMaj delta, DMatrixRMaj z) {
    DMatrixRMaj chained = delta.copy();
    for (int e = 0; e < chained.getNumElements(); e++) {
      chained.data[e] *= slope(z.data[e]);
    }
    return chained;
  }
}
