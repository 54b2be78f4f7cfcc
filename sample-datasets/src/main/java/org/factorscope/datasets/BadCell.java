package org.factorscope.datasets;

import java.util.Locale;

/// The sentences about a cell that cannot be used.
final class BadCell {
  private BadCell() {}

  static DataException notANumber(SourceText text, String column, CellPlace cell) {
    return refused(
        text,
        column,
        cell,
        "'%s' is not a number; put a number there or leave the cell empty."
            .formatted(cell.shown()));
  }

  static DataException infinite(SourceText text, String column, CellPlace cell) {
    return refused(
        text,
        column,
        cell,
        "'%s' is infinite or too large; put a finite number there or leave the cell empty."
            .formatted(cell.shown()));
  }

  static DataException missing(SourceText text, String column, CellPlace cell) {
    return refused(text, column, cell, "the number is missing; put one there.");
  }

  static DataException nameless(SourceText text, String column, CellPlace cell) {
    return refused(text, column, cell, "the name is missing; put one there.");
  }

  private static DataException refused(
      SourceText text, String column, CellPlace cell, String what) {
    return new DataException(
        String.format(
            Locale.ROOT, "%s, line %d, column '%s': %s", text.name(), cell.line(), column, what));
  }
}
