package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import org.factorscope.viz.panel.Layer.Points;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/// JFreeChart's symbols with our colour and shape of each point.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class PointRenderer extends XYLineAndShapeRenderer {
  private final PointStyle style;
  private final double radius;

  PointRenderer(Points points, Look look) {
    super(false, true);
    style = new PointStyle(points, look.theme());
    radius = look.px(PointStyle.radius(points.x().length));
    setUseOutlinePaint(false);
    setDrawOutlines(false);
  }

  @Override
  public Paint getItemPaint(int series, int item) {
    return new Color(style.argb(item), true);
  }

  @Override
  public Shape getItemShape(int series, int item) {
    return Symbol.ofClass(style.strongest(item)).shape(radius);
  }
}
