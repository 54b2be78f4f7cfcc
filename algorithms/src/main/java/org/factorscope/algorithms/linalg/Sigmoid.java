package org.factorscope.algorithms.linalg;

/// The logistic function σ(x) = 1/(1 + e^−x).
public final class Sigmoid {
  private Sigmoid() {}

  /// From 0 to 1; the same bits on every machine.
  public static double of(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
