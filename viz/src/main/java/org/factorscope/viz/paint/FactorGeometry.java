package org.factorscope.viz.paint;

import java.util.Optional;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.MatrixBlock;

/// Where the cells of a product ended up.
record FactorGeometry(FactorPanel panel, FactorLayout layout, double scale)
    implements AxislessGeometry {
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    for (int b = 0; b < panel.blocks().size(); b++) {
      FactorLayout.Box box = layout.boxes().get(b);
      MatrixBlock block = panel.blocks().get(b);
      int column = (int) Math.floor((x * scale - box.left()) / box.cellWidth(block));
      int row = (int) Math.floor((y * scale - box.top()) / box.cellHeight(block));
      boolean isInside =
          row >= 0
              && row < block.matrix().numRows
              && column >= 0
              && column < block.matrix().numCols;
      if (isInside) {
        return Optional.of(pick(block, row, column));
      }
    }
    return Optional.empty();
  }

  private static Pick pick(MatrixBlock block, int row, int column) {
    String number = NumberText.of(block.matrix().get(row, column), 5);
    String value = block.isPredicted(row, column) ? number + ", predicted" : number;
    return new Pick(
        null,
        Highlight.NONE.with(block.rowRole(), row).with(block.columnRole(), column),
        block.name() + "[" + (row + 1) + ", " + (column + 1) + "] = " + value);
  }
}
