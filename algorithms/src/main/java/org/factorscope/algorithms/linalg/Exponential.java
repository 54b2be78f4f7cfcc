package org.factorscope.algorithms.linalg;

/// The exponential function of whole arrays, in plain double arithmetic: the same bits on every
/// machine, as StrictMath's, and several times as fast. The error is below one unit in the last
/// place.
///
/// ```
/// e^x = 2^m e^r,  m = round(x / ln 2),  r = x − m ln 2
/// ```
///
/// where |r| ≤ ½ ln 2, so that 13 terms of the series of e^r are enough, and ln 2 is taken off in
/// two parts, the first of which is exact.
public final class Exponential {
  private Exponential() {}

  private static final double INVERSE_LN_2 = 1.4426950408889634;

  /// ln 2 with zeros in its last 32 bits, and the rest.
  private static final double LN_2_HIGH = 0x1.62e42feep-1;

  private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

  /// Added to a double this leaves the nearest whole number in the last bits, and taken off again
  /// that number itself.
  private static final double WHOLE = 0x1.8p52;

  /// Beyond these the result is 0 or infinite.
  private static final double LOWEST = -746;

  private static final double HIGHEST = 710;

  /// Replaces the first `length` numbers by their exponentials.
  ///
  /// @param x arguments. Modified.
  /// @param powers room for `length` numbers. Modified.
  public static void replace(double[] x, double[] powers, int length) {
    exponentials(x, powers, length);
    scale(x, powers, length);
  }

  /// Replaces numbers by e^r, and leaves m in the last bits of `powers`. A method of its own,
  /// because the compiler then vectorizes its loop in every caller.
  private static void exponentials(double[] x, double[] powers, int length) {
    for (int i = 0; i < length; i++) {
      double argument = Math.min(Math.max(x[i], LOWEST), HIGHEST);
      double shifted = argument * INVERSE_LN_2 + WHOLE;
      double m = shifted - WHOLE;
      double high = argument - m * LN_2_HIGH;
      double low = m * LN_2_LOW;
      double r = high - low;
      double lost = (high - r) - low;
      double r2 = r * r;
      double r4 = r2 * r2;
      double first = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
      double second = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
      double third =
          (1.0 / 3628800 + r * (1.0 / 39916800))
              + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
      x[i] = 1 + (r + (lost + r2 * (first + r4 * (second + r4 * third))));
      powers[i] = shifted;
    }
  }

  private static void scale(double[] x, double[] powers, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = timesPowerOfTwo(x[i], (int) Double.doubleToRawLongBits(powers[i]));
    }
  }

  /// In two factors, because 2^m alone may be out of range where the product is not.
  private static double timesPowerOfTwo(double x, int m) {
    int half = m >> 1;
    return x * powerOfTwo(half) * powerOfTwo(m - half);
  }

  private static double powerOfTwo(int m) {
    return Double.longBitsToDouble((m + 1023L) << 52);
  }
}
