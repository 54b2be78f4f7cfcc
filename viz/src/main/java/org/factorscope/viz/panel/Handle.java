package org.factorscope.viz.panel;

import java.util.Locale;

/// Something that may be dragged, and what a drag changes.
///
/// A drag reports a pair (x, y) in data units. What the pair means depends on what is dragged:
///
/// - a marker of a plot: its new place
/// - a bar: x of the bar and its new height
/// - a cell of a matrix, a table, an image or a heat layer, an edge or a node of a network: x is
///   [#column] (0 if there is none) and y the new value of the entry. Only the vertical part of the
///   movement counts; upwards is more
/// - a marker of a simplex: the new weights of the first and the second corner; the third corner
///   gets what remains
///
/// @param variable the state variable (`W`) or parameter that changes
/// @param index which row of it, or which entry of a vector
/// @param column which column of it if a single entry of a matrix changes, or -1
/// @param name what a screen reader calls it, for example "centroid 2"
public record Handle(String variable, int index, int column, String name) {
  /// The column of a handle that changes a whole row or an entry of a vector.
  public static final int NO_COLUMN = -1;

  /// A handle of a whole row, or of an entry of a vector.
  public Handle(String variable, int index, String name) {
    this(variable, index, NO_COLUMN, name);
  }

  /// The handle of one entry of a matrix.
  public static Handle ofEntry(String variable, int row, int column) {
    return new Handle(
        variable,
        row,
        column,
        String.format(Locale.ROOT, "%s[%d, %d]", variable, row + 1, column + 1));
  }

  /// Whether a single entry of a matrix changes.
  public boolean isEntry() {
    return column != NO_COLUMN;
  }
}
