package org.factorscope.viz.paint.matrix;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.MatrixBlock;
import org.jspecify.annotations.Nullable;

/// A product of matrices: cells as pixels if the target has them, otherwise as rectangles; all else
/// as shapes and text.
///
/// @param colors those of each block
public record MatrixPicture(
    FactorPanel panel, MatrixLayout layout, List<BlockColors> colors, Look look)
    implements PanelPicture {
  public MatrixPicture {
    colors = List.copyOf(colors);
  }

  /// Lays out a product.
  public static MatrixPicture of(FactorPanel panel, Look look, int width, int height) {
    List<BlockColors> colors =
        panel.blocks().stream()
            .map(b -> new BlockColors(b.scale(), b.limits(), look.theme(), List.of(b.matrix())))
            .toList();
    return new MatrixPicture(panel, MatrixLayout.of(panel, look, width, height), colors, look);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    for (int b = 0; b < panel.blocks().size(); b++) {
      MatrixBlock block = panel.blocks().get(b);
      MatrixLayout.Box box = layout.boxes().get(b);
      if (block.style() == MatrixBlock.Style.HINTON) {
        new HintonArt(block, box, look, g).draw();
      } else {
        cells(block, box, colors.get(b), g, PixelPen.of(g));
      }
    }
    new MatrixArt(panel, layout, colors, look, g).draw(lit);
  }

  private void cells(
      MatrixBlock block,
      MatrixLayout.Box box,
      BlockColors tints,
      Graphics2D g,
      @Nullable PixelPen pen) {
    PredictionMarks marks = new PredictionMarks(block, box, tints, look);
    boolean isHatched = Hatch.suits(box.cellWidth(block), box.cellHeight(block), look);
    if (pen == null) {
      CellRectangles.fill(g, box, block.matrix(), tints, HeatmapPixels::fill);
      if (isHatched) {
        Hatch.of(look).draw(block.matrix(), box, look, g);
      }
      marks.draw(g);
      return;
    }
    HeatmapPixels.fill(
        pen.target(), box.left(), box.top(), box.width(), box.height(), block.matrix(), tints);
    if (isHatched) {
      Hatch.of(look).paint(block.matrix(), box, pen.target());
    }
    marks.paint(pen.target());
  }

  @Override
  public Optional<Pick> pickAt(double x, double y) {
    for (int b = 0; b < panel.blocks().size(); b++) {
      MatrixLayout.Box box = layout.boxes().get(b);
      MatrixBlock block = panel.blocks().get(b);
      int column = (int) Math.floor((look.px(x) - box.left()) / box.cellWidth(block));
      int row = (int) Math.floor((look.px(y) - box.top()) / box.cellHeight(block));
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
        block.handle(row, column),
        Highlight.of(block.rowRole(), row).with(block.columnRole(), column),
        "%s[%s, %s] = %s"
            .formatted(
                block.name(),
                name(block.rowNames(), row),
                name(block.columnNames(), column),
                value));
  }

  private static String name(List<String> names, int index) {
    return names.isEmpty() ? Integer.toString(index + 1) : names.get(index);
  }

  @Override
  public Optional<Grip> grip(HandlePlace place) {
    for (int b = 0; b < panel.blocks().size(); b++) {
      MatrixBlock block = panel.blocks().get(b);
      int row = place.handle().index();
      int column = place.handle().column();
      if (block.has(place.handle())) {
        MatrixLayout.Box box = layout.boxes().get(b);
        DataPoint pixel =
            new DataPoint(
                (box.left() + (column + 0.5) * box.cellWidth(block)) / look.scale(),
                (box.top() + (row + 0.5) * box.cellHeight(block)) / look.scale());
        return Optional.of(Grip.vertical(place, pixel, colors.get(b).limits().length()));
      }
    }
    return Optional.empty();
  }
}
