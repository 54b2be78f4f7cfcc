package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.ImageGridPanel;

/// Image grids as shapes and text.
final class TileDrawing {
  private TileDrawing() {}

  static void draw(ImageGridPanel panel, Look look, Graphics2D g, int width, int height) {
    TileLayout layout = TileLayout.of(panel, look, width, height);
    BlockColors colors = TileArt.colors(panel, look);
    for (int t = 0; t < layout.shown(); t++) {
      DMatrixRMaj image = panel.tiles().get(t).image();
      CellRectangles.fill(g, layout.box(t), image, colors, PicturePixels::fill);
      if (layout.hasLargeCells(image, look)) {
        Hatch.of(look).draw(image, layout.box(t), look, g);
      }
    }
    TileArt.draw(panel, layout, Highlight.NONE, look, g);
  }
}
