package org.factorscope.algorithms.linalg;

/// A rotation of the plane: (x, y) becomes (c x + s y, c y − s x). Set anew for each use.
final class PlaneRotation {
  /// Squares of larger entries may overflow, squares of smaller ones vanish.
  private static final double LARGE = 0x1p500;

  private static final double SMALL = 0x1p-400;

  double cosine = 1;
  double sine;

  /// Turns so that (f, g) becomes (r, 0).
  ///
  /// @return r
  double set(double f, double g) {
    if (g == 0) {
      cosine = 1;
      sine = 0;
      return f;
    }
    double square = f * f + g * g;
    if (square > SMALL && square < LARGE) {
      double length = Math.sqrt(square);
      cosine = f / length;
      sine = g / length;
      return length;
    }
    return setFarFromOne(f, g);
  }

  /// By the ratio of the two, which neither overflows nor vanishes.
  private double setFarFromOne(double f, double g) {
    if (Math.abs(f) >= Math.abs(g)) {
      double t = g / f;
      double length = Math.sqrt(1 + t * t);
      cosine = 1 / length;
      sine = t * cosine;
      return f * length;
    }
    double t = f / g;
    double length = Math.sqrt(1 + t * t);
    sine = 1 / length;
    cosine = t * sine;
    return g * length;
  }
}
