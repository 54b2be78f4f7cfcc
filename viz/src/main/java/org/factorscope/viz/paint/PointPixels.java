package org.factorscope.viz.paint;

import org.factorscope.viz.panel.Layer.Points;

/// Points as stamped sprites.
final class PointPixels {
  private final Sprites sprites = new Sprites();

  void paint(Points points, Projection projection, Look look, Clip clip, PixelImage target) {
    int count = points.x().length;
    PointStyle style = new PointStyle(points, look.theme());
    sprites.setRadius(look.px(PointStyle.radius(count)));
    for (int i = 0; i < count; i++) {
      double x = projection.x(points.x()[i]);
      double y = projection.y(points.y()[i]);
      // Also refuses NaN. A point whose centre is outside of the axes is outside.
      if (x >= clip.left() && x <= clip.right() && y >= clip.top() && y <= clip.bottom()) {
        Symbol symbol = Symbol.ofClass(style.strongest(i));
        sprites.stamp(target, clip, symbol, style.argb(i), x, y);
      }
    }
  }
}
