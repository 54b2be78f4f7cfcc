package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.SimplexPanel;

/// What a triangle has beside its points: sides, lines of equal weight, names, trails, discs, and
/// the ring around a lit point.
final class SimplexArt {
  private static final double[] LEVELS = {0.25, 0.5, 0.75};

  private final SimplexPanel panel;
  private final SimplexLayout layout;
  private final Look look;
  private final Graphics2D g;

  SimplexArt(SimplexPanel panel, SimplexLayout layout, Look look, Graphics2D g) {
    this.panel = panel;
    this.layout = layout;
    this.look = look;
    this.g = g;
  }

  /// What lies below the points.
  void drawGround() {
    g.setStroke(look.stroke(1));
    g.setColor(look.theme().grid());
    for (double level : LEVELS) {
      g.draw(layout.lines(level));
    }
    Path2D sides = layout.lines(0);
    g.setColor(look.theme().axis());
    g.setStroke(look.stroke(1.4));
    g.draw(sides);
    for (SimplexPanel.Trail trail : panel.trails()) {
      LineArt.draw(SimplexLayout.line(trail), layout, look, g);
    }
  }

  /// What lies above them.
  void drawAbove(Layer.Points points, Highlight lit) {
    MarkerArt.draw(SimplexLayout.markers(panel), layout, look, lit, g);
    int i = lit.index(points.role());
    if (i >= 0 && i < points.x().length && Double.isFinite(points.x()[i])) {
      PointStyle style = new PointStyle(points, look.theme());
      MarkerArt.ring(
          g,
          layout.x(points.x()[i]),
          layout.y(points.y()[i]),
          look,
          Symbol.ofClass(style.strongest(i)),
          new Color(style.argb(i)));
    }
    if (layout.hasNames()) {
      names();
    }
  }

  private void names() {
    Font font = look.font(Look.BODY);
    double gap = look.em(7);
    double below = layout.bottom() + gap + Look.capHeight(font);
    double width = layout.area().getWidth();
    g.setColor(look.theme().ink());
    name(panel.corners().get(0), font, layout.pixel(1, 0, 0), below, width / 2);
    name(panel.corners().get(1), font, layout.pixel(0, 1, 0), below, width / 2);
    Point2D top = layout.pixel(0, 0, 1);
    name(panel.corners().get(2), font, top, top.getY() - gap, width);
  }

  /// A name centred at its corner, kept within the picture.
  private void name(String name, Font font, Point2D corner, double baseline, double room) {
    double edge = look.em(6);
    String text = TextArt.fitted(name, font, room - 2 * edge);
    double half = Look.width(text, font) / 2;
    double last = layout.area().getWidth() - edge - half;
    double x = Math.max(edge + half, Math.min(corner.getX(), last));
    TextArt.centred(g, text, font, x, baseline);
  }
}
