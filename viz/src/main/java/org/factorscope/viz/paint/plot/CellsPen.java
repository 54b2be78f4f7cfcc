package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Cells;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// The plane divided among sites, as exact polygons: the shown rectangle cut by the bisector with
/// every other site. On logarithmic axes, on which cells have curved edges, as pixels.
final class CellsPen extends LayerPen {
  private final Cells cells;

  CellsPen(Cells cells) {
    this.cells = cells;
  }

  private record Corner(double x, double y) {}

  @Override
  void draw(Canvas canvas) {
    Projection projection = canvas.projection();
    if (projection.isCurved()) {
      pixels(canvas);
      return;
    }
    Look look = canvas.look();
    for (int k = 0; k < cells.x().length; k++) {
      List<Corner> corners = polygon(k, projection);
      if (corners.size() > 2) {
        Color color = Palette.classColor(k, look.theme());
        canvas.g().setColor(Blend.faded(color, CellPixels.opacity(look.theme())));
        canvas.g().fill(path(corners, projection));
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

  private List<Corner> polygon(int k, Projection projection) {
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

  private void pixels(Canvas canvas) {
    Rectangle2D area = canvas.projection().area();
    PixelImage image = new PixelImage((int) area.getMaxX(), (int) area.getMaxY());
    Clip clip = new Clip((int) area.getMinX(), (int) area.getMinY(), image.width(), image.height());
    new CellPixels(cells, canvas.projection(), clip).paint(canvas.look().theme(), image);
    canvas.g().drawImage(image.image(), 0, 0, null);
  }

  @Override
  void paint(Canvas canvas, PixelPen pen) {
    new CellPixels(cells, canvas.projection(), pen.clip(canvas.projection().area()))
        .paint(canvas.look().theme(), pen.target());
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(cells.x(), cells.y());
  }

  /// Cells fill whatever is shown.
  @Override
  void extend(DataExtent.Collector extent) {}
}
