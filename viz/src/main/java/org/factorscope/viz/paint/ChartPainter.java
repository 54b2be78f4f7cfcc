package org.factorscope.viz.paint;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Draws panels in full through any `Graphics2D`: shapes stay shapes and text stays text. Every
/// export is made with this, without invitations to drag, and the pixels of [FastPainter] are held
/// against it. The picture is a function of the arguments alone.
public final class ChartPainter {
  private static final double TITLE = 13;

  private ChartPainter() {}

  /// Draws a panel with its title and subtitle into `width` x `height` units from the origin.
  ///
  /// @param g its transform and clip are respected and left as they were
  public static void draw(Panel panel, Theme theme, Graphics2D g, double width, double height) {
    Look look = new Look(theme, 1);
    Graphics2D inner = (Graphics2D) g.create();
    try {
      Look.prepare(inner);
      inner.setColor(theme.surface());
      inner.fill(new Rectangle2D.Double(0, 0, width, height));
      double header = header(panel, look, inner, width, height);
      inner.translate(0, header);
      drawBody(panel, look, inner, width, height - header);
    } finally {
      inner.dispose();
    }
  }

  /// Draws a panel without its title and subtitle, for a page that has them as text.
  ///
  /// @param g its transform and clip are respected and left as they were
  public static void drawUntitled(
      Panel panel, Theme theme, Graphics2D g, double width, double height) {
    Graphics2D inner = (Graphics2D) g.create();
    try {
      Look.prepare(inner);
      inner.setColor(theme.surface());
      inner.fill(new Rectangle2D.Double(0, 0, width, height));
      drawBody(panel, new Look(theme, 1), inner, width, height);
    } finally {
      inner.dispose();
    }
  }

  private static void drawBody(Panel panel, Look look, Graphics2D g, double width, double height) {
    new PanelPictures()
        .of(panel, Zoom.NONE, look, (int) Math.max(1, width), (int) Math.max(1, height))
        .draw(g, Highlight.NONE);
  }

  /// Draws title and subtitle on one line, or on two if they do not fit; returns their height.
  private static double header(Panel panel, Look look, Graphics2D g, double width, double height) {
    double side = Math.min(look.em(12), width / 20);
    boolean isEmpty = panel.title().isEmpty() && panel.caption().isEmpty();
    if (isEmpty || height < look.em(80)) {
      return 0;
    }
    Font bold = look.bold(TITLE);
    Font font = look.font(Look.BODY);
    double room = width - 2 * side;
    String title = TextArt.fitted(panel.title(), bold, room);
    double baseline = look.em(20);
    g.setColor(look.theme().ink());
    TextArt.left(g, title, bold, side, baseline);
    if (panel.caption().isEmpty()) {
      return look.em(30);
    }
    double indent = title.isEmpty() ? 0 : Look.width(title, bold) + look.em(9);
    boolean fitsBeside = indent + Look.width(panel.caption(), font) <= room;
    g.setColor(look.theme().mutedInk());
    if (fitsBeside) {
      TextArt.left(g, panel.caption(), font, side + indent, baseline);
      return look.em(30);
    }
    String subtitle = TextArt.fitted(panel.caption(), font, room);
    TextArt.left(g, subtitle, font, side, baseline + look.em(17));
    return look.em(47);
  }

  /// How much of a picture's height title and subtitle take; what remains is laid out as by
  /// [FastPainter].
  static double headerHeight(Panel panel, Theme theme, double width, double height) {
    Graphics2D nowhere = new PixelImage(1, 1).image().createGraphics();
    try {
      return header(panel, new Look(theme, 1), nowhere, width, height);
    } finally {
      nowhere.dispose();
    }
  }
}
