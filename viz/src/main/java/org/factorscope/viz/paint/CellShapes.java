package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.panel.Layer.Cells;
import org.factorscope.viz.theme.Palette;

/// The plane divided among sites, as exact polygons: the shown rectangle cut by the bisector with
/// every other site. On logarithmic axes, where cells have curved edges, as pixels.
final class CellShapes {
  private CellShapes() {}

  private record Corner(double x, double y) {}

  static void draw(Cells cells, PlotFrame frame, Projection projection, Look look, Graphics2D g) {
    if (frame.xScale().isLogarithmic() || frame.yScale().isLogarithmic()) {
      pixels(cells, frame, look, g);
      return;
    }
    for (int k = 0; k < cells.x().length; k++) {
      List<Corner> corners = polygon(cells, k, projection);
      if (corners.size() > 2) {
        g.setColor(
            Blend.faded(Palette.classColor(k, look.theme()), CellPixels.opacity(look.theme())));
        g.fill(path(corners, projection));
      }
    }
  }

  private static Path2D path(List<Corner> corners, Projection projection) {
    Path2D path = new Path2D.Double();
    for (Corner corner : corners) {
      double x = projection.x(corner.x());
      double y = projection.y(corner.y());
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private static List<Corner> polygon(Cells cells, int k, Projection projection) {
    Rectangle2D area = projection.area();
    double left = projection.valueX(area.getMinX());
    double right = projection.valueX(area.getMaxX());
    double low = projection.valueY(area.getMaxY());
    double high = projection.valueY(area.getMinY());
    List<Corner> corners =
        List.of(
            new Corner(left, low),
            new Corner(right, low),
            new Corner(right, high),
            new Corner(left, high));
    if (!Double.isFinite(cells.x()[k] + cells.y()[k] + cells.offset()[k])) {
      return List.of();
    }
    for (int j = 0; j < cells.x().length; j++) {
      if (j != k) {
        corners = cut(corners, cells, k, j);
      }
    }
    return corners;
  }

  /// The part of a convex polygon that is nearer to site k than to site j.
  private static List<Corner> cut(List<Corner> corners, Cells cells, int k, int j) {
    List<Corner> kept = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      Corner from = corners.get(i);
      Corner to = corners.get((i + 1) % corners.size());
      double before = lead(cells, k, j, from);
      double after = lead(cells, k, j, to);
      if (!(before > 0)) {
        kept.add(from);
      }
      if (before * after < 0) {
        double share = before / (before - after);
        kept.add(
            new Corner(
                from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y())));
      }
    }
    boolean isTwin = kept.size() == corners.size() && j < k && isSame(cells, k, j);
    return isTwin ? List.of() : kept;
  }

  private static boolean isSame(Cells cells, int k, int j) {
    return cells.x()[k] == cells.x()[j]
        && cells.y()[k] == cells.y()[j]
        && cells.offset()[k] == cells.offset()[j];
  }

  private static double lead(Cells cells, int k, int j, Corner place) {
    return distance(cells, k, place) - distance(cells, j, place);
  }

  private static double distance(Cells cells, int k, Corner place) {
    double dx = place.x() - cells.x()[k];
    double dy = place.y() - cells.y()[k];
    return dx * dx + dy * dy + cells.offset()[k];
  }

  private static void pixels(Cells cells, PlotFrame frame, Look look, Graphics2D g) {
    PixelImage image = new PixelImage(frame.left() + frame.width(), frame.top() + frame.height());
    new CellPixels(cells, frame, Clip.of(frame, image)).paint(look.theme(), image);
    g.drawImage(image.image(), 0, 0, null);
  }
}
