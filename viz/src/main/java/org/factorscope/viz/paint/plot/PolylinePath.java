package org.factorscope.viz.paint.plot;

import java.awt.geom.Path2D;
import org.factorscope.viz.paint.ground.Projection;

/// Paths of polylines. Runs of points within one column of pixels are drawn as their first, lowest,
/// highest and last, which gives the same picture from fewer points.
final class PolylinePath {
  private static final double FAR = 1e5;

  private PolylinePath() {}

  /// The path of a polyline; a place that is not finite breaks it.
  static Path2D of(double[] xs, double[] ys, Projection projection) {
    Path2D path = new Path2D.Double();
    Run run = new Run(path);
    for (int i = 0; i < xs.length; i++) {
      double x = projection.x(xs[i]);
      double y = projection.y(ys[i]);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        run.add(Math.clamp(x, -FAR, FAR), Math.clamp(y, -FAR, FAR));
      } else {
        run.end();
      }
    }
    run.end();
    return path;
  }

  /// The points that fell into the current column of pixels.
  private static final class Run {
    private final Path2D path;
    private boolean isDrawing;
    private int count;
    private double column;
    private double lowX;
    private double lowY;
    private double highX;
    private double highY;
    private double lastX;
    private double lastY;

    Run(Path2D path) {
      this.path = path;
    }

    void add(double x, double y) {
      if (count > 0 && Math.floor(x) != column) {
        flush();
      }
      if (count == 0) {
        start(x, y);
      } else if (y < lowY) {
        lowX = x;
        lowY = y;
      } else if (y > highY) {
        highX = x;
        highY = y;
      }
      lastX = x;
      lastY = y;
      count++;
    }

    void end() {
      if (isDrawing && count == 1 && path.getCurrentPoint() != null) {
        path.lineTo(lastX, lastY);
      }
      flush();
      isDrawing = false;
    }

    private void start(double x, double y) {
      column = Math.floor(x);
      lowX = highX = x;
      lowY = highY = y;
      if (isDrawing) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
        isDrawing = true;
      }
    }

    private void flush() {
      if (count > 2) {
        boolean lowFirst = lowX <= highX;
        path.lineTo(lowFirst ? lowX : highX, lowFirst ? lowY : highY);
        path.lineTo(lowFirst ? highX : lowX, lowFirst ? highY : lowY);
      }
      if (count > 1) {
        path.lineTo(lastX, lastY);
      }
      count = 0;
    }
  }
}
