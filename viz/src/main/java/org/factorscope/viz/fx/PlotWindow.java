package org.factorscope.viz.fx;

import java.util.Optional;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Range;

/// The rectangle of a picture, in logical pixels, that its axes enclose. Zoom and pan are worked
/// out in pixels, so they are right on logarithmic axes too.
record PlotWindow(PanelGeometry geometry, double left, double top, double right, double bottom) {
  /// Halvings of the picture's size: below a hundredth of a pixel on any display.
  private static final int HALVINGS = 20;

  /// The window around the pixel (x, y) in a picture of `width` x `height`; empty if (x, y) is not
  /// between axes.
  static Optional<PlotWindow> around(
      PanelGeometry geometry, double x, double y, double width, double height) {
    if (geometry.dataAt(x, y).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PlotWindow(
            geometry,
            edge(geometry, x, y, 0, y),
            edge(geometry, x, y, x, 0),
            edge(geometry, x, y, width, y),
            edge(geometry, x, y, x, height)));
  }

  /// The last place with data on the way from (x, y), which has, to (farX, farY); the coordinate
  /// that differs between the two.
  private static double edge(PanelGeometry geometry, double x, double y, double farX, double farY) {
    double inside = 0;
    double outside = 1;
    if (geometry.dataAt(farX, farY).isPresent()) {
      inside = 1;
    }
    for (int i = 0; i < HALVINGS && inside < 1; i++) {
      double middle = (inside + outside) / 2;
      if (geometry.dataAt(x + (farX - x) * middle, y + (farY - y) * middle).isPresent()) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return farX == x ? y + (farY - y) * inside : x + (farX - x) * inside;
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  /// What the axes show.
  Optional<Zoom> ranges() {
    return rangesOf(left, top, right, bottom);
  }

  /// What the axes show after everything around the pixel (x, y) became `1 / factor` times as
  /// large.
  Optional<Zoom> zoomed(double x, double y, double factor) {
    return rangesOf(
        x - (x - left) * factor,
        y - (y - top) * factor,
        x + (right - x) * factor,
        y + (bottom - y) * factor);
  }

  /// What the axes show after the content moved by (dx, dy) pixels.
  Optional<Zoom> moved(double dx, double dy) {
    return rangesOf(left - dx, top - dy, right - dx, bottom - dy);
  }

  private Optional<Zoom> rangesOf(double x1, double y1, double x2, double y2) {
    Optional<DataPoint> lower = geometry.dataNear(x1, y2);
    Optional<DataPoint> upper = geometry.dataNear(x2, y1);
    if (lower.isEmpty() || upper.isEmpty()) {
      return Optional.empty();
    }
    Range x = new Range(lower.get().x(), upper.get().x());
    Range y = new Range(lower.get().y(), upper.get().y());
    return isProper(x) && isProper(y) ? Optional.of(new Zoom(x, y)) : Optional.empty();
  }

  private static boolean isProper(Range range) {
    return Double.isFinite(range.from())
        && Double.isFinite(range.to())
        && range.from() < range.to();
  }
}
