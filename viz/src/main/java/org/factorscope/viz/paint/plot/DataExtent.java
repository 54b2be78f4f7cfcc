package org.factorscope.viz.paint.plot;

import java.util.List;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;

/// What the layers of a plot occupy along both axes, in data units.
///
/// @param x all finite x, [Range#AUTO] without any
/// @param y all finite y
/// @param hasSymbols whether something is drawn around its place, so that it needs room at the edge
record DataExtent(Range x, Range y, boolean hasSymbols) {
  private static final double ROOM_FOR_SYMBOLS = 0.04;
  private static final double ROOM_FOR_LINES = 0.02;

  // Beyond this the length of a range would overflow.
  private static final double HUGE = 1e300;

  static DataExtent of(PlotPanel panel, List<LayerPen> pens) {
    Collector all = new Collector(panel.x().scale(), panel.y().scale());
    pens.forEach(pen -> pen.extend(all));
    return new DataExtent(all.x, all.y, all.hasSymbols);
  }

  /// The range to show of the x axis if nothing else is asked for; [Range#AUTO] if there is nothing
  /// to show.
  Range roundedX(Axis axis) {
    return named(axis, RangeFitting.around(x, axis.scale(), hasSymbols ? ROOM_FOR_SYMBOLS : 0));
  }

  /// The range to show of the y axis if nothing else is asked for; [Range#AUTO] if there is nothing
  /// to show.
  Range roundedY(Axis axis) {
    double room = hasSymbols ? ROOM_FOR_SYMBOLS : ROOM_FOR_LINES;
    Range range = RangeFitting.around(y, axis.scale(), room);
    // Curves and bars of nonnegative numbers stand on zero, not above an empty negative strip.
    boolean standsOnZero = !hasSymbols && y.from() >= 0 && range.from() < 0;
    return named(axis, standsOnZero ? new Range(0, range.to()) : range);
  }

  private static Range named(Axis axis, Range range) {
    int names = axis.ticks().size();
    if (names == 0) {
      return range;
    }
    Range all = new Range(-0.5, names - 0.5);
    return range.isAuto()
        ? all
        : new Range(Math.min(range.from(), all.from()), Math.max(all.to(), Math.floor(range.to())));
  }

  /// Grows by what layers say of themselves.
  static final class Collector {
    private final boolean xPositive;
    private final boolean yPositive;
    private Range x = Range.AUTO;
    private Range y = Range.AUTO;
    private boolean hasSymbols;

    Collector(Axis.Scale xScale, Axis.Scale yScale) {
      xPositive = xScale == Axis.Scale.LOGARITHMIC;
      yPositive = yScale == Axis.Scale.LOGARITHMIC;
    }

    /// Places around which something is drawn.
    void symbols(double[] xs, double[] ys) {
      hasSymbols |= xs.length > 0;
      pairs(xs, ys);
    }

    /// Places of lines and areas. Pairs that cannot be on the axes are left out.
    void pairs(double[] xs, double[] ys) {
      Range xRange = x;
      Range yRange = y;
      double left = xRange.isAuto() ? Double.POSITIVE_INFINITY : xRange.from();
      double right = xRange.isAuto() ? Double.NEGATIVE_INFINITY : xRange.to();
      double low = yRange.isAuto() ? Double.POSITIVE_INFINITY : yRange.from();
      double high = yRange.isAuto() ? Double.NEGATIVE_INFINITY : yRange.to();
      for (int i = 0; i < xs.length; i++) {
        double px = xs[i];
        double py = ys[i];
        if (isDrawn(px, xPositive) && isDrawn(py, yPositive)) {
          // Comparisons that rarely hold cost less than Math.min.
          left = px < left ? px : left;
          right = px > right ? px : right;
          low = py < low ? py : low;
          high = py > high ? py : high;
        }
      }
      if (left <= right) {
        x = new Range(left, right);
        y = new Range(low, high);
      }
    }

    /// A single symbol.
    void symbol(double px, double py) {
      symbols(new double[] {px}, new double[] {py});
    }

    void x(double value) {
      x = isDrawn(value, xPositive) ? x.including(value) : x;
    }

    void y(double value) {
      y = isDrawn(value, yPositive) ? y.including(value) : y;
    }

    private static boolean isDrawn(double value, boolean positive) {
      return Math.abs(value) < HUGE && (!positive || value > 0);
    }
  }
}
