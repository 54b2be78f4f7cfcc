package org.factorscope.viz.paint;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.panel.Layer.Label;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.Layer.Rule;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;

/// Reference lines with their labels, and labels alone.
final class RuleArt {
  private RuleArt() {}

  /// @param scrubber whether x is the timeline, where an accented vertical rule is the playhead and
  ///   gets a knob
  static void draw(Rule rule, Scrubber scrubber, Projection projection, Look look, Graphics2D g) {
    g.setColor(Palette.color(rule.tone(), look.theme()));
    g.setStroke(look.stroke(1.6, rule.style()));
    if (rule.orientation() == Orientation.VERTICAL) {
      vertical(rule, scrubber, projection, look, g);
    } else {
      horizontal(rule, projection, look, g);
    }
  }

  private static void vertical(
      Rule rule, Scrubber scrubber, Projection projection, Look look, Graphics2D g) {
    Rectangle2D area = projection.area();
    double x = projection.x(rule.value());
    if (!(x >= area.getMinX() && x <= area.getMaxX())) {
      return;
    }
    g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
    if (scrubber == Scrubber.X_IS_POSITION && rule.tone().kind() == Tone.Kind.ACCENT) {
      double radius = look.em(5);
      g.fill(new Ellipse2D.Double(x - radius, area.getMinY() - radius, 2 * radius, 2 * radius));
    }
    Font font = look.font(Look.SMALL);
    String label = TextArt.fitted(rule.label(), font, area.getWidth());
    double gap = look.em(5);
    double width = Look.width(label, font);
    boolean fitsRight = x + gap + width <= area.getMaxX();
    double left = fitsRight ? x + gap : x - gap - width;
    note(label, font, left, area.getMinY() + look.em(12), rule, look, g);
  }

  private static void horizontal(Rule rule, Projection projection, Look look, Graphics2D g) {
    Rectangle2D area = projection.area();
    double y = projection.y(rule.value());
    if (!(y >= area.getMinY() && y <= area.getMaxY())) {
      return;
    }
    g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
    Font font = look.font(Look.SMALL);
    String label = TextArt.fitted(rule.label(), font, area.getWidth());
    boolean fitsAbove = y - look.em(16) >= area.getMinY();
    double baseline = fitsAbove ? y - look.em(4) : y + look.em(13);
    double left = area.getMaxX() - look.em(2) - Look.width(label, font);
    note(label, font, left, baseline, rule, look, g);
  }

  /// A label on a veil of surface, so that it can be read over data.
  private static void note(
      String label, Font font, double x, double baseline, Rule rule, Look look, Graphics2D g) {
    if (label.isEmpty()) {
      return;
    }
    double pad = look.em(2);
    double height = Look.capHeight(font) + 2 * pad;
    g.setColor(Blend.faded(look.theme().surface(), 0.75));
    g.fill(
        new Rectangle2D.Double(
            x - pad, baseline + pad - height, Look.width(label, font) + 2 * pad, height));
    g.setColor(Palette.color(rule.tone(), look.theme()));
    TextArt.left(g, label, font, x, baseline);
  }

  /// Text centred at its place, kept within the axes.
  static void draw(Label label, Projection projection, Look look, Graphics2D g) {
    Rectangle2D area = projection.area();
    double x = projection.x(label.x());
    double y = projection.y(label.y());
    if (!area.contains(x, y)) {
      return;
    }
    Font font = look.font(Look.SMALL);
    double half = Math.min(Look.width(label.text(), font) / 2, area.getWidth() / 2);
    double inside = Math.clamp(x, area.getMinX() + half, area.getMaxX() - half);
    g.setColor(Palette.color(label.tone(), look.theme()));
    TextArt.inside(g, label.text(), font, inside, y);
  }
}
