package org.factorscope.datasets;

/// What separates the whole part of a number from its fraction.
public enum DecimalMark {
  /// Found from the first rows.
  AUTO("detected", '\0'),
  /// `1.5`
  POINT("point", '.'),
  /// `1,5`
  COMMA("comma", ',');

  private final String words;
  private final char mark;

  DecimalMark(String words, char mark) {
    this.words = words;
    this.mark = mark;
  }

  /// For the window and messages.
  public String words() {
    return words;
  }

  char mark() {
    return mark;
  }
}
