package org.factorscope.viz.paint.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Segments;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// Segments, all of a layer as one shape, which is much cheaper than one by one.
final class SegmentsPen extends LayerPen {
  private static final double FAR = 1e5;

  private final Segments segments;

  SegmentsPen(Segments segments) {
    this.segments = segments;
  }

  @Override
  void draw(Canvas canvas) {
    Projection projection = canvas.projection();
    Path2D path = new Path2D.Double();
    for (int i = 0; i < segments.x1().length; i++) {
      add(
          path,
          projection.x(segments.x1()[i]),
          projection.y(segments.y1()[i]),
          projection.x(segments.x2()[i]),
          projection.y(segments.y2()[i]));
    }
    canvas.g().setColor(Palette.color(segments.tone(), canvas.look().theme()));
    canvas.g().setStroke(canvas.look().stroke(1.1, segments.style()));
    canvas.g().draw(path);
  }

  /// Adds a segment whose ends are not too far away for Java2D.
  static void add(Path2D path, double x1, double y1, double x2, double y2) {
    boolean isDrawn =
        Math.abs(x1) < FAR && Math.abs(y1) < FAR && Math.abs(x2) < FAR && Math.abs(y2) < FAR;
    if (isDrawn) {
      path.moveTo(x1, y1);
      path.lineTo(x2, y2);
    }
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(segments.x2(), segments.y2());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    extent.pairs(segments.x1(), segments.y1());
    extent.pairs(segments.x2(), segments.y2());
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    return Crowding.points(box, projection, segments.x2(), segments.y2());
  }
}
