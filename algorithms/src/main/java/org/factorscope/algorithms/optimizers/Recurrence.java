package org.factorscope.algorithms.optimizers;

/// How the error of a momentum method behaves on a quadratic, in one direction of curvature:
///
/// ```
/// e⁺ = b e − c e₋,   roots of z² − b z + c
/// ```
///
/// These are the trace and the determinant of the 2 x 2 companion matrix (Goh, Why momentum really
/// works, 2017).
///
/// @param b the trace
/// @param c the determinant
public record Recurrence(double b, double c) {
  /// Rounding of a discriminant that is zero in exact arithmetic, and of a radius that is 1.
  private static final double ROUNDING = 1e-12;

  /// What the error does, from best to worst.
  public enum Regime {
    /// It shrinks without changing its sign.
    MONOTONE,
    /// It shrinks, or at least does not grow, while it changes its sign again and again.
    OSCILLATES,
    /// It grows.
    DIVERGES
  }

  /// The larger absolute value of the two roots.
  public double radius() {
    double discriminant = b * b - 4 * c;
    return discriminant < 0 ? Math.sqrt(c) : (Math.abs(b) + Math.sqrt(discriminant)) / 2;
  }

  public Regime regime() {
    if (!(radius() <= 1 + ROUNDING)) {
      return Regime.DIVERGES;
    }
    boolean real = b * b - 4 * c >= -ROUNDING * b * b;
    return real && b >= 0 && c >= 0 ? Regime.MONOTONE : Regime.OSCILLATES;
  }
}
