package org.factorscope.datasets;

/// What a line begins with that is a comment.
enum CommentMark {
  HASH("#"),
  PERCENT("%"),
  SLASHES("//"),
  DASHES("--"),
  EXCLAMATION("!"),
  SEMICOLON(";"),
  NONE("");

  private final String text;

  CommentMark(String text) {
    this.text = text;
  }

  /// The mark at the beginning of a line. Something must follow it, since `--` alone is a gap.
  static CommentMark of(String line) {
    String bare = line.stripLeading();
    for (CommentMark mark : values()) {
      if (mark != NONE && bare.startsWith(mark.text)) {
        return mark == DASHES && bare.stripTrailing().chars().allMatch(c -> c == '-') ? NONE : mark;
      }
    }
    return NONE;
  }

  /// The line without the mark and the blanks about it.
  static String bare(String line) {
    int start = 0;
    while (start < line.length() && isPart(line.charAt(start))) {
      start++;
    }
    return line.substring(start);
  }

  static boolean isPart(int c) {
    return c == ' ' || c == '\t' || "#%/-!;".indexOf(c) >= 0;
  }
}
