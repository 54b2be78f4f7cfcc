package org.factorscope.datasets;

import java.util.Locale;
import java.util.Set;

/// What the text of a cell is.
enum Cell {
  /// A finite number.
  NUMBER,
  /// No value, see [MissingWords].
  MISSING,
  /// An infinity, or a number beyond the range of double.
  INFINITE,
  /// Anything else.
  TEXT;

  private static final Set<String> INFINITE_WORDS = Set.of("inf", "infinity", "∞", "1.#inf");

  static Cell of(String text, DecimalMark decimal) {
    if (NumberText.matches(text, decimal)) {
      return mayOverflow(text) && Double.isInfinite(value(text, decimal)) ? INFINITE : NUMBER;
    }
    return ofNoNumber(text);
  }

  /// What a text is that is a number under no decimal mark.
  static Cell ofNoNumber(String text) {
    if (MissingWords.contains(text)) {
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
    return NumberText.value(number, decimal);
  }

  private static boolean isInfinityWord(String text) {
    String unsigned =
        text.startsWith("-") || text.startsWith("+") || text.startsWith("−")
            ? text.substring(1)
            : text;
    return unsigned.length() <= 8 && INFINITE_WORDS.contains(unsigned.toLowerCase(Locale.ROOT));
  }
}
