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
import org.factorscope.viz.paint.ground.Symbol;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;

/// The names of lines, bars and classes of points, in the place of a plot where they hide least: a
/// corner, the middle of an edge, or the centre. What it hides nevertheless shows through.
final class Legend {
  private static final int MOST = 8;
  private static final double SWATCH = 16;
  private static final double ROW = 16;
  private static final double CLEAR = 0.86;
  private static final double THROUGH = 0.6;

  /// What stands before a name.
  enum Sign {
    LINE,
    SQUARE,
    SYMBOL
  }

  /// A name with its sign.
  ///
  /// @param style of a line
  /// @param group whose symbol it is
  record Entry(String name, Tone tone, Sign sign, LineStyle style, int group) {
    static Entry ofLine(String name, Tone tone, LineStyle style) {
      return new Entry(name, tone, Sign.LINE, style, 0);
    }

    static Entry ofBars(String name, Tone tone) {
      return new Entry(name, tone, Sign.SQUARE, LineStyle.SOLID, 0);
    }

    static Entry ofClass(String name, int group) {
      return new Entry(name, Tone.ofClass(group), Sign.SYMBOL, LineStyle.SOLID, group);
    }
  }

  /// A box and how much lies below it.
  private record Place(Rectangle2D box, int hidden) {}

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

  private Place place(List<LayerPen> pens, Projection projection) {
    double text =
        entries.stream()
            .mapToDouble(e -> Look.width(TextArt.fitted(e.name(), font, room), font))
            .max()
            .orElse(0);
    double width = text + look.em(SWATCH + 18);
    double height = entries.size() * look.em(ROW) + look.em(8);
    Rectangle2D area = projection.area();
    double gap = look.em(5);
    double right = area.getMaxX() - width - gap;
    double bottom = area.getMaxY() - height - gap;
    double[] lefts = {right, area.getMinX() + gap, area.getCenterX() - width / 2};
    double[] tops = {area.getMinY() + gap, bottom, area.getCenterY() - height / 2};
    Place best = new Place(new Rectangle2D.Double(), Integer.MAX_VALUE);
    for (double top : tops) {
      for (double left : lefts) {
        Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
        int hidden = pens.stream().mapToInt(pen -> pen.hiddenBy(box, projection)).sum();
        if (hidden < best.hidden()) {
          best = new Place(box, hidden);
        }
      }
    }
    return best;
  }

  private void drawAt(Place place, Graphics2D g) {
    Rectangle2D box = place.box();
    double arc = look.em(8);
    g.setColor(Blend.faded(look.theme().surface(), place.hidden() == 0 ? CLEAR : THROUGH));
    g.fill(
        new RoundRectangle2D.Double(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc));
    double y = box.getY() + look.em(4 + ROW / 2);
    for (Entry entry : entries) {
      Color color = Palette.color(entry.tone(), look.theme());
      g.setColor(color);
      double x = box.getX() + look.em(6);
      drawSign(entry, x, y, g);
      g.setColor(look.theme().ink());
      String name = TextArt.fitted(entry.name(), font, room);
      TextArt.left(g, name, font, x + look.em(SWATCH + 6), y + Look.capHeight(font) / 2);
      y += look.em(ROW);
    }
  }

  private void drawSign(Entry entry, double x, double y, Graphics2D g) {
    double side = look.em(9);
    switch (entry.sign()) {
      case LINE -> {
        g.setStroke(look.stroke(LinePen.width(entry.tone()), entry.style()));
        g.draw(new Line2D.Double(x, y, x + look.em(SWATCH), y));
      }
      case SQUARE ->
          g.fill(new Rectangle2D.Double(x + look.em(SWATCH) - side, y - side / 2, side, side));
      case SYMBOL ->
          g.fill(
              Symbol.ofClass(entry.group())
                  .shapeAt(x + look.em(SWATCH) - side / 2, y, side * 0.45));
    }
  }
}
