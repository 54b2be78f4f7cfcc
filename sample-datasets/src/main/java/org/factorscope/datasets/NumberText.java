package org.factorscope.datasets;

/// A decimal number as people write it: sign, digits with at most one decimal mark, exponent; or
/// digits in groups. The JDK's own parser takes more than that (`1d`, `0x1p3`, `NaN`).
///
/// Groups are of three digits, or of two before a last one of three as in India, with the same mark
/// between all of them: comma, point, apostrophe, underscore, Arabic thousands mark, or a kind of
/// blank.
final class NumberText {
  /// Digits behind the last group mark.
  private static final int GROUP = 3;

  private final String text;
  private final char decimal;
  private int at;

  private NumberText(String text, char decimal) {
    this.text = text;
    this.decimal = decimal;
  }

  /// Whether the text is a number if this is the decimal mark.
  static boolean matches(String text, DecimalMark decimal) {
    return new NumberText(text, decimal.mark()).matches();
  }

  /// The nearest double of a text that matches.
  static double value(String number, DecimalMark decimal) {
    StringBuilder plain = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == decimal.mark()) {
        plain.append('.');
      } else if (c == '−') {
        plain.append('-');
      } else if (groupMark(c) == 0) {
        plain.append(c);
      }
    }
    return Double.parseDouble(plain.toString());
  }

  private boolean matches() {
    skipSign();
    int start = at;
    int digits = skipDigits();
    if (digits > 0 && digits <= GROUP && isGroupMarkHere() && !skipGroups(start, digits)) {
      return false;
    }
    if (skip(decimal)) {
      digits += skipDigits();
    }
    if (digits == 0) {
      return false;
    }
    if (skip('e') || skip('E')) {
      skipSign();
      if (skipDigits() == 0) {
        return false;
      }
    }
    return at == text.length();
  }

  /// Skips the groups behind a first one that begins at `start`; whether they are well-formed.
  private boolean skipGroups(int start, int first) {
    if (text.charAt(start) == '0') {
      return false;
    }
    char mark = groupMark(text.charAt(at));
    int last = first;
    boolean pairs = false;
    boolean triples = false;
    while (at < text.length() && isGroupMarkHere() && groupMark(text.charAt(at)) == mark) {
      at++;
      triples |= last == GROUP && at > start + GROUP + 1;
      last = skipDigits();
      if (last != GROUP && last != GROUP - 1) {
        return false;
      }
      pairs |= last == GROUP - 1;
    }
    return last == GROUP && !(pairs && (triples || first == GROUP));
  }

  private boolean isGroupMarkHere() {
    return at < text.length() && text.charAt(at) != decimal && groupMark(text.charAt(at)) != 0;
  }

  /// The mark by which all of its kind are known; 0 if the character is none.
  private static char groupMark(char c) {
    return switch (c) {
      case ',', '.', '_', '٬' -> c;
      case '\'', '’', '‘', '´' -> '\'';
      case ' ', '\u00a0', '\u202f', '\u2009', '\u2007' -> ' ';
      default -> 0;
    };
  }

  private void skipSign() {
    if (!skip('-') && !skip('−')) {
      skip('+');
    }
  }

  private boolean skip(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private int skipDigits() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
