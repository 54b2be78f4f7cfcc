package org.factorscope.viz.paint.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.Layer.Rule;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// A reference line with its label.
final class RulePen extends LayerPen {
  private final Rule rule;
  private final Scrubber scrubber;

  /// @param scrubber whether x is the timeline, on which an accented vertical rule is the playhead
  ///   and gets a knob
  RulePen(Rule rule, Scrubber scrubber) {
    this.rule = rule;
    this.scrubber = scrubber;
  }

  @Override
  void draw(Canvas canvas) {
    Look look = canvas.look();
    canvas.g().setColor(Palette.color(rule.tone(), look.theme()));
    canvas.g().setStroke(look.stroke(1.6, rule.style()));
    if (rule.orientation() == Orientation.VERTICAL) {
      vertical(rule, scrubber, canvas.projection(), look, canvas.g());
    } else {
      horizontal(rule, canvas.projection(), look, canvas.g());
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

  @Override
  boolean isClipped() {
    return false;
  }

  @Override
  XYDataset dataset() {
    return rule.orientation() == Orientation.VERTICAL
        ? LayerDataset.of(rule.value(), Double.NaN)
        : LayerDataset.of(Double.NaN, rule.value());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    if (rule.orientation() == Orientation.VERTICAL) {
      extent.x(rule.value());
    } else {
      extent.y(rule.value());
    }
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    if (rule.orientation() == Orientation.VERTICAL) {
      double x = projection.x(rule.value());
      return x >= box.getMinX() && x <= box.getMaxX() ? 10 : 0;
    }
    double y = projection.y(rule.value());
    return y >= box.getMinY() && y <= box.getMaxY() ? 10 : 0;
  }
}
