package org.factorscope.datasets;

import java.util.Locale;
import java.util.Set;

/// What the text of a cell is.
enum Cell {
  /// A finite number.
  NUMBER,
  /// No value: empty, `NA`, `NaN`, `?`, `null`.
  MISSING,
  /// An infinity, or a number beyond the range of double.
  INFINITE,
  /// Anything else.
  TEXT;

  private static final Set<String> MISSING_WORDS = Set.of("", "NA", "NaN", "nan", "?", "null");
  private static final Set<String> INFINITE_WORDS = Set.of("inf", "infinity", "∞");

  static Cell of(String text, DecimalMark decimal) {
    if (NumberShape.matches(text, decimal)) {
      return mayOverflow(text) && Double.isInfinite(value(text, decimal)) ? INFINITE : NUMBER;
    }
    if (MISSING_WORDS.contains(text)) {
      return MISSING;
    }
    return isInfinityWord(text) ? INFINITE : TEXT;
  }

  /// Saves a conversion for most cells.
  private static boolean mayOverflow(String number) {
    return number.length() > 300 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
  }

  /// The nearest double of a cell that is a number.
  static double value(String number, DecimalMark decimal) {
    String plain = number.replace('−', '-');
    return Double.parseDouble(decimal == DecimalMark.COMMA ? plain.replace(',', '.') : plain);
  }

  private static boolean isInfinityWord(String text) {
    String unsigned =
        text.startsWith("-") || text.startsWith("+") || text.startsWith("−")
            ? text.substring(1)
            : text;
    return unsigned.length() <= 8 && INFINITE_WORDS.contains(unsigned.toLowerCase(Locale.ROOT));
  }
}
