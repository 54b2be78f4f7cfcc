package org.factorscope.app.lesson;

/// All numbers that a shown number may stand for: 5.70 is anything from 5.695 to 5.705.
record Interval(double low, double high) {
  /// Rounding of the evaluation itself.
  private static final double ROUNDING = 1e-9;

  static Interval exactly(double value) {
    return new Interval(value, value);
  }

  /// A number that was rounded to a multiple of `unit`.
  static Interval rounded(double value, double unit) {
    return new Interval(value - unit / 2, value + unit / 2);
  }

  Interval plus(Interval other) {
    return new Interval(low + other.low, high + other.high);
  }

  Interval negated() {
    return new Interval(-high, -low);
  }

  Interval times(Interval other) {
    double a = low * other.low;
    double b = low * other.high;
    double c = high * other.low;
    double d = high * other.high;
    return new Interval(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  /// Everything if the divisor may be 0.
  Interval over(Interval divisor) {
    return divisor.low <= 0 && divisor.high >= 0
        ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : times(new Interval(1 / divisor.high, 1 / divisor.low));
  }

  /// The same function of both ends.
  Interval rising(java.util.function.DoubleUnaryOperator function) {
    return new Interval(function.applyAsDouble(low), function.applyAsDouble(high));
  }

  Interval atLeast(Interval other) {
    return new Interval(Math.max(low, other.low), Math.max(high, other.high));
  }

  Interval atMost(Interval other) {
    return new Interval(Math.min(low, other.low), Math.min(high, other.high));
  }

  Interval squared() {
    double larger = Math.max(low * low, high * high);
    return low <= 0 && high >= 0
        ? new Interval(0, larger)
        : new Interval(Math.min(low * low, high * high), larger);
  }

  /// A dash, which contains everything, also stands for what is not a number.
  boolean contains(double value) {
    boolean isDash = low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY;
    return isDash || meets(exactly(value));
  }

  /// Whether there is a number that both may stand for.
  boolean meets(Interval other) {
    double slack = ROUNDING * (size() + other.size()) + 4 * Double.MIN_VALUE;
    return low <= other.high + slack && other.low <= high + slack;
  }

  private double size() {
    double size = Math.max(Math.abs(low), Math.abs(high));
    return Double.isInfinite(size) ? 0 : size;
  }
}
