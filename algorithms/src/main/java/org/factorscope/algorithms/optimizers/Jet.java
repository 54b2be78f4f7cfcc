package org.factorscope.algorithms.optimizers;

/// The value of a function of x and y at a point, with its first and second derivatives: what
/// forward differentiation carries through a formula.
record Jet(double value, double x, double y, double xx, double xy, double yy) {
  static Jet constant(double value) {
    return new Jet(value, 0, 0, 0, 0, 0);
  }

  Jet plus(Jet other) {
    return new Jet(
        value + other.value, x + other.x, y + other.y, xx + other.xx, xy + other.xy, yy + other.yy);
  }

  Jet minus(Jet other) {
    return new Jet(
        value - other.value, x - other.x, y - other.y, xx - other.xx, xy - other.xy, yy - other.yy);
  }

  Jet times(Jet other) {
    return new Jet(
        value * other.value,
        x * other.value + value * other.x,
        y * other.value + value * other.y,
        xx * other.value + 2 * x * other.x + value * other.xx,
        xy * other.value + x * other.y + y * other.x + value * other.xy,
        yy * other.value + 2 * y * other.y + value * other.yy);
  }

  Jet over(Jet other) {
    double v = other.value;
    Jet product = times(other.composed(1 / v, -1 / (v * v), 2 / (v * v * v)));
    return new Jet(value / v, product.x, product.y, product.xx, product.xy, product.yy);
  }

  Jet power(Jet exponent) {
    if (!exponent.isConstant()) {
      return exponent.times(logarithm()).exponential();
    }
    double p = exponent.value;
    return composed(
        StrictMath.pow(value, p), scaledPower(p, p - 1), scaledPower(p * (p - 1), p - 2));
  }

  /// factor · value^p, without 0 · ∞.
  private double scaledPower(double factor, double p) {
    return factor == 0 ? 0 : factor * StrictMath.pow(value, p);
  }

  Jet exponential() {
    double e = StrictMath.exp(value);
    return composed(e, e, e);
  }

  Jet logarithm() {
    return composed(StrictMath.log(value), 1 / value, -1 / (value * value));
  }

  Jet sine() {
    double sine = StrictMath.sin(value);
    return composed(sine, StrictMath.cos(value), -sine);
  }

  Jet cosine() {
    double cosine = StrictMath.cos(value);
    return composed(cosine, -StrictMath.sin(value), -cosine);
  }

  Jet squareRoot() {
    double root = Math.sqrt(value);
    return composed(root, 0.5 / root, -0.25 / (root * value));
  }

  /// |u|, with the derivative 0 where u is 0.
  Jet absolute() {
    return composed(Math.abs(value), Math.signum(value), 0);
  }

  private boolean isConstant() {
    return x == 0 && y == 0 && xx == 0 && xy == 0 && yy == 0;
  }

  /// The chain rule: φ of this, given φ, φ' and φ'' at its value.
  private Jet composed(double phi, double slope, double bend) {
    return new Jet(
        phi,
        product(slope, x),
        product(slope, y),
        product(bend, x * x) + product(slope, xx),
        product(bend, x * y) + product(slope, xy),
        product(bend, y * y) + product(slope, yy));
  }

  /// A derivative of the outer function times one of the inner: 0 if the inner one does not move,
  /// however steep the outer.
  private static double product(double outer, double inner) {
    return inner == 0 ? 0 : outer * inner;
  }
}
