package org.factorscope.viz.paint.matrix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Stamp;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.theme.Palette;

/// Marks on entries that are predictions, so that colour is not the only cue: a small ring in the
/// upper right corner of large cells, a dot in the middle of smaller ones, nothing in tiny ones.
final class PredictionMarks {
  private static final double SMALLEST_CELL = 5;
  private static final double ROOMY = 14;
  private static final Color ON_LIGHT = Blend.faded(Palette.textOn(0xFFFFFF), 0.7);
  private static final Color ON_DARK = Blend.faded(Palette.textOn(0x000000), 0.8);

  private final MatrixBlock block;
  private final MatrixLayout.Box box;
  private final BlockColors colors;
  private final Look look;
  private final double cell;

  PredictionMarks(MatrixBlock block, MatrixLayout.Box box, BlockColors colors, Look look) {
    this.block = block;
    this.box = box;
    this.colors = colors;
    this.look = look;
    cell = Math.min(box.cellWidth(block), box.cellHeight(block));
  }

  /// As pixels.
  void paint(PixelImage target) {
    Clip everywhere = new Clip(0, 0, target.width(), target.height());
    Stamp onLight = Stamp.of(shape(), ON_LIGHT);
    Stamp onDark = Stamp.of(shape(), ON_DARK);
    forEach(
        (column, row, isOnDark) ->
            (isOnDark ? onDark : onLight).paint(target, everywhere, column, row));
  }

  /// As shapes.
  void draw(Graphics2D g) {
    Path2D onLight = new Path2D.Double();
    Path2D onDark = new Path2D.Double();
    Shape shape = shape();
    forEach(
        (column, row, isOnDark) ->
            (isOnDark ? onDark : onLight)
                .append(
                    AffineTransform.getTranslateInstance(column, row).createTransformedShape(shape),
                    false));
    g.setColor(ON_LIGHT);
    g.fill(onLight);
    g.setColor(ON_DARK);
    g.fill(onDark);
  }

  private interface Marker {
    void mark(int column, int row, boolean isOnDark);
  }

  private void forEach(Marker marker) {
    if (block.predicted() == null || cell < look.px(SMALLEST_CELL)) {
      return;
    }
    double cellWidth = box.cellWidth(block);
    double cellHeight = box.cellHeight(block);
    double inset = look.px(4.5);
    for (int i = 0; i < block.matrix().numRows; i++) {
      for (int j = 0; j < block.matrix().numCols; j++) {
        if (block.isPredicted(i, j)) {
          double x = isRoomy() ? (j + 1) * cellWidth - inset : (j + 0.5) * cellWidth;
          double y = isRoomy() ? i * cellHeight + inset : (i + 0.5) * cellHeight;
          int argb = colors.argb(i, j, block.matrix().get(i, j));
          boolean isOnDark = Palette.textOn(argb).equals(Color.WHITE);
          marker.mark(box.left() + (int) x, box.top() + (int) y, isOnDark);
        }
      }
    }
  }

  private boolean isRoomy() {
    return cell >= look.px(ROOMY);
  }

  /// Around the middle of a pixel, so that it is equally sharp on all sides.
  private Shape shape() {
    double radius = look.px(isRoomy() ? 2 : 1);
    Shape circle = new Ellipse2D.Double(0.5 - radius, 0.5 - radius, 2 * radius, 2 * radius);
    return isRoomy() ? new BasicStroke((float) look.px(1.1)).createStrokedShape(circle) : circle;
  }
}
