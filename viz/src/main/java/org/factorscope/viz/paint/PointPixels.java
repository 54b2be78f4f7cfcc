package org.factorscope.viz.paint;

import java.util.HashMap;
import java.util.Map;
import org.factorscope.viz.panel.Layer.Points;

/// Points as symbols straight into the pixels; very many as their density. Not thread-safe.
final class PointPixels {
  // A size of points more than this only while a window is resized or a layer grows.
  private static final int MOST_SIZES = 16;

  private final Map<Double, SymbolMasks> masks = new HashMap<>();
  private final PointDensity density = new PointDensity();

  void paint(Points points, Projection projection, Look look, Clip clip, PixelImage target) {
    if (PointDensity.suits(points)) {
      density.paint(points, projection, look, clip, target);
    } else {
      symbols(points, projection, look, clip, target);
    }
  }

  private void symbols(
      Points points, Projection projection, Look look, Clip clip, PixelImage target) {
    int count = points.x().length;
    PointStyle style = new PointStyle(points, look.theme());
    SymbolMasks symbols = masks(look.px(PointStyle.radius(count)));
    double[] xs = points.x();
    double[] ys = points.y();
    for (int i = 0; i < count; i++) {
      double x = projection.x(xs[i]);
      double y = projection.y(ys[i]);
      // Also refuses NaN. A point whose centre is outside of the axes is outside.
      if (x >= clip.left() && x <= clip.right() && y >= clip.top() && y <= clip.bottom()) {
        Symbol symbol = Symbol.ofClass(style.strongest(i));
        symbols.paint(target, clip, symbol, style.premultiplied(i), x, y);
      }
    }
  }

  private SymbolMasks masks(double radius) {
    if (masks.size() > MOST_SIZES) {
      masks.clear();
    }
    return masks.computeIfAbsent(radius, SymbolMasks::new);
  }
}
