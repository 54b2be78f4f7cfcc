package org.factorscope.viz.paint.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Arrows;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// Arrows, all of a layer as two shapes: shafts and heads.
final class ArrowsPen extends LayerPen {
  private static final double FAR = 1e5;
  private static final double HEAD = 8;

  private final Arrows arrows;

  ArrowsPen(Arrows arrows) {
    this.arrows = arrows;
  }

  @Override
  void draw(Canvas canvas) {
    Projection projection = canvas.projection();
    Path2D shafts = new Path2D.Double();
    Path2D heads = new Path2D.Double();
    for (int i = 0; i < arrows.x1().length; i++) {
      double x1 = projection.x(arrows.x1()[i]);
      double y1 = projection.y(arrows.y1()[i]);
      double x2 = projection.x(arrows.x2()[i]);
      double y2 = projection.y(arrows.y2()[i]);
      double length = Math.hypot(x2 - x1, y2 - y1);
      // Also refuses NaN.
      if (length > 0.25 && length < FAR) {
        double size = Math.min(canvas.look().px(HEAD), 0.45 * length);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        SegmentsPen.add(shafts, x1, y1, x2 - 0.8 * size * ux, y2 - 0.8 * size * uy);
        head(heads, x2, y2, size * ux, size * uy);
      }
    }
    canvas.g().setColor(Palette.color(arrows.tone(), canvas.look().theme()));
    canvas.g().setStroke(canvas.look().stroke(arrows.x1().length > 60 ? 1.0 : 1.8));
    canvas.g().draw(shafts);
    canvas.g().fill(heads);
  }

  private static void head(Path2D heads, double x, double y, double dx, double dy) {
    heads.moveTo(x, y);
    heads.lineTo(x - dx - 0.42 * dy, y - dy + 0.42 * dx);
    heads.lineTo(x - dx + 0.42 * dy, y - dy - 0.42 * dx);
    heads.closePath();
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(arrows.x2(), arrows.y2());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    extent.symbols(arrows.x1(), arrows.y1());
    extent.symbols(arrows.x2(), arrows.y2());
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    return Crowding.points(box, projection, arrows.x2(), arrows.y2());
  }
}
