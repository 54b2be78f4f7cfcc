package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.util.Arrays;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Line;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.theme.Palette;

/// A solid curve with several points a column of pixels, as one vertical stroke a column from its
/// lowest to its highest value there. Rasterising the polyline itself would cost a hundred
/// milliseconds for 20,000 noisy points.
final class DenseLine {
  private static final int POINTS_A_COLUMN = 2;

  private final double[] low;
  private final double[] high;
  private final Clip clip;

  private DenseLine(Clip clip) {
    this.clip = clip;
    low = new double[Math.max(0, clip.right() - clip.left())];
    high = new double[low.length];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /// Whether a line is a solid graph of a function with many more points than there are columns.
  static boolean suits(Line line, Clip clip) {
    int columns = Math.max(1, clip.right() - clip.left());
    if (line.style() != LineStyle.SOLID || line.x().length < POINTS_A_COLUMN * columns) {
      return false;
    }
    double last = Double.NEGATIVE_INFINITY;
    for (double x : line.x()) {
      if (x < last) {
        return false;
      }
      last = Double.isNaN(x) ? last : x;
    }
    return true;
  }

  static void paint(Line line, Projection projection, Look look, Clip clip, PixelImage target) {
    DenseLine columns = new DenseLine(clip);
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < line.x().length; i++) {
      double x = projection.x(line.x()[i]);
      double y = projection.y(line.y()[i]);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        columns.include((int) Math.floor(x), y);
        columns.join(lastX, lastY, x, y);
      }
      lastX = x;
      lastY = y;
    }
    columns.stroke(
        Palette.color(line.tone(), look.theme()), look.px(LinePen.width(line.tone())), target);
  }

  private void include(int column, double y) {
    int i = column - clip.left();
    if (i >= 0 && i < low.length) {
      low[i] = Math.min(low[i], y);
      high[i] = Math.max(high[i], y);
    }
  }

  /// Closes the gap to the previous point at every border between columns that lies between them.
  private void join(double x1, double y1, double x2, double y2) {
    if (!Double.isFinite(x1) || !Double.isFinite(y1)) {
      return;
    }
    int from = (int) Math.max(clip.left(), Math.floor(x1) + 1);
    int to = (int) Math.min(clip.right(), Math.floor(x2));
    for (int border = from; border <= to; border++) {
      double y = y1 + (border - x1) / (x2 - x1) * (y2 - y1);
      include(border - 1, y);
      include(border, y);
    }
  }

  private void stroke(Color color, double width, PixelImage target) {
    double half = width / 2;
    // What a stroke wider than a pixel covers of the columns beside it.
    double beside = Math.clamp((width - 1) / 2, 0, 1);
    for (int i = 0; i < low.length; i++) {
      if (low[i] <= high[i]) {
        span(clip.left() + i, low[i] - half, high[i] + half, 1, color, target);
        if (high[i] - low[i] > width) {
          span(clip.left() + i - 1, low[i], high[i], beside, color, target);
          span(clip.left() + i + 1, low[i], high[i], beside, color, target);
        }
      }
    }
  }

  private void span(
      int column, double top, double bottom, double opacity, Color color, PixelImage target) {
    if (column < clip.left() || column >= clip.right()) {
      return;
    }
    int from = (int) Math.max(clip.top(), Math.floor(top));
    int to = (int) Math.min(clip.bottom(), Math.ceil(bottom));
    int full = Blend.premultiplied(color, opacity);
    for (int row = from; row < to; row++) {
      double covered = Math.min(bottom, row + 1) - Math.max(top, row);
      int tint = covered >= 1 ? full : Blend.premultiplied(color, opacity * covered);
      int place = row * target.width() + column;
      target.pixels()[place] = Blend.over(tint, target.pixels()[place]);
    }
  }
}
