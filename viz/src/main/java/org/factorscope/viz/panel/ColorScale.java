package org.factorscope.viz.panel;

/// How the entries of a matrix become colours.
public enum ColorScale {
  /// Magnitudes: viridis from the smallest to the largest entry.
  SEQUENTIAL,
  /// Signed values: diverging, centred at zero.
  DIVERGING,
  /// Memberships in [0, 1]: background to the class colour of the column.
  CLASS_OF_COLUMN,
  /// Memberships in [0, 1]: background to the class colour of the row.
  CLASS_OF_ROW,
  /// Grey from dark (smallest) to light (largest), for pictures.
  GREY
}
