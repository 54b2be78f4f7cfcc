package org.factorscope.viz.paint.ground;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/// A small antialiased shape in one colour, drawn once and then put down many times.
///
/// @param pixels premultiplied, `side` x `side`
/// @param half of `side`: the origin of the shape is where four middle pixels meet
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Stamp(int[] pixels, int side, int half) {
  /// Of a symbol.
  ///
  /// @param color may be transparent
  public static Stamp of(Shape shape, Color color) {
    Rectangle2D bounds = shape.getBounds2D();
    double reach =
        Math.max(
            Math.max(-bounds.getMinX(), bounds.getMaxX()),
            Math.max(-bounds.getMinY(), bounds.getMaxY()));
    int half = (int) Math.ceil(reach) + 1;
    PixelImage image = new PixelImage(2 * half, 2 * half);
    Graphics2D g = image.image().createGraphics();
    try {
      Look.prepare(g);
      g.translate(half, half);
      g.setColor(color);
      g.fill(shape);
    } finally {
      g.dispose();
    }
    return new Stamp(image.pixels(), 2 * half, half);
  }

  /// Puts the shape's origin at the upper left corner of a pixel, cut at the edges of `clip`.
  public void paint(PixelImage target, Clip clip, int column, int row) {
    int left = column - half;
    int top = row - half;
    int fromX = Math.max(left, clip.left());
    int toX = Math.min(left + side, clip.right());
    int fromY = Math.max(top, clip.top());
    int toY = Math.min(top + side, clip.bottom());
    int[] places = target.pixels();
    for (int y = fromY; y < toY; y++) {
      int source = (y - top) * side + fromX - left;
      int place = y * target.width() + fromX;
      for (int x = fromX; x < toX; x++, source++, place++) {
        int color = pixels[source];
        if (color != 0) {
          places[place] = Blend.over(color, places[place]);
        }
      }
    }
  }
}
