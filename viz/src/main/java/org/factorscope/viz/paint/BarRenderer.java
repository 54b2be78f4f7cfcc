package org.factorscope.viz.paint;

import java.awt.Paint;
import org.factorscope.viz.panel.Layer.Bars;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;

/// JFreeChart's stacked bars, flat and in our colours, all but the current one pale.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class BarRenderer extends StackedXYBarRenderer {
  private final Bars bars;
  private final Look look;

  BarRenderer(Bars bars, Look look) {
    super(BarPixels.GAP);
    this.bars = bars;
    this.look = look;
    setBarPainter(new StandardXYBarPainter());
    setShadowVisible(false);
    setDrawBarOutline(false);
  }

  @Override
  public Paint getItemPaint(int series, int item) {
    return BarPixels.color(bars, series, item, look);
  }
}
