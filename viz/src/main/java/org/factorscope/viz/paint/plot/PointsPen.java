package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.ground.Symbol;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Points;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// Symbols, one a data point; very many as their density. The fast pen stamps masks.
public class PointsPen extends LayerPen {
  private static final double REACH = 8;

  private final Points points;

  public PointsPen(Points points) {
    this.points = points;
  }

  @Override
  void draw(Canvas canvas) {
    Look look = canvas.look();
    if (PointDensity.suits(points)) {
      PointDensity.draw(points, canvas);
      return;
    }
    PointStyle style = new PointStyle(points, look.theme());
    double radius = look.px(PointStyle.radius(points.x().length));
    for (int i = 0; i < points.x().length; i++) {
      double x = canvas.projection().x(points.x()[i]);
      double y = canvas.projection().y(points.y()[i]);
      if (canvas.projection().holds(x, y)) {
        canvas.g().setColor(new Color(style.argb(i), true));
        canvas.g().fill(Symbol.ofClass(style.strongest(i)).shapeAt(x, y, radius));
      }
    }
  }

  @Override
  void paint(Canvas canvas, PixelPen pen) {
    Projection projection = canvas.projection();
    if (PointDensity.suits(points)) {
      PointDensity.paint(points, canvas, pen);
      return;
    }
    int count = points.x().length;
    Clip clip = pen.clip(projection.area());
    PointStyle style = new PointStyle(points, canvas.look().theme());
    PixelPen.SymbolMasks symbols = pen.masks(canvas.look().px(PointStyle.radius(count)));
    double[] xs = points.x();
    double[] ys = points.y();
    for (int i = 0; i < count; i++) {
      double x = projection.x(xs[i]);
      double y = projection.y(ys[i]);
      // Also refuses NaN. A point whose centre is outside of the axes is outside.
      if (x >= clip.left() && x <= clip.right() && y >= clip.top() && y <= clip.bottom()) {
        Symbol symbol = Symbol.ofClass(style.strongest(i));
        symbols.paint(pen.target(), clip, symbol, style.premultiplied(i), x, y);
      }
    }
  }

  /// A ring around the lit point.
  @Override
  public void drawLit(Canvas canvas) {
    int i = canvas.lit().index(points.role());
    if (i < 0 || i >= points.x().length) {
      return;
    }
    double x = canvas.projection().x(points.x()[i]);
    double y = canvas.projection().y(points.y()[i]);
    if (canvas.projection().holds(x, y)) {
      PointStyle style = new PointStyle(points, canvas.look().theme());
      Symbol symbol = Symbol.ofClass(style.strongest(i));
      MarkersPen.ring(canvas.g(), x, y, canvas.look(), symbol, new Color(style.argb(i)));
    }
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(points.x(), points.y());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    extent.symbols(points.x(), points.y());
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    return Crowding.points(box, projection, points.x(), points.y());
  }

  @Override
  List<Legend.Entry> legend() {
    List<String> names = points.names();
    List<Legend.Entry> entries = new ArrayList<>();
    for (int k = 0; k < names.size() && names.size() <= Palette.classCount(); k++) {
      entries.add(Legend.Entry.ofClass(names.get(k), k));
    }
    return entries;
  }

  @Override
  int densePoints() {
    return PointDensity.suits(points) ? points.x().length : 0;
  }

  @Override
  Depth depth() {
    return Depth.SYMBOL;
  }

  /// The point under the pointer.
  @Override
  public @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    int i = nearest(px, py, projection, look);
    return i < 0 ? null : pick(points.role(), i, "", points.x()[i], points.y()[i]);
  }

  /// The point within reach that is nearest to a device pixel, the last one of several; -1 if there
  /// is none.
  public int nearest(double px, double py, Projection projection, Look look) {
    double reach = look.px(REACH);
    double best = reach * reach;
    int found = -1;
    for (int i = 0; i < points.x().length; i++) {
      double dx = projection.x(points.x()[i]) - px;
      double dy = projection.y(points.y()[i]) - py;
      double distance = dx * dx + dy * dy;
      if (distance <= best) {
        best = distance;
        found = i;
      }
    }
    return found;
  }

  static Pick pick(Role role, int index, String name, double x, double y) {
    String called = name.isEmpty() ? Integer.toString(index + 1) : name;
    return new Pick(null, Highlight.of(role, index), called + ": " + NumberText.pair(x, y));
  }
}
