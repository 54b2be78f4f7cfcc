package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.factorscope.viz.panel.Layer.Arrows;
import org.factorscope.viz.panel.Layer.Segments;
import org.factorscope.viz.theme.Palette;

/// Segments and arrows, all of a layer as one shape, which is much cheaper than one by one.
final class SegmentArt {
  private static final double FAR = 1e5;
  private static final double HEAD = 8;

  private SegmentArt() {}

  static void draw(Segments segments, Projection projection, Look look, Graphics2D g) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < segments.x1().length; i++) {
      add(
          path,
          projection.x(segments.x1()[i]),
          projection.y(segments.y1()[i]),
          projection.x(segments.x2()[i]),
          projection.y(segments.y2()[i]));
    }
    g.setColor(Palette.color(segments.tone(), look.theme()));
    g.setStroke(look.stroke(1.1, segments.style()));
    g.draw(path);
  }

  static void draw(Arrows arrows, Projection projection, Look look, Graphics2D g) {
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
        double size = Math.min(look.px(HEAD), 0.45 * length);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        add(shafts, x1, y1, x2 - 0.8 * size * ux, y2 - 0.8 * size * uy);
        head(heads, x2, y2, size * ux, size * uy);
      }
    }
    g.setColor(Palette.color(arrows.tone(), look.theme()));
    g.setStroke(look.stroke(arrows.x1().length > 60 ? 1.0 : 1.8));
    g.draw(shafts);
    g.fill(heads);
  }

  private static void head(Path2D heads, double x, double y, double dx, double dy) {
    heads.moveTo(x, y);
    heads.lineTo(x - dx - 0.42 * dy, y - dy + 0.42 * dx);
    heads.lineTo(x - dx + 0.42 * dy, y - dy - 0.42 * dx);
    heads.closePath();
  }

  private static void add(Path2D path, double x1, double y1, double x2, double y2) {
    boolean isDrawn =
        Math.abs(x1) < FAR && Math.abs(y1) < FAR && Math.abs(x2) < FAR && Math.abs(y2) < FAR;
    if (isDrawn) {
      path.moveTo(x1, y1);
      path.lineTo(x2, y2);
    }
  }
}
