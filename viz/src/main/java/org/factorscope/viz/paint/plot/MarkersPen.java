package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.ground.Symbol;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Marker;
import org.factorscope.viz.panel.Layer.Markers;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// Labelled discs: filled with the surface, ringed in their tone.
public final class MarkersPen extends LayerPen {
  /// Outer radius in logical pixels, growing with the type.
  public static final double RADIUS = 9;

  private static final double RING = 2.6;

  private final List<Marker> markers;

  public MarkersPen(Markers markers) {
    this.markers = markers.markers();
  }

  @Override
  void draw(Canvas canvas) {
    Projection projection = canvas.projection();
    for (Marker marker : markers) {
      double x = projection.x(marker.x());
      double y = projection.y(marker.y());
      if (projection.area().contains(x, y)) {
        boolean isLit = marker.index() >= 0 && marker.index() == canvas.lit().index(marker.role());
        draw(marker, x, y, canvas.look(), isLit, canvas.g());
      }
    }
  }

  private static void draw(
      Marker marker, double x, double y, Look look, boolean isLit, Graphics2D g) {
    Color tone = Palette.color(marker.tone(), look.theme());
    double radius = look.em(RADIUS);
    double ring = look.em(RING);
    if (isLit) {
      disc(g, x, y, radius + look.em(4.5), Blend.faded(tone, 0.3));
      disc(g, x, y, radius + look.em(2.5), look.theme().ink());
    }
    // A rim of surface parts the disc from points below it.
    disc(g, x, y, radius + look.em(1), look.theme().surface());
    disc(g, x, y, radius, tone);
    disc(g, x, y, radius - ring, look.theme().surface());
    Font font = look.bold(marker.label().length() > 1 ? 8.5 : 10);
    g.setColor(look.theme().ink());
    TextArt.inside(g, marker.label(), font, x, y);
  }

  private static void disc(Graphics2D g, double x, double y, double radius, Color color) {
    g.setColor(color);
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /// The ring around a lit point, which is drawn large within.
  static void ring(Graphics2D g, double x, double y, Look look, Symbol symbol, Color color) {
    double radius = look.em(7.5);
    disc(g, x, y, radius, look.theme().ink());
    disc(g, x, y, radius - look.em(2), look.theme().surface());
    g.translate(x, y);
    g.setColor(color);
    g.fill(symbol.shape(look.em(3.6)));
    g.translate(-x, -y);
  }

  @Override
  boolean isClipped() {
    return false;
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(
        markers.stream().mapToDouble(Marker::x).toArray(),
        markers.stream().mapToDouble(Marker::y).toArray());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    markers.forEach(marker -> extent.symbol(marker.x(), marker.y()));
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    int count = 0;
    for (Marker marker : markers) {
      count += box.contains(projection.x(marker.x()), projection.y(marker.y())) ? 20 : 0;
    }
    return count;
  }

  @Override
  Depth depth() {
    return Depth.MARKER;
  }

  /// The nearest marker within reach; those that can be dragged before others.
  @Override
  public @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    double reach = look.em(RADIUS) + look.px(3);
    double best = reach;
    Marker found = null;
    for (Marker marker : markers.reversed()) {
      double distance = Math.hypot(projection.x(marker.x()) - px, projection.y(marker.y()) - py);
      boolean isFirstHandle = marker.handle() != null && (found == null || found.handle() == null);
      if (distance <= reach && (distance < best || isFirstHandle)) {
        best = distance;
        found = marker;
      }
    }
    return found == null ? null : pick(found);
  }

  private static Pick pick(Marker marker) {
    String name = marker.handle() != null ? marker.handle().name() : marker.label();
    return new Pick(
        marker.handle(),
        Highlight.of(marker.role(), marker.index()),
        name + " " + NumberText.pair(marker.x(), marker.y()));
  }
}
