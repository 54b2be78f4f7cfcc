package org.factorscope.viz.paint.plot;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.PlotPanel;

/// Says in the middle of a plot without anything to show what will be drawn there.
final class EmptyNote {
  private static final double LINE = 17;

  private EmptyNote() {}

  /// Draws nothing if the text does not fit.
  static void draw(PlotPanel panel, Canvas canvas) {
    Look look = canvas.look();
    Rectangle2D area = canvas.projection().area();
    Font font = look.font(Look.BODY);
    double room = area.getWidth() - 2 * look.em(8);
    List<String> lines = TextArt.wrapped(text(panel), font, room);
    double height = lines.size() * look.em(LINE);
    boolean fits =
        height <= area.getHeight()
            && lines.stream().allMatch(line -> Look.width(line, font) <= room);
    if (!fits) {
      return;
    }
    canvas.g().setColor(look.theme().mutedInk());
    double y = area.getCenterY() - height / 2 + look.em(LINE) / 2;
    for (String line : lines) {
      TextArt.inside(canvas.g(), line, font, area.getCenterX(), y);
      y += look.em(LINE);
    }
  }

  /// A curve is known by what it measures, a map by its title.
  static String text(PlotPanel panel) {
    String what = panel.y().title().isEmpty() ? panel.title() : panel.y().title();
    return what.isEmpty() ? "Nothing to show yet" : "Still to come: " + what;
  }
}
