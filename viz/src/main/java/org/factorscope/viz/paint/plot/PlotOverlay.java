package org.factorscope.viz.paint.plot;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.Highlight;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/// What lies above all layers, as JFreeChart's annotation: names, what is lit, the legend, or what
/// is still to come.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class PlotOverlay extends AbstractXYAnnotation {
  private final PlotPicture picture;
  private final Highlight lit;

  PlotOverlay(PlotPicture picture, Highlight lit) {
    this.picture = picture;
    this.lit = lit;
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      @Nullable PlotRenderingInfo info) {
    Canvas canvas =
        new Canvas(g, AxisProjection.of(domainAxis, rangeAxis, area), picture.look(), lit);
    NameArt.draw(picture.names(), lit, g);
    Shape clip = g.getClip();
    g.setClip(picture.bounds());
    picture.pens().forEach(pen -> pen.drawLit(canvas));
    if (!picture.frame().isBare()) {
      DensityNote.draw(picture.pens(), canvas);
      if (picture.frame().isEmpty()) {
        EmptyNote.draw(picture.panel(), canvas);
      } else {
        Legend.draw(picture.pens(), canvas);
      }
    }
    g.setClip(clip);
  }
}
