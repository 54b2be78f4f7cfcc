package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Layer.Heat;
import org.factorscope.viz.theme.Palette;

/// A matrix as coloured rectangles between the axes of a plot.
final class HeatArt {
  private static final double FAR = 1e5;

  /// Between cells, and only where they are large.
  private static final double GAP = 1;

  private static final double LEAST_GAPPED = 9;

  private final Heat heat;
  private final BlockColors colors;
  private final CellNumbers texts;
  private final Look look;
  private final Graphics2D g;

  private HeatArt(Heat heat, Look look, Graphics2D g) {
    this.heat = heat;
    this.look = look;
    this.g = g;
    colors =
        new BlockColors(ColorScale.SEQUENTIAL, heat.limits(), look.theme(), List.of(heat.values()));
    texts = CellNumbers.of(heat.values());
  }

  static void draw(Heat heat, Projection projection, Look look, Graphics2D g) {
    HeatArt art = new HeatArt(heat, look, g);
    for (int i = 0; i < heat.y().length; i++) {
      for (int j = 0; j < heat.x().length; j++) {
        art.cell(i, j, projection);
      }
    }
  }

  private void cell(int i, int j, Projection projection) {
    double left = projection.x(heat.x()[j] - heat.width() / 2);
    double right = projection.x(heat.x()[j] + heat.width() / 2);
    double top = projection.y(heat.y()[i] + heat.height() / 2);
    double bottom = projection.y(heat.y()[i] - heat.height() / 2);
    boolean isDrawn =
        Math.abs(left) < FAR
            && Math.abs(right) < FAR
            && Math.abs(top) < FAR
            && Math.abs(bottom) < FAR;
    if (!isDrawn) {
      return;
    }
    double gap = Math.min(right - left, bottom - top) >= look.px(LEAST_GAPPED) ? look.px(GAP) : 0;
    double value = heat.values().get(i, j);
    int argb = colors.argb(i, j, value);
    g.setColor(new Color(argb));
    g.fill(
        new Rectangle2D.Double(
            left + gap / 2, top + gap / 2, right - left - gap, bottom - top - gap));
    if (!Double.isNaN(value)) {
      number(value, argb, left, right, top, bottom);
    }
  }

  private void number(
      double value, int argb, double left, double right, double top, double bottom) {
    Font font = look.font(10.5);
    boolean fits = bottom - top >= look.em(15) && texts.widest(font) + look.em(4) <= right - left;
    if (fits) {
      g.setColor(Palette.textOn(argb));
      TextArt.inside(g, texts.text(value), font, (left + right) / 2, (top + bottom) / 2);
    }
  }
}
