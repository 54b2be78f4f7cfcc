package org.factorscope.viz.paint.ground;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as a reader wants them: few digits, a true minus sign, powers of ten if zeros would have
/// to be counted.
public final class NumberText {
  private static final char MINUS = '−';
  private static final double LARGE = 1e5;
  private static final double TINY = 1e-4;

  private NumberText() {}

  /// A value in at most `digits` significant digits, without trailing zeros.
  public static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "missing" : value > 0 ? "∞" : MINUS + "∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= LARGE || size < TINY) {
      return scientific(value, digits);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return signed(rounded.stripTrailingZeros().toPlainString());
  }

  /// A place in data units.
  public static String pair(double x, double y) {
    return "(" + of(x, 4) + ", " + of(y, 4) + ")";
  }

  /// A value with a fixed number of decimals, as in the cells of a table.
  public static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean isZero = text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return isZero ? text.substring(1) : signed(text);
  }

  /// A tick's value with just the decimals that its step needs.
  public static String tick(double value, double step) {
    double size = Math.max(Math.abs(value), step);
    if (size >= LARGE || step < TINY) {
      return value == 0 || Math.abs(value) < step / 2 ? "0" : scientific(value, 3);
    }
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    // A step of 0.25 needs one decimal more than its order says.
    double shifted = step * Math.pow(10, decimals);
    if (Math.abs(shifted - Math.rint(shifted)) > 1e-6) {
      decimals++;
    }
    return fixed(value, decimals);
  }

  private static String scientific(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String mantissa = signed(rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString());
    String power = "10" + superscript(exponent);
    return switch (mantissa) {
      case "1" -> power;
      case "−1" -> MINUS + power;
      default -> mantissa + "·" + power;
    };
  }

  private static String superscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return text.toString();
  }

  private static String signed(String text) {
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }
}
