package org.factorscope.viz.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A number in LaTeX with a chosen number of significant digits.
final class LatexNumber {
  private static final int LARGEST_EXPONENT = 5;
  private static final int SMALLEST_EXPONENT = -4;

  private LatexNumber() {}

  /// @param digits at least 1
  static String of(double value, int digits) {
    if (Double.isNaN(value)) {
      return "\\cdot";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\\infty" : "-\\infty";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    // A value such as 0.5 has fewer digits of its own.
    rounded = rounded.setScale(digits - 1 - exponent);
    if (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT) {
      return plain(rounded, value);
    }
    return plain(rounded.movePointLeft(exponent), value) + " \\cdot 10^{" + exponent + "}";
  }

  /// Zeros behind the point say how exact a number is; those of a whole number say nothing.
  private static String plain(BigDecimal number, double value) {
    boolean isWhole = value == Math.rint(value);
    return (isWhole ? number.stripTrailingZeros() : number).toPlainString();
  }
}
