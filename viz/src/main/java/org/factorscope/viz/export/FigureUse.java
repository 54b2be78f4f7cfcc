package org.factorscope.viz.export;

import org.factorscope.viz.theme.Theme;

/// Where a figure is read, which decides how large its type must be.
public enum FigureUse {
  /// As large as it is, on a screen at hand.
  SCREEN(0, 0),
  /// Over the whole width of a slide of 13⅓ inches, projected.
  SLIDE(960, 12),
  /// Over the text width of a page, 16 cm.
  PAGE(455, 7);

  /// The smallest type in a figure at scale 1, in units of its size.
  private static final double SMALLEST = 11;

  private final double width;
  private final double type;

  /// @param width that the figure is scaled to, in points
  /// @param type of the smallest text there, in points
  FigureUse(double width, double type) {
    this.width = width;
    this.type = type;
  }

  /// The theme with type that can be read there in a figure of `figureWidth` units.
  public Theme sized(Theme theme, int figureWidth) {
    return this == SCREEN
        ? theme
        : theme.withTextScale(Math.max(1, type * figureWidth / (SMALLEST * width)));
  }
}
