package org.factorscope.viz.paint.matrix;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.CellNumbers;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.theme.Palette;

/// What is drawn around and onto the cells of a product: gaps between large cells, numbers, names,
/// operators, colour bars, and the outlines of what is lit.
final class MatrixArt {
  /// Size of an operator's type.
  static final double OPERATOR = 17;

  private static final double LEAST_GAPPED = 9;

  private final FactorPanel panel;
  private final MatrixLayout layout;
  private final List<BlockColors> colors;
  private final Look look;
  private final Graphics2D g;

  MatrixArt(
      FactorPanel panel, MatrixLayout layout, List<BlockColors> colors, Look look, Graphics2D g) {
    this.panel = panel;
    this.layout = layout;
    this.colors = colors;
    this.look = look;
    this.g = g;
  }

  /// The colours of each block.
  static List<BlockColors> colors(FactorPanel panel, Look look) {
    return panel.blocks().stream()
        .map(b -> new BlockColors(b.scale(), b.limits(), look.theme(), List.of(b.matrix())))
        .toList();
  }

  void draw(Highlight lit) {
    for (int b = 0; b < panel.blocks().size(); b++) {
      MatrixBlock block = panel.blocks().get(b);
      MatrixLayout.Box box = layout.boxes().get(b);
      if (block.style() == MatrixBlock.Style.HEATMAP) {
        gaps(block, box);
        numbers(block, box, colors.get(b));
      }
      rowNames(block, box, lit);
      columnNames(block, box, lit);
      name(block, box);
      if (block.style() == MatrixBlock.Style.HEATMAP) {
        bar(box, colors.get(b));
      } else {
        HintonArt.key(block, box, layout, look, g);
      }
      if (b > 0) {
        operator(panel.operators().get(b - 1), layout.boxes().get(b - 1), box);
      }
    }
    for (int b = 0; b < panel.blocks().size(); b++) {
      outlines(panel.blocks().get(b), layout.boxes().get(b), lit);
    }
  }

  private void gaps(MatrixBlock block, MatrixLayout.Box box) {
    g.setColor(look.theme().surface());
    double line = Math.max(1, Math.round(look.px(1)));
    if (box.cellWidth(block) >= look.px(LEAST_GAPPED)) {
      for (int j = 1; j < block.matrix().numCols; j++) {
        double x = Math.round(box.left() + j * box.cellWidth(block) - line / 2);
        g.fill(new Rectangle2D.Double(x, box.top(), line, box.height()));
      }
    }
    if (box.cellHeight(block) >= look.px(LEAST_GAPPED)) {
      for (int i = 1; i < block.matrix().numRows; i++) {
        double y = Math.round(box.top() + i * box.cellHeight(block) - line / 2);
        g.fill(new Rectangle2D.Double(box.left(), y, box.width(), line));
      }
    }
  }

  private void numbers(MatrixBlock block, MatrixLayout.Box box, BlockColors tints) {
    double cellWidth = box.cellWidth(block);
    double cellHeight = box.cellHeight(block);
    Font font = look.font(10.5);
    if (cellHeight < look.em(15) || cellWidth < look.em(20)) {
      return;
    }
    CellNumbers texts = CellNumbers.of(block.matrix());
    if (texts.widest(font) + look.em(4) > cellWidth) {
      return;
    }
    for (int i = 0; i < block.matrix().numRows; i++) {
      for (int j = 0; j < block.matrix().numCols; j++) {
        double value = block.matrix().get(i, j);
        if (!Double.isNaN(value)) {
          g.setColor(Palette.textOn(tints.argb(i, j, value)));
          double x = box.left() + (j + 0.5) * cellWidth;
          double y = box.top() + (i + 0.5) * cellHeight;
          TextArt.inside(g, texts.text(value), font, x, y);
        }
      }
    }
  }

  private void rowNames(MatrixBlock block, MatrixLayout.Box box, Highlight lit) {
    if (box.rowNames() <= 0) {
      return;
    }
    double height = box.cellHeight(block);
    double right = box.left() - look.em(5);
    for (int i = 0; i < block.rowNames().size(); i++) {
      Font font = nameFont(i == lit.index(block.rowRole()));
      String text = TextArt.fitted(block.rowNames().get(i), font, box.rowNames() - look.em(5));
      double middle = box.top() + (i + 0.5) * height;
      TextArt.right(g, text, font, right, middle + Look.capHeight(font) / 2);
    }
  }

  /// The type of a name of a row or column; the lit one is bold.
  private Font nameFont(boolean isLit) {
    g.setColor(isLit ? look.theme().ink() : look.theme().mutedInk());
    return isLit ? look.bold(MatrixLayout.NAME) : look.font(MatrixLayout.NAME);
  }

  private void columnNames(MatrixBlock block, MatrixLayout.Box box, Highlight lit) {
    if (box.columnNames() <= 0) {
      return;
    }
    double width = box.cellWidth(block);
    boolean isUpright = box.columnNames() > look.em(MatrixLayout.LINE);
    double bottom = box.top() - look.em(5);
    for (int j = 0; j < block.columnNames().size(); j++) {
      Font font = nameFont(j == lit.index(block.columnRole()));
      double room = isUpright ? box.columnNames() - look.em(5) : width;
      String text = TextArt.fitted(block.columnNames().get(j), font, room);
      double middle = box.left() + (j + 0.5) * width;
      if (isUpright) {
        AffineTransform level = g.getTransform();
        g.rotate(-Math.PI / 2, middle + Look.capHeight(font) / 2, bottom);
        TextArt.left(g, text, font, middle + Look.capHeight(font) / 2, bottom);
        g.setTransform(level);
      } else {
        TextArt.centred(g, text, font, middle, bottom);
      }
    }
  }

  private void name(MatrixBlock block, MatrixLayout.Box box) {
    if (layout.nameBaseline() < 0) {
      return;
    }
    Font bold = look.bold(Look.SMALL);
    Font font = look.font(Look.SMALL);
    String shape = block.matrix().numRows + " × " + block.matrix().numCols;
    double gap = look.em(6);
    double nameWidth = Look.width(block.name(), bold);
    double total = nameWidth + gap + Look.width(shape, font);
    boolean hasShape = total <= box.room();
    double x = Math.max(look.px(3), box.centre() - (hasShape ? total : nameWidth) / 2);
    g.setColor(look.theme().ink());
    TextArt.left(g, TextArt.fitted(block.name(), bold, box.room()), bold, x, layout.nameBaseline());
    if (hasShape) {
      g.setColor(look.theme().mutedInk());
      TextArt.left(g, shape, font, x + nameWidth + gap, layout.nameBaseline());
    }
  }

  private void bar(MatrixLayout.Box box, BlockColors tints) {
    if (layout.barTop() < 0 || !tints.hasBar()) {
      return;
    }
    Font font = look.font(9.5);
    String low = NumberText.of(tints.limits().from(), 2);
    String high = NumberText.of(tints.limits().to(), 2);
    double gap = look.em(4);
    double text = Look.width(low, font) + Look.width(high, font) + 2 * gap;
    double length = Math.min(look.em(56), box.room() - text - look.em(8));
    if (length < look.em(16)) {
      return;
    }
    // A bar wider than its block may not leave the picture.
    double edge = look.px(3);
    double start =
        Math.max(
            edge,
            Math.min(box.centre() - (length + text) / 2, layout.width() - length - text - edge));
    double left = start + Look.width(low, font) + gap;
    double height = look.em(6);
    int parts = 32;
    for (int i = 0; i < parts; i++) {
      g.setColor(new Color(tints.table(0, 0).at(i / (parts - 1.0))));
      double from = Math.floor(left + i * length / parts);
      double to = Math.floor(left + (i + 1) * length / parts);
      g.fill(new Rectangle2D.Double(from, layout.barTop(), Math.max(0, to - from), height));
    }
    g.setColor(look.theme().mutedInk());
    double baseline = layout.barTop() + height / 2 + Look.capHeight(font) / 2;
    TextArt.right(g, low, font, left - gap, baseline);
    TextArt.left(g, high, font, left + length + gap, baseline);
  }

  private void operator(String operator, MatrixLayout.Box before, MatrixLayout.Box after) {
    double from = before.left() + before.width();
    double room = after.left() - after.rowNames() - from;
    Font font = look.font(OPERATOR);
    if (Look.width(operator, font) > room) {
      font = font.deriveFont((float) (font.getSize2D() * 0.6));
    }
    double y = before.top() + before.height() / 2.0;
    g.setColor(look.theme().ink());
    TextArt.inside(g, operator, font, from + room / 2, y);
  }

  private void outlines(MatrixBlock block, MatrixLayout.Box box, Highlight lit) {
    int row = lit.index(block.rowRole());
    int column = lit.index(block.columnRole());
    double cellWidth = box.cellWidth(block);
    double cellHeight = box.cellHeight(block);
    if (column >= 0 && column < block.matrix().numCols) {
      outline(box.left() + column * cellWidth, box.top(), cellWidth, box.height(), 1.2);
    }
    if (row >= 0 && row < block.matrix().numRows) {
      outline(box.left(), box.top() + row * cellHeight, box.width(), cellHeight, 1.6);
    }
  }

  /// A frame just around a rectangle, at least a few pixels high so that it is seen.
  private void outline(double x, double y, double width, double height, double weight) {
    double least = look.px(4);
    double w = Math.max(width, least);
    double h = Math.max(height, least);
    double line = look.px(weight);
    double left = x - (w - width) / 2 - line / 2;
    double top = y - (h - height) / 2 - line / 2;
    Rectangle2D frame = new Rectangle2D.Double(left, top, w + line, h + line);
    g.setColor(look.theme().surface());
    g.setStroke(look.stroke(weight + 1.6));
    g.draw(frame);
    g.setColor(look.theme().ink());
    g.setStroke(look.stroke(weight));
    g.draw(frame);
  }
}
