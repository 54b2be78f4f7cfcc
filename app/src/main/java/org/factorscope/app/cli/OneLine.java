package org.factorscope.app.cli;

/// Text on a single line, whatever was in it: file names and cells of a table may hold anything.
final class OneLine {
  private static final int LONGEST = 1000;

  private OneLine() {}

  /// The text with line breaks and the blanks about them as one space, control characters as `?`,
  /// and cut if it is very long. Cost: linear in the text.
  static String of(String text) {
    String stripped = text.strip();
    StringBuilder line = new StringBuilder();
    int i = 0;
    while (i < stripped.length() && line.length() <= LONGEST) {
      int end = i;
      boolean breaks = false;
      while (end < stripped.length() && isBlank(stripped.charAt(end))) {
        breaks |= isBreak(stripped.charAt(end));
        end++;
      }
      if (breaks) {
        line.append(' ');
      } else if (end > i) {
        line.append(stripped, i, Math.min(end, i + LONGEST + 1));
      } else {
        char c = stripped.charAt(i);
        line.append(Character.isISOControl(c) ? '?' : c);
        end++;
      }
      i = end;
    }
    return line.length() <= LONGEST ? line.toString() : line.substring(0, LONGEST) + "…";
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || isBreak(c);
  }
}
