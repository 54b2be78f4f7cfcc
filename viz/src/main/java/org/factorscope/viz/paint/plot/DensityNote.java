package org.factorscope.viz.paint.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Locale;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;

/// Says in a corner of a plot that its points are drawn by [PointDensity].
final class DensityNote {
  private DensityNote() {}

  /// Draws nothing if all points are drawn one by one, or the corner has no room.
  static void draw(List<LayerPen> pens, Canvas canvas) {
    int count = pens.stream().mapToInt(LayerPen::densePoints).sum();
    Look look = canvas.look();
    Graphics2D g = canvas.g();
    Rectangle2D area = canvas.projection().area();
    Font font = look.font(Look.SMALL);
    String text = String.format(Locale.ROOT, "%,d points, drawn as density", count);
    double width = Look.width(text, font) + look.em(10);
    double height = look.em(18);
    double gap = look.em(4);
    boolean fits = width + 2 * gap <= area.getWidth() && height + 2 * gap <= area.getHeight();
    if (count == 0 || !fits) {
      return;
    }
    double left = area.getMinX() + gap;
    double top = area.getMaxY() - gap - height;
    double arc = look.em(8);
    g.setColor(Blend.faded(look.theme().surface(), 0.86));
    g.fill(new RoundRectangle2D.Double(left, top, width, height, arc, arc));
    g.setColor(look.theme().mutedInk());
    double baseline = top + height / 2 + Look.capHeight(font) / 2;
    TextArt.left(g, text, font, left + look.em(5), baseline);
  }
}
