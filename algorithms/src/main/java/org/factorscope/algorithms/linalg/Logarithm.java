package org.factorscope.algorithms.linalg;

/// The natural logarithm of whole arrays, in plain double arithmetic: the same bits on every
/// machine, as StrictMath's, and several times as fast. The error is below one unit in the last
/// place.
///
/// ```
/// log x = m ln 2 + log z,  x = 2^m z,  √½ ≤ z < √2
/// log z = 2 (s + s³/3 + s⁵/5 + …),  s = (z − 1)/(z + 1)
/// ```
///
/// cut after s²¹, where s² ≤ 0.0295 leaves nothing a double could hold. The first terms are taken
/// as z − 1 − ½(z − 1)² + …, which keeps z − 1 whole to the end.
public final class Logarithm {
  private Logarithm() {}

  /// ln 2 with zeros in its last 32 bits, so that its multiples are exact, and the rest.
  private static final double LN_2_HIGH = 0x1.62e42feep-1;

  private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

  /// √½; what a double's bits exceed it by begins with m.
  private static final long ROOT_HALF = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);

  private static final int EXPONENT_AT = 52;

  /// 2^54 takes every number below the normal ones to them.
  private static final int LIFT = 54;

  private static final double LIFTED = 0x1p54;

  /// Replaces the first `length` numbers by their logarithms: −∞ for 0, NaN for what is negative.
  ///
  /// @param x arguments. Modified.
  /// @param powers room for `length` numbers. Modified.
  public static void replace(double[] x, double[] powers, int length) {
    split(x, powers, length);
    logarithms(x, powers, length);
  }

  /// A method of its own, because the compiler then vectorizes its loop in every caller.
  private static void logarithms(double[] x, double[] powers, int length) {
    for (int i = 0; i < length; i++) {
      double m = powers[i];
      double f = x[i] - 1;
      double s = f / (2 + f);
      double s2 = s * s;
      double s4 = s2 * s2;
      double odd =
          s2 * (2.0 / 3 + s4 * (2.0 / 7 + s4 * (2.0 / 11 + s4 * (2.0 / 15 + s4 * (2.0 / 19)))));
      double even =
          s4 * (2.0 / 5 + s4 * (2.0 / 9 + s4 * (2.0 / 13 + s4 * (2.0 / 17 + s4 * (2.0 / 21)))));
      double half = 0.5 * f * f;
      double small = s * (half + (odd + even)) + m * LN_2_LOW;
      x[i] = m * LN_2_HIGH - ((half - small) - f);
    }
  }

  private static void split(double[] x, double[] powers, int length) {
    for (int i = 0; i < length; i++) {
      double number = x[i];
      if (number >= Double.MIN_NORMAL && number <= Double.MAX_VALUE) {
        split(number, 0, x, powers, i);
      } else if (number > 0 && number < 1) {
        split(number * LIFTED, -LIFT, x, powers, i);
      } else {
        // Infinities are a matter of m.
        powers[i] = number > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        x[i] = number >= 0 ? 1 : Double.NaN;
      }
    }
  }

  /// Sets z and m of one normal number.
  private static void split(double number, int lift, double[] x, double[] powers, int i) {
    long bits = Double.doubleToRawLongBits(number);
    long m = (bits - ROOT_HALF) >> EXPONENT_AT;
    x[i] = Double.longBitsToDouble(bits - (m << EXPONENT_AT));
    powers[i] = lift + m;
  }
}
