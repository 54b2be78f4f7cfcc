package org.factorscope.viz.paint.matrix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Theme;

/// A matrix as a Hinton diagram: a square in each cell whose area is the entry's magnitude, filled
/// if it is positive and hollow if it is negative. The same for the window and for exports.
final class HintonArt {
  /// The share of a cell that the largest entry fills.
  private static final double LARGEST = 0.92;

  private static final double OUTLINE = 1.4;

  private final MatrixBlock block;
  private final MatrixLayout.Box box;
  private final double most;
  private final Look look;
  private final Graphics2D g;

  HintonArt(MatrixBlock block, MatrixLayout.Box box, Look look, Graphics2D g) {
    this.block = block;
    this.box = box;
    this.look = look;
    this.g = g;
    most = most(block);
  }

  /// The magnitude that fills a cell.
  private static double most(MatrixBlock block) {
    Range ends = BlockColors.ends(ColorScale.DIVERGING, block.limits(), List.of(block.matrix()));
    return ends.to();
  }

  static Color positive(Theme theme) {
    return new Color(ColorTable.diverging(theme).at(1));
  }

  static Color negative(Theme theme) {
    return new Color(ColorTable.diverging(theme).at(0));
  }

  void draw() {
    g.setColor(Oklab.mix(look.theme().surface(), look.theme().mutedInk(), 0.09));
    g.fill(new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height()));
    double width = box.cellWidth(block);
    double height = box.cellHeight(block);
    for (int i = 0; i < block.matrix().numRows; i++) {
      for (int j = 0; j < block.matrix().numCols; j++) {
        double x = box.left() + (j + 0.5) * width;
        double y = box.top() + (i + 0.5) * height;
        entry(block.matrix().get(i, j), x, y, Math.min(width, height));
      }
    }
  }

  private void entry(double value, double x, double y, double cell) {
    if (Double.isNaN(value)) {
      g.setColor(look.theme().mutedInk());
      double half = cell * 0.12;
      g.setStroke(look.stroke(1));
      g.draw(new Line2D.Double(x - half, y + half, x + half, y - half));
      return;
    }
    double side = LARGEST * cell * Math.sqrt(Math.min(1, Math.abs(value) / most));
    square(value, x, y, side, look, g);
  }

  /// A square around (x, y) for a value of this sign.
  private static void square(
      double value, double x, double y, double side, Look look, Graphics2D g) {
    if (value == 0 || side < 0.5) {
      return;
    }
    g.setColor(value > 0 ? positive(look.theme()) : negative(look.theme()));
    double line = Math.min(look.px(OUTLINE), side / 3);
    if (value > 0 || side < look.px(3)) {
      g.fill(new Rectangle2D.Double(x - side / 2, y - side / 2, side, side));
    } else {
      g.setStroke(new BasicStroke((float) line));
      double inner = side - line;
      g.draw(new Rectangle2D.Double(x - inner / 2, y - inner / 2, inner, inner));
    }
  }

  /// Says below a block what a filled square and a hollow one are.
  static void key(
      MatrixBlock block, MatrixLayout.Box box, MatrixLayout layout, Look look, Graphics2D g) {
    if (layout.barTop() < 0) {
      return;
    }
    Font font = look.font(9.5);
    String most = NumberText.of(most(block), 2);
    double side = look.em(8);
    double gap = look.em(4);
    double width = 2 * side + 3 * gap + Look.width(most, font) + Look.width("−" + most, font);
    double x = Math.max(look.px(3), box.centre() - width / 2);
    double y = layout.barTop() + look.em(3);
    double baseline = y + Look.capHeight(font) / 2;
    for (double sign : new double[] {-1, 1}) {
      String text = sign < 0 ? "−" + most : most;
      square(sign, x + side / 2, y, side, look, g);
      g.setColor(look.theme().mutedInk());
      TextArt.left(g, text, font, x + side + gap, baseline);
      x += side + 2 * gap + Look.width(text, font);
    }
  }
}
