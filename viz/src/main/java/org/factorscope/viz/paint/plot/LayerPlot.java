package org.factorscope.viz.paint.plot;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.panel.Highlight;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jspecify.annotations.Nullable;

/// An `XYPlot` with a dataset and a [LayerRenderer] for each layer, lowest first, and an annotation
/// above them. Renders a layer at once instead of item by item.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class LayerPlot extends XYPlot {
  private final Rectangle2D picture;

  /// A plot without layers.
  ///
  /// @param picture what unclipped layers may cover
  LayerPlot(ValueAxis domain, ValueAxis range, Rectangle2D picture) {
    // Without a renderer JFreeChart draws no grid.
    super(null, domain, range, new XYLineAndShapeRenderer());
    this.picture = picture;
    setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }

  void add(List<LayerPen> pens, PlotOverlay overlay, Look look, Highlight lit) {
    for (int i = 0; i < pens.size(); i++) {
      setDataset(i, pens.get(i).dataset());
      setRenderer(i, new LayerRenderer(pens.get(i), look, lit), false);
    }
    addAnnotation(overlay, false);
  }

  /// Renders all layers and what lies above them, but neither axes nor grid.
  void renderLayers(Graphics2D g, Rectangle2D area) {
    Shape clip = g.getClip();
    g.clip(area);
    for (int i = 0; i < getDatasetCount(); i++) {
      render(g, area, i, null, null);
    }
    drawAnnotations(g, area, null);
    g.setClip(clip);
  }

  @Override
  public boolean render(
      Graphics2D g,
      Rectangle2D area,
      int index,
      @Nullable PlotRenderingInfo info,
      @Nullable CrosshairState crosshair) {
    if (!(getRenderer(index) instanceof LayerRenderer renderer)) {
      return super.render(g, area, index, info, crosshair);
    }
    Shape clip = g.getClip();
    if (!renderer.isClipped()) {
      g.setClip(picture);
    }
    renderer.drawLayer(g, area, getDomainAxisForDataset(index), getRangeAxisForDataset(index));
    g.setClip(clip);
    return true;
  }
}
