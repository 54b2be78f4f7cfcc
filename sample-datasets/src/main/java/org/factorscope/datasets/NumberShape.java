package org.factorscope.datasets;

/// Whether a text is a decimal number: sign, digits with at most one decimal mark, exponent. The
/// JDK's own parser takes more than that (`1d`, `0x1p3`, `NaN`).
final class NumberShape {
  private final String text;
  private final char mark;
  private int at;

  private NumberShape(String text, char mark) {
    this.text = text;
    this.mark = mark;
  }

  static boolean matches(String text, DecimalMark decimal) {
    return new NumberShape(text, decimal.mark()).matches();
  }

  private boolean matches() {
    skipSign();
    int digits = skipDigits();
    if (skip(mark)) {
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
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }
}
