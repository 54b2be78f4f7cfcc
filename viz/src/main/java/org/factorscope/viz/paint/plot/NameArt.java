package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Names;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Palette;

/// The names of [Names] layers, each on a veil of surface so that it can be read over symbols.
final class NameArt {
  private static final double VEIL = 0.8;
  private static final double LIT_VEIL = 0.92;

  // Class colours alone are too pale for small type.
  private static final double INK = 0.55;

  private NameArt() {}

  /// All but the lit ones.
  static void draw(NamePlaces names, Highlight lit, Graphics2D g) {
    Look look = names.look();
    Font font = NamePlaces.font(look);
    for (NamePlaces.Place place : names.places()) {
      Names layer = place.layer();
      int i = place.index();
      if (i != lit.index(layer.role())) {
        Color color = color(layer.group()[i], look);
        text(layer.names().get(i), font, place.box(), color, VEIL, look, g);
      }
    }
  }

  /// The name of what is lit, in bold.
  static void drawLit(Names layer, Canvas canvas) {
    Look look = canvas.look();
    Font font = look.bold(Look.SMALL);
    int i = canvas.lit().index(layer.role());
    if (i < 0 || i >= layer.x().length || layer.names().get(i).isEmpty()) {
      return;
    }
    double x = canvas.projection().x(layer.x()[i]);
    double y = canvas.projection().y(layer.y()[i]);
    if (canvas.projection().area().contains(x, y)) {
      double width = Look.width(layer.names().get(i), font);
      Rectangle2D box = NamePlaces.besides(x, y, width, canvas.projection(), look);
      text(layer.names().get(i), font, box, look.theme().ink(), LIT_VEIL, look, canvas.g());
    }
  }

  private static Color color(int group, Look look) {
    return group < 0
        ? look.theme().ink()
        : Oklab.mix(Palette.classColor(group, look.theme()), look.theme().ink(), INK);
  }

  private static void text(
      String name, Font font, Rectangle2D box, Color color, double veil, Look look, Graphics2D g) {
    double pad = look.em(1);
    g.setColor(Blend.faded(look.theme().surface(), veil));
    g.fill(
        new Rectangle2D.Double(
            box.getX() - pad, box.getY(), box.getWidth() + 2 * pad, box.getHeight()));
    g.setColor(color);
    TextArt.left(g, name, font, box.getX(), NamePlaces.baseline(box, font));
  }
}
