package org.factorscope.viz.paint;

import java.awt.geom.Rectangle2D;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;

/// How much of a plot's data a rectangle would hide, counted on a sample.
final class Crowding {
  private static final int SAMPLE = 300;

  private Crowding() {}

  static int within(Rectangle2D box, PlotPanel panel, Projection projection) {
    int count = 0;
    for (Layer layer : panel.layers()) {
      count +=
          switch (layer) {
            case Layer.Points p -> points(box, projection, p.x(), p.y());
            case Layer.Names n -> 5 * points(box, projection, n.x(), n.y());
            case Layer.Line l -> path(box, projection, l.x(), l.y());
            case Layer.Segments s -> points(box, projection, s.x2(), s.y2());
            case Layer.Arrows a -> points(box, projection, a.x2(), a.y2());
            case Layer.Markers m -> markers(box, projection, m);
            case Layer.Bars b -> bars(box, projection, b);
            case Layer.Label l -> box.contains(projection.x(l.x()), projection.y(l.y())) ? 5 : 0;
            case Layer.Cells c -> 0;
            case Layer.Heat h -> 0;
            case Layer.Area a -> 0;
            case Layer.Rule r -> rule(box, projection, r);
          };
    }
    return count;
  }

  private static int rule(Rectangle2D box, Projection projection, Layer.Rule rule) {
    if (rule.orientation() == Layer.Orientation.VERTICAL) {
      double x = projection.x(rule.value());
      return x >= box.getMinX() && x <= box.getMaxX() ? 10 : 0;
    }
    double y = projection.y(rule.value());
    return y >= box.getMinY() && y <= box.getMaxY() ? 10 : 0;
  }

  private static int points(Rectangle2D box, Projection projection, double[] x, double[] y) {
    int stride = Math.max(1, x.length / SAMPLE);
    int count = 0;
    for (int i = 0; i < x.length; i += stride) {
      count += box.contains(projection.x(x[i]), projection.y(y[i])) ? 1 : 0;
    }
    return count;
  }

  private static int path(Rectangle2D box, Projection projection, double[] x, double[] y) {
    int stride = Math.max(1, x.length / SAMPLE);
    int count = 0;
    for (int i = stride; i < x.length; i += stride) {
      double x1 = projection.x(x[i - stride]);
      double y1 = projection.y(y[i - stride]);
      double x2 = projection.x(x[i]);
      double y2 = projection.y(y[i]);
      boolean isDrawn =
          Double.isFinite(x1) && Double.isFinite(y1) && Double.isFinite(x2) && Double.isFinite(y2);
      count += isDrawn && box.intersectsLine(x1, y1, x2, y2) ? 2 : 0;
    }
    return count;
  }

  private static int markers(Rectangle2D box, Projection projection, Layer.Markers markers) {
    int count = 0;
    for (Layer.Marker marker : markers.markers()) {
      count += box.contains(projection.x(marker.x()), projection.y(marker.y())) ? 20 : 0;
    }
    return count;
  }

  private static int bars(Rectangle2D box, Projection projection, Layer.Bars bars) {
    int stride = Math.max(1, bars.x().length / SAMPLE);
    int count = 0;
    for (int i = 0; i < bars.x().length; i += stride) {
      double total = 0;
      for (double[] series : bars.heights()) {
        total += Double.isFinite(series[i]) ? series[i] : 0;
      }
      double x = projection.x(bars.x()[i]);
      boolean isBeside = x >= box.getMinX() && x <= box.getMaxX();
      // A box between the top of the bar and its foot hides some of it.
      count += isBeside && projection.y(total) <= box.getMaxY() ? 3 : 0;
    }
    return count;
  }
}
