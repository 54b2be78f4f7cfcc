package org.factorscope.datasets;

/// What stands between two cells of a line.
public enum Delimiter {
  /// Found from the first rows.
  AUTO("detected", "\0"),
  /// `,`
  COMMA("comma", ","),
  /// `;`
  SEMICOLON("semicolon", ";"),
  /// A single tabulator.
  TAB("tab", "\t"),
  /// `|`
  PIPE("vertical bar", "|"),
  /// `::`
  DOUBLE_COLON("double colon", "::"),
  /// One or more blanks or tabulators; those at the ends of a line do not count.
  BLANKS("blanks", "\t"),
  /// Nothing: each line is one cell.
  NONE("none, one column", "\u001f");

  private final String words;
  private final String separator;

  Delimiter(String words, String separator) {
    this.words = words;
    this.separator = separator;
  }

  /// For the window and messages.
  public String words() {
    return words;
  }

  /// What the parser splits at; runs of blanks are collapsed to it beforehand.
  String separator() {
    return separator;
  }
}
