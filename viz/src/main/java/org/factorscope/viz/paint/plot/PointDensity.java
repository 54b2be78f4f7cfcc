package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.Layer.Points;
import org.factorscope.viz.theme.Oklab;

/// More points than symbols could tell apart: small squares in the mean colour of the points in
/// them, the more opaque the more there are (by the logarithm, so that lonely points are seen).
final class PointDensity {
  /// Up to this many points a layer are drawn one by one.
  static final int MOST_SYMBOLS = 200_000;

  private static final double SIDE = 2;
  private static final double FAINTEST = 0.3;
  private static final double FULL = 0.95;
  // How many points, and the sums of their three coordinates of colour.
  private static final int SUMS = 4;

  private PointDensity() {}

  static boolean suits(Points points) {
    return points.x().length > MOST_SYMBOLS;
  }

  /// Squares over an area, numbered row by row.
  ///
  /// @param side in device pixels
  private record Squares(int left, int top, int columns, int rows, int side) {
    static Squares over(Rectangle2D area, Look look) {
      int side = (int) Math.max(1, Math.round(look.px(SIDE)));
      int left = (int) Math.floor(area.getMinX());
      int top = (int) Math.floor(area.getMinY());
      int columns = Math.floorDiv((int) Math.ceil(area.getMaxX()) - left, side) + 1;
      int rows = Math.floorDiv((int) Math.ceil(area.getMaxY()) - top, side) + 1;
      return new Squares(left, top, columns, rows, side);
    }

    int count() {
      return columns * rows;
    }

    /// The square of a place, or -1; NaN is nowhere.
    int of(double x, double y) {
      double column = (x - left) / side;
      double row = (y - top) / side;
      return column >= 0 && column < columns && row >= 0 && row < rows
          ? ((int) row) * columns + (int) column
          : -1;
    }
  }

  /// Paints straight into the pixels.
  static void paint(Points points, Canvas canvas, PixelPen pen) {
    Squares squares = Squares.over(canvas.projection().area(), canvas.look());
    int[] colors = colors(points, canvas, squares, pen.zeros(SUMS * squares.count()));
    PixelImage target = pen.target();
    Clip clip = pen.clip(canvas.projection().area());
    int[] pixels = target.pixels();
    for (int y = clip.top(); y < clip.bottom(); y++) {
      int row = Math.floorDiv(y - squares.top(), squares.side()) * squares.columns();
      for (int x = clip.left(); x < clip.right(); x++) {
        int argb = colors[row + Math.floorDiv(x - squares.left(), squares.side())];
        if (argb != 0) {
          int place = y * target.width() + x;
          pixels[place] = Blend.over(Blend.premultiplied(argb), pixels[place]);
        }
      }
    }
  }

  /// Draws the same squares as shapes.
  static void draw(Points points, Canvas canvas) {
    Squares squares = Squares.over(canvas.projection().area(), canvas.look());
    int[] colors = colors(points, canvas, squares, new double[SUMS * squares.count()]);
    Graphics2D g = canvas.g();
    for (int i = 0; i < colors.length; i++) {
      if (colors[i] != 0) {
        g.setColor(new Color(colors[i], true));
        g.fillRect(
            squares.left() + i % squares.columns() * squares.side(),
            squares.top() + Math.floorDiv(i, squares.columns()) * squares.side(),
            squares.side(),
            squares.side());
      }
    }
  }

  /// The colour of each square, not premultiplied; 0 if no point is in it.
  ///
  /// @param sums zeros. Modified.
  private static int[] colors(Points points, Canvas canvas, Squares squares, double[] sums) {
    Projection projection = canvas.projection();
    PointStyle style = new PointStyle(points, canvas.look().theme());
    double[] xs = points.x();
    double[] ys = points.y();
    for (int i = 0; i < xs.length; i++) {
      int square = squares.of(projection.x(xs[i]), projection.y(ys[i]));
      if (square >= 0) {
        Oklab color = style.color(i);
        sums[SUMS * square]++;
        sums[SUMS * square + 1] += color.l();
        sums[SUMS * square + 2] += color.a();
        sums[SUMS * square + 3] += color.b();
      }
    }
    return colors(squares.count(), sums);
  }

  private static int[] colors(int squares, double[] sums) {
    double most = 0;
    for (int i = 0; i < squares; i++) {
      most = Math.max(most, sums[SUMS * i]);
    }
    double scale = (FULL - FAINTEST) / Math.log(Math.max(2, most));
    int[] argb = new int[squares];
    for (int i = 0; i < squares; i++) {
      double count = sums[SUMS * i];
      if (count > 0) {
        int opacity = (int) Math.round(255 * (FAINTEST + scale * Math.log(count)));
        int rgb =
            Oklab.rgb(
                sums[SUMS * i + 1] / count, sums[SUMS * i + 2] / count, sums[SUMS * i + 3] / count);
        argb[i] = opacity << 24 | (rgb & 0xFFFFFF);
      }
    }
    return argb;
  }
}
