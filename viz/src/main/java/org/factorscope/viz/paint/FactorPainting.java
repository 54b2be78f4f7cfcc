package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.util.List;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.MatrixBlock;

/// The fast path of matrix products: cells straight into the pixels, type by Graphics2D.
final class FactorPainting {
  private FactorPainting() {}

  static PanelGeometry paint(FactorPanel panel, Highlight lit, Look look, PixelImage target) {
    FactorLayout layout = FactorLayout.of(panel, look, target.width(), target.height());
    List<BlockColors> colors = FactorArt.colors(panel, look);
    Graphics2D g = target.image().createGraphics();
    try {
      Look.prepare(g);
      g.setColor(look.theme().surface());
      g.fillRect(0, 0, target.width(), target.height());
      for (int b = 0; b < panel.blocks().size(); b++) {
        FactorLayout.Box box = layout.boxes().get(b);
        HeatmapPixels.fill(
            target,
            box.left(),
            box.top(),
            box.width(),
            box.height(),
            panel.blocks().get(b).matrix(),
            colors.get(b));
        cellMarks(panel.blocks().get(b), box, colors.get(b), look, target);
      }
      new FactorArt(panel, layout, colors, look, g).draw(lit);
    } finally {
      g.dispose();
    }
    return new FactorGeometry(panel, layout, look.scale());
  }

  private static void cellMarks(
      MatrixBlock block, FactorLayout.Box box, BlockColors colors, Look look, PixelImage target) {
    if (Hatch.suits(box.cellWidth(block), box.cellHeight(block), look)) {
      Hatch.of(look).paint(block.matrix(), box, target);
    }
    new PredictionMarks(block, box, colors, look).paint(target);
  }
}
