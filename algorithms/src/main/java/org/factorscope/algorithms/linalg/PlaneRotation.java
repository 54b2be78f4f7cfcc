package org.factorscope.algorithms.linalg;

/// A rotation of the plane: (x, y) becomes (c x + s y, c y − s x). Set anew for each use.
final class PlaneRotation {
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
