package org.factorscope.app.lesson;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Numbers as people write them: few digits, true minus signs, no locale.
public final class Numbers {
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Numbers() {}

  /// Three significant digits as a parameter is typed, for example 0.0123, 3.59, 1.2E+6.
  ///
  /// @param value finite
  public static String typed(double value) {
    return new BigDecimal(value).round(THREE_DIGITS).toString();
  }

  /// About three significant digits, for example 0.0123, 3.59, 1.2·10⁶.
  public static String brief(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    String text;
    if (size == 0) {
      text = "0";
    } else if (size >= 1e6 || size < 1e-3) {
      text = scientific(value);
    } else {
      int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
      text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    return text.replace('-', '−');
  }

  /// The same as a factor or a term in the middle of a formula: in parentheses if it begins with a
  /// sign or ends with a power of ten.
  public static String bracketed(double value) {
    String text = brief(value);
    return text.startsWith("−") || text.contains("·") ? "(" + text + ")" : text;
  }

  private static String scientific(double value) {
    String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", 2);
    return parts[0] + "·10" + superscript(Integer.parseInt(parts[1]));
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }

  /// An index as a subscript, for example ₁₂.
  public static String subscript(int index) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(index).toCharArray()) {
      text.append(SUBSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /// A pair of numbers in parentheses.
  public static String pair(double x, double y) {
    return "(" + brief(x) + ", " + brief(y) + ")";
  }

  /// Column j of a matrix.
  ///
  /// @param matrix n x d. Not modified.
  public static double[] column(DMatrixRMaj matrix, int j) {
    double[] column = new double[matrix.numRows];
    for (int i = 0; i < column.length; i++) {
      column[i] = matrix.get(i, j);
    }
    return column;
  }

  /// Row i of a matrix.
  ///
  /// @param matrix n x d. Not modified.
  public static double[] row(DMatrixRMaj matrix, int i) {
    double[] row = new double[matrix.numCols];
    System.arraycopy(matrix.data, i * matrix.numCols, row, 0, row.length);
    return row;
  }
}
