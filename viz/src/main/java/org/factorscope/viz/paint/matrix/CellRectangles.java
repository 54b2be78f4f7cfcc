package org.factorscope.viz.paint.matrix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.PixelImage;

/// A matrix as rectangles; as one picture if there would be too many, with the pixels of the fast
/// pen if entries are smaller than pixels.
public final class CellRectangles {
  private static final int MOST = 6_000;
  private static final double OVERLAP = 0.4;

  private CellRectangles() {}

  /// How more entries than pixels become pixels.
  public interface Pooling {
    void fill(
        PixelImage target,
        int left,
        int top,
        int width,
        int height,
        DMatrixRMaj matrix,
        BlockColors colors);
  }

  public static void fill(
      Graphics2D g, MatrixLayout.Box box, DMatrixRMaj matrix, BlockColors colors, Pooling pooling) {
    if (matrix.getNumElements() == 0) {
      return;
    }
    if (matrix.numCols > box.width() || matrix.numRows > box.height()) {
      PixelImage pooled = new PixelImage(box.width(), box.height());
      pooling.fill(pooled, 0, 0, box.width(), box.height(), matrix, colors);
      g.drawImage(pooled.image(), box.left(), box.top(), null);
      return;
    }
    if (matrix.getNumElements() > MOST) {
      picture(g, box, matrix, colors);
      return;
    }
    Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    Rectangle2D area = new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
    for (int i = 0; i < matrix.numRows; i++) {
      row(g, area, matrix, colors, i);
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
      Graphics2D g, MatrixLayout.Box box, DMatrixRMaj matrix, BlockColors colors) {
    BufferedImage image =
        new BufferedImage(matrix.numCols, matrix.numRows, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        image.setRGB(j, i, colors.argb(i, j, matrix.get(i, j)));
      }
    }
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    AffineTransform place = AffineTransform.getTranslateInstance(box.left(), box.top());
    place.scale(box.width() / (double) matrix.numCols, box.height() / (double) matrix.numRows);
    g.drawImage(image, place, null);
  }
}
