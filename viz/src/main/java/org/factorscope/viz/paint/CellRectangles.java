package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.ejml.data.DMatrixRMaj;

/// A matrix as rectangles; as one picture where there would be too many.
final class CellRectangles {
  private static final int MOST = 6_000;
  private static final double OVERLAP = 0.4;

  private CellRectangles() {}

  static void fill(Graphics2D g, Rectangle2D box, DMatrixRMaj matrix, BlockColors colors) {
    if (matrix.getNumElements() == 0) {
      return;
    }
    if (matrix.getNumElements() > MOST) {
      picture(g, box, matrix, colors);
      return;
    }
    Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int i = 0; i < matrix.numRows; i++) {
      row(g, box, matrix, colors, i);
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
  }

  /// Neighbours of one colour become one rectangle. Rectangles reach a little under the next ones,
  /// or viewers show hairlines between them.
  private static void row(
      Graphics2D g, Rectangle2D box, DMatrixRMaj matrix, BlockColors colors, int i) {
    double cellWidth = box.getWidth() / matrix.numCols;
    double cellHeight = box.getHeight() / matrix.numRows;
    double top = box.getY() + i * cellHeight;
    double bottom = Math.min(box.getMaxY(), top + cellHeight + OVERLAP);
    int j = 0;
    while (j < matrix.numCols) {
      int argb = colors.argb(i, j, matrix.get(i, j));
      int end = j + 1;
      while (end < matrix.numCols && colors.argb(i, end, matrix.get(i, end)) == argb) {
        end++;
      }
      double left = box.getX() + j * cellWidth;
      double right = Math.min(box.getMaxX(), box.getX() + end * cellWidth + OVERLAP);
      g.setColor(new Color(argb));
      g.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
      j = end;
    }
  }

  private static void picture(
      Graphics2D g, Rectangle2D box, DMatrixRMaj matrix, BlockColors colors) {
    BufferedImage image =
        new BufferedImage(matrix.numCols, matrix.numRows, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        image.setRGB(j, i, colors.argb(i, j, matrix.get(i, j)));
      }
    }
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    AffineTransform place = AffineTransform.getTranslateInstance(box.getX(), box.getY());
    place.scale(box.getWidth() / matrix.numCols, box.getHeight() / matrix.numRows);
    g.drawImage(image, place, null);
  }
}
