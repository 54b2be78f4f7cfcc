package org.factorscope.viz.paint.plot;

import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Projection;

/// How much of a plot's data a rectangle would hide, counted on a sample.
final class Crowding {
  private static final int SAMPLE = 300;

  /// The step from one place of a sample to the next.
  static int stride(int count) {
    return Math.max(1, count / SAMPLE);
  }

  private Crowding() {}

  /// One for each place in the box.
  static int points(Rectangle2D box, Projection projection, double[] x, double[] y) {
    int stride = stride(x.length);
    int count = 0;
    for (int i = 0; i < x.length; i += stride) {
      count += box.contains(projection.x(x[i]), projection.y(y[i])) ? 1 : 0;
    }
    return count;
  }

  /// Two for each stretch of a polyline that crosses the box.
  static int path(Rectangle2D box, Projection projection, double[] x, double[] y) {
    int stride = stride(x.length);
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
}
