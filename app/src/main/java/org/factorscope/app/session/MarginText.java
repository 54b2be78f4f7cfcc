package org.factorscope.app.session;

import java.math.BigDecimal;
import java.math.MathContext;

/// A margin in few digits: `−6.48`, `2·10⁻¹³`.
final class MarginText {
  private static final MathContext DIGITS = new MathContext(3);
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double LARGE = 1e5;
  private static final double TINY = 1e-3;

  private MarginText() {}

  /// Empty if there is no number.
  static String of(double margin) {
    if (Double.isNaN(margin)) {
      return "";
    }
    if (Double.isInfinite(margin)) {
      return margin > 0 ? "∞" : "−∞";
    }
    if (margin == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(margin).round(DIGITS);
    double size = Math.abs(margin);
    return size >= LARGE || size < TINY
        ? scientific(rounded)
        : signed(rounded.stripTrailingZeros().toPlainString());
  }

  /// One digit before the power says enough where a margin is rounding error.
  private static String scientific(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(1));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digit = signed(rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString());
    StringBuilder power = new StringBuilder(digit).append("·10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      power.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
    }
    return power.toString();
  }

  private static String signed(String number) {
    return number.replace('-', '−');
  }
}
