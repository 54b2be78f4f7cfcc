package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;

/// The names of lines and bars, in the corner of a plot that hides least.
final class Legend {
  private static final int MOST = 8;
  private static final double SWATCH = 16;
  private static final double ROW = 16;

  /// A name with its line or, for bars, a square.
  record Entry(String name, Tone tone, boolean isLine, LineStyle style) {}

  private final List<Entry> entries;
  private final Look look;
  private final Font font;
  private final double room;

  private Legend(List<Entry> entries, double room, Look look) {
    this.entries = entries;
    this.look = look;
    this.room = room;
    font = look.font(Look.SMALL);
  }

  static void draw(List<LayerPen> pens, Canvas canvas) {
    List<Entry> entries =
        pens.stream().flatMap(pen -> pen.legend().stream()).distinct().limit(MOST).toList();
    Look look = canvas.look();
    Rectangle2D area = canvas.projection().area();
    double room = area.getWidth() * 0.6 - look.em(SWATCH + 18);
    if (entries.isEmpty() || room < look.em(20) || area.getHeight() < look.em(60)) {
      return;
    }
    Legend legend = new Legend(entries, room, look);
    legend.drawAt(legend.place(pens, canvas.projection()), canvas.g());
  }

  private Rectangle2D place(List<LayerPen> pens, Projection projection) {
    double text =
        entries.stream()
            .mapToDouble(e -> Look.width(TextArt.fitted(e.name(), font, room), font))
            .max()
            .orElse(0);
    double width = text + look.em(SWATCH + 18);
    double height = entries.size() * look.em(ROW) + look.em(8);
    Rectangle2D area = projection.area();
    double gap = look.em(5);
    double[] lefts = {area.getMaxX() - width - gap, area.getMinX() + gap};
    double[] tops = {area.getMinY() + gap, area.getMaxY() - height - gap};
    Rectangle2D best = new Rectangle2D.Double();
    int least = Integer.MAX_VALUE;
    for (double top : tops) {
      for (double left : lefts) {
        Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
        int hidden = pens.stream().mapToInt(pen -> pen.hiddenBy(box, projection)).sum();
        if (hidden < least) {
          least = hidden;
          best = box;
        }
      }
    }
    return best;
  }

  private void drawAt(Rectangle2D box, Graphics2D g) {
    double arc = look.em(8);
    g.setColor(Blend.faded(look.theme().surface(), 0.86));
    g.fill(
        new RoundRectangle2D.Double(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc));
    double y = box.getY() + look.em(4 + ROW / 2);
    for (Entry entry : entries) {
      Color color = Palette.color(entry.tone(), look.theme());
      g.setColor(color);
      double x = box.getX() + look.em(6);
      if (entry.isLine()) {
        g.setStroke(look.stroke(LinePen.width(entry.tone()), entry.style()));
        g.draw(new Line2D.Double(x, y, x + look.em(SWATCH), y));
      } else {
        double side = look.em(9);
        g.fill(new Rectangle2D.Double(x + look.em(SWATCH) - side, y - side / 2, side, side));
      }
      g.setColor(look.theme().ink());
      String name = TextArt.fitted(entry.name(), font, room);
      TextArt.left(g, name, font, x + look.em(SWATCH + 6), y + Look.capHeight(font) / 2);
      y += look.em(ROW);
    }
  }
}
