package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.util.List;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.MatrixBlock;

/// Matrix products as shapes and text.
final class FactorDrawing {
  private FactorDrawing() {}

  static void draw(FactorPanel panel, Look look, Graphics2D g, int width, int height) {
    FactorLayout layout = FactorLayout.of(panel, look, width, height);
    List<BlockColors> colors = FactorArt.colors(panel, look);
    for (int b = 0; b < panel.blocks().size(); b++) {
      FactorLayout.Box box = layout.boxes().get(b);
      MatrixBlock block = panel.blocks().get(b);
      CellRectangles.fill(g, box, block.matrix(), colors.get(b), HeatmapPixels::fill);
      if (Hatch.suits(box.cellWidth(block), box.cellHeight(block), look)) {
        Hatch.of(look).draw(block.matrix(), box, look, g);
      }
      new PredictionMarks(block, box, colors.get(b), look).draw(g);
    }
    new FactorArt(panel, layout, colors, look, g).draw(Highlight.NONE);
  }
}
