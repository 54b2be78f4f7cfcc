package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.ImageGridPanel;

/// Captions, the outline of a lit tile, and the note about tiles that do not fit.
final class TileArt {
  private TileArt() {}

  /// The colours of all tiles: one scale, so that tiles can be compared.
  static BlockColors colors(ImageGridPanel panel, Look look) {
    return new BlockColors(
        panel.scale(),
        panel.limits(),
        look.theme(),
        panel.tiles().stream().map(ImageGridPanel.Tile::image).toList());
  }

  static void draw(
      ImageGridPanel panel, TileLayout layout, Highlight lit, Look look, Graphics2D g) {
    Font font = look.font(10);
    for (int t = 0; t < layout.shown(); t++) {
      double centre = layout.x(t) + layout.tileWidth() / 2.0;
      double baseline = layout.y(t) + layout.tileHeight() + look.em(11.5);
      String caption = panel.tiles().get(t).caption();
      double room = layout.tileWidth() + layout.gap() - look.em(3);
      boolean isLit = t == lit.index(panel.role());
      g.setColor(isLit ? look.theme().ink() : look.theme().mutedInk());
      TextArt.centred(g, TextArt.fitted(caption, font, room), font, centre, baseline);
      if (isLit) {
        outline(layout, t, 2, look.theme().accent(), look, g);
      } else if (panel.scale() == ColorScale.GREY) {
        // Black or white pictures would run into the surface.
        outline(layout, t, 1, look.theme().axis(), look, g);
      }
    }
    int more = panel.tiles().size() - layout.shown();
    if (more > 0) {
      g.setColor(look.theme().mutedInk());
      Font note = look.font(Look.SMALL);
      String text = layout.shown() == 0 ? more + " pictures" : "… and " + more + " more";
      TextArt.left(g, text, note, layout.left(), layout.noteBaseline(look));
    }
  }

  /// A frame around a tile; the one of a lit tile keeps a little distance.
  private static void outline(
      TileLayout layout, int tile, double weight, Color color, Look look, Graphics2D g) {
    double line = look.px(weight);
    double off = weight > 1 ? line : line / 2;
    g.setColor(color);
    g.setStroke(look.stroke(weight));
    g.draw(
        new Rectangle2D.Double(
            layout.x(tile) - off,
            layout.y(tile) - off,
            layout.tileWidth() + 2 * off,
            layout.tileHeight() + 2 * off));
  }
}
