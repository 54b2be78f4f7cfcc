package org.factorscope.datasets;

/// A cell and where it is.
record CellPlace(long line, String text) {
  private static final int LONGEST = 40;

  /// The text, shortened, in one line.
  String shown() {
    String inOneLine = text.replaceAll("\\s+", " ");
    return inOneLine.length() <= LONGEST ? inOneLine : inOneLine.substring(0, LONGEST) + "…";
  }
}
