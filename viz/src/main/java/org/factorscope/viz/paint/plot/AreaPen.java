package org.factorscope.viz.paint.plot;

import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.panel.Layer.Area;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// The inside of polygons as a pale tint.
final class AreaPen extends LayerPen {
  private static final double TINT = 0.18;

  private final Area area;

  AreaPen(Area area) {
    this.area = area;
  }

  @Override
  void draw(Canvas canvas) {
    canvas.g().setColor(Blend.faded(Palette.color(area.tone(), canvas.look().theme()), TINT));
    canvas.g().fill(PolylinePath.of(area.x(), area.y(), canvas.projection()));
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(area.x(), area.y());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    extent.pairs(area.x(), area.y());
  }
}
