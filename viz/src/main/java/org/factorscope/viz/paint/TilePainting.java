package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.ImageGridPanel;

/// The fast path of image grids.
final class TilePainting {
  private TilePainting() {}

  static PanelGeometry paint(ImageGridPanel panel, Highlight lit, Look look, PixelImage target) {
    TileLayout layout = TileLayout.of(panel, look, target.width(), target.height());
    BlockColors colors = TileArt.colors(panel, look);
    Graphics2D g = target.image().createGraphics();
    try {
      Look.prepare(g);
      g.setColor(look.theme().surface());
      g.fillRect(0, 0, target.width(), target.height());
      for (int t = 0; t < layout.shown(); t++) {
        FactorLayout.Box box = layout.box(t);
        DMatrixRMaj image = panel.tiles().get(t).image();
        PicturePixels.fill(target, box.left(), box.top(), box.width(), box.height(), image, colors);
        if (layout.hasLargeCells(image, look)) {
          Hatch.of(look).paint(image, box, target);
        }
      }
      TileArt.draw(panel, layout, lit, look, g);
    } finally {
      g.dispose();
    }
    return new TileGeometry(panel, layout, look.scale());
  }
}
