package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// A layer that JFreeChart has no renderer for, drawn in its turn between the others and placed by
/// JFreeChart's axes.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class LayerRenderer extends AbstractXYItemRenderer {
  /// What is drawn.
  interface Art {
    void draw(Projection projection, Graphics2D g);
  }

  private final Art art;

  LayerRenderer(Art art) {
    this.art = art;
  }

  @Override
  public void drawItem(
      Graphics2D g,
      XYItemRendererState state,
      Rectangle2D dataArea,
      @Nullable PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      @Nullable CrosshairState crosshairState,
      int pass) {
    art.draw(new ChartProjection(domainAxis, rangeAxis, dataArea), g);
  }
}
