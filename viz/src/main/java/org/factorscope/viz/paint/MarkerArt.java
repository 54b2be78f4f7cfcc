package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Marker;
import org.factorscope.viz.panel.Layer.Markers;
import org.factorscope.viz.theme.Palette;

/// Labelled discs: filled with the surface, ringed in their tone.
final class MarkerArt {
  /// Outer radius in logical pixels, growing with the type.
  static final double RADIUS = 9;

  private static final double RING = 2.6;

  private MarkerArt() {}

  static void draw(Markers markers, Projection projection, Look look, Highlight lit, Graphics2D g) {
    for (Marker marker : markers.markers()) {
      double x = projection.x(marker.x());
      double y = projection.y(marker.y());
      if (projection.area().contains(x, y)) {
        boolean isLit = marker.index() >= 0 && marker.index() == lit.index(marker.role());
        draw(marker, x, y, look, isLit, g);
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
}
