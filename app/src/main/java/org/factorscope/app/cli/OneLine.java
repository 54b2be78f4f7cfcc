package org.factorscope.app.cli;

/// Text on a single line, whatever was in it: file names and cells of a table may hold anything.
final class OneLine {
  private static final int LONGEST = 1000;

  private OneLine() {}

  /// The text with line breaks as spaces, control characters as `?`, and cut where it is very long.
  static String of(String text) {
    String line =
        text.strip()
            .replaceAll("\\s*[\\n\\r\\u2028\\u2029]\\s*", " ")
            .replaceAll("\\p{Cntrl}", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
