package org.factorscope.app.shell.top;

import java.util.List;

/// A column that somebody typed.
final class ColumnChoice {
  private static final int DIGITS = 9;

  private ColumnChoice() {}

  /// The index of the column of that name, else of that number, counted from 1; −1 if there is
  /// neither.
  static int index(List<String> names, String typed) {
    String wanted = typed.strip();
    int named = names.indexOf(wanted);
    if (named >= 0 || !wanted.matches("\\d{1," + DIGITS + "}")) {
      return named;
    }
    int number = Integer.parseInt(wanted);
    return number >= 1 && number <= names.size() ? number - 1 : -1;
  }
}
