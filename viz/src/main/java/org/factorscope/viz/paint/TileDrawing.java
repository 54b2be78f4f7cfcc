package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.ImageGridPanel;

/// Image grids as shapes and text.
final class TileDrawing {
  private TileDrawing() {}

  static void draw(ImageGridPanel panel, Look look, Graphics2D g, int width, int height) {
    TileLayout layout = TileLayout.of(panel, look, width, height);
    BlockColors colors = TileArt.colors(panel, look);
    for (int t = 0; t < layout.shown(); t++) {
      Rectangle2D box =
          new Rectangle2D.Double(layout.x(t), layout.y(t), layout.tileWidth(), layout.tileHeight());
      CellRectangles.fill(g, box, panel.tiles().get(t).image(), colors);
    }
    TileArt.draw(panel, layout, Highlight.NONE, look, g);
  }
}
