package org.factorscope.viz.paint.plot;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.Layer.Label;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// Text centred at its place, kept within the axes.
final class LabelPen extends LayerPen {
  private final Label label;

  LabelPen(Label label) {
    this.label = label;
  }

  @Override
  void draw(Canvas canvas) {
    Rectangle2D area = canvas.projection().area();
    double x = canvas.projection().x(label.x());
    double y = canvas.projection().y(label.y());
    if (!area.contains(x, y)) {
      return;
    }
    Font font = canvas.look().font(Look.SMALL);
    double half = Math.min(Look.width(label.text(), font) / 2, area.getWidth() / 2);
    double inside = Math.clamp(x, area.getMinX() + half, area.getMaxX() - half);
    canvas.g().setColor(Palette.color(label.tone(), canvas.look().theme()));
    TextArt.inside(canvas.g(), label.text(), font, inside, y);
  }

  @Override
  XYDataset dataset() {
    return LayerDataset.of(label.x(), label.y());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    extent.symbol(label.x(), label.y());
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    return box.contains(projection.x(label.x()), projection.y(label.y())) ? 5 : 0;
  }
}
