package org.factorscope.viz.paint;

/// Whole pixels that may be written: `left` to `right` and `top` to `bottom`, the latter excluded.
record Clip(int left, int top, int right, int bottom) {
  /// The inner area of a plot, within the picture.
  static Clip of(PlotFrame frame, PixelImage target) {
    return new Clip(
        Math.max(0, frame.left()),
        Math.max(0, frame.top()),
        Math.min(target.width(), frame.left() + frame.width()),
        Math.min(target.height(), frame.top() + frame.height()));
  }
}
