package org.factorscope.viz.paint.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.Highlight;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// JFreeChart's renderer of a layer: it draws with the layer's [LayerPen], placed by JFreeChart's
/// axes.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class LayerRenderer extends AbstractXYItemRenderer {
  private final LayerPen pen;
  private final Look look;
  private final Highlight lit;

  LayerRenderer(LayerPen pen, Look look, Highlight lit) {
    this.pen = pen;
    this.look = look;
    this.lit = lit;
  }

  /// Whether the layer ends at the axes.
  boolean isClipped() {
    return pen.isClipped();
  }

  /// Draws all of the layer.
  void drawLayer(Graphics2D g, Rectangle2D area, ValueAxis domain, ValueAxis range) {
    pen.render(new Canvas(g, AxisProjection.of(domain, range, area), look, lit));
  }

  /// Draws all of the layer with the first item: strokes, masks and colours are set up once for a
  /// layer, not once an item. A [LayerPlot] asks for no other item.
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
    if (series == 0 && item == 0) {
      drawLayer(g, dataArea, domainAxis, rangeAxis);
    }
  }
}
