package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.SimplexPanel;

/// Triangles as shapes and text.
final class SimplexDrawing {
  private SimplexDrawing() {}

  static void draw(SimplexPanel panel, Look look, Graphics2D g, int width, int height) {
    SimplexLayout layout = SimplexLayout.of(look, width, height);
    Layer.Points points = SimplexLayout.points(panel);
    SimplexArt art = new SimplexArt(panel, layout, look, g);
    art.drawGround();
    points(points, layout, look, g);
    art.drawAbove(points, Highlight.NONE);
  }

  private static void points(Layer.Points points, SimplexLayout layout, Look look, Graphics2D g) {
    PointStyle style = new PointStyle(points, look.theme());
    double radius = look.px(PointStyle.radius(points.x().length));
    for (int i = 0; i < points.x().length; i++) {
      double x = layout.x(points.x()[i]);
      double y = layout.y(points.y()[i]);
      if (layout.area().contains(x, y)) {
        g.translate(x, y);
        g.setColor(new Color(style.argb(i), true));
        g.fill(Symbol.ofClass(style.strongest(i)).shape(radius));
        g.translate(-x, -y);
      }
    }
  }
}
