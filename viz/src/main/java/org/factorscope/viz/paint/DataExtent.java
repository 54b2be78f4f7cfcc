package org.factorscope.viz.paint;

import java.util.List;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
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

  static DataExtent of(PlotPanel panel) {
    Collector all = new Collector(panel.x().scale(), panel.y().scale());
    panel.layers().forEach(all::add);
    return new DataExtent(all.x, all.y, all.hasSymbols);
  }

  /// The range to show of the x axis where nothing else is asked for.
  Range roundedX(Axis axis) {
    return named(axis, RangeFitting.around(x, axis.scale(), hasSymbols ? ROOM_FOR_SYMBOLS : 0));
  }

  /// The range to show of the y axis where nothing else is asked for.
  Range roundedY(Axis axis) {
    double room = hasSymbols ? ROOM_FOR_SYMBOLS : ROOM_FOR_LINES;
    Range range = RangeFitting.around(y, axis.scale(), room);
    // Curves and bars of nonnegative numbers stand on zero, not above an empty negative strip.
    boolean standsOnZero = !hasSymbols && y.from() >= 0 && range.from() < 0;
    return named(axis, standsOnZero ? new Range(0, range.to()) : range);
  }

  private static Range named(Axis axis, Range range) {
    int names = axis.ticks().size();
    return names == 0
        ? range
        : new Range(Math.min(range.from(), -0.5), Math.max(names - 0.5, Math.floor(range.to())));
  }

  private static final class Collector {
    private final boolean xPositive;
    private final boolean yPositive;
    private Range x = Range.AUTO;
    private Range y = Range.AUTO;
    private boolean hasSymbols;

    Collector(Axis.Scale xScale, Axis.Scale yScale) {
      xPositive = xScale == Axis.Scale.LOGARITHMIC;
      yPositive = yScale == Axis.Scale.LOGARITHMIC;
    }

    void add(Layer layer) {
      switch (layer) {
        case Layer.Points p -> symbols(p.x(), p.y());
        case Layer.Names n -> symbols(n.x(), n.y());
        case Layer.Line l -> pairs(l.x(), l.y());
        case Layer.Area a -> pairs(a.x(), a.y());
        case Layer.Heat h -> heat(h);
        case Layer.Segments s -> {
          pairs(s.x1(), s.y1());
          pairs(s.x2(), s.y2());
        }
        case Layer.Arrows a -> {
          symbols(a.x1(), a.y1());
          symbols(a.x2(), a.y2());
        }
        case Layer.Cells c -> {} // Cells fill whatever is shown.
        case Layer.Markers m -> m.markers().forEach(this::marker);
        case Layer.Rule r -> rule(r);
        case Layer.Bars b -> bars(b);
        case Layer.Label l -> symbols(new double[] {l.x()}, new double[] {l.y()});
      }
    }

    private void marker(Layer.Marker marker) {
      symbols(new double[] {marker.x()}, new double[] {marker.y()});
    }

    private void rule(Layer.Rule rule) {
      if (rule.orientation() == Layer.Orientation.VERTICAL) {
        x(rule.value());
      } else {
        y(rule.value());
      }
    }

    private void heat(Layer.Heat heat) {
      for (double place : heat.x()) {
        x(place - heat.width() / 2);
        x(place + heat.width() / 2);
      }
      for (double place : heat.y()) {
        y(place - heat.height() / 2);
        y(place + heat.height() / 2);
      }
    }

    private void bars(Layer.Bars bars) {
      List<double[]> heights = bars.heights();
      for (int i = 0; i < bars.x().length; i++) {
        double up = 0;
        double down = 0;
        for (double[] series : heights) {
          up += series[i] > 0 ? series[i] : 0;
          down += series[i] < 0 ? series[i] : 0;
        }
        x(bars.x()[i] - bars.width() / 2);
        x(bars.x()[i] + bars.width() / 2);
        y(up);
        y(down);
      }
    }

    private void symbols(double[] xs, double[] ys) {
      hasSymbols |= xs.length > 0;
      pairs(xs, ys);
    }

    private void pairs(double[] xs, double[] ys) {
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

    private void x(double value) {
      x = isDrawn(value, xPositive) ? x.including(value) : x;
    }

    private void y(double value) {
      y = isDrawn(value, yPositive) ? y.including(value) : y;
    }

    private static boolean isDrawn(double value, boolean positive) {
      return Math.abs(value) < HUGE && (!positive || value > 0);
    }
  }
}
