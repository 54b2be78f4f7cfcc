package org.factorscope.viz.paint.matrix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.theme.Oklab;

/// Diagonal lines over the missing entries of a matrix whose cells are large enough; in smaller
/// ones the quiet tone of [BlockColors#missing()] has to do. The lines go on from cell to cell.
///
/// @param period pixels from line to line along a row
/// @param width of a line in pixels
public record Hatch(int period, double width, Color ground, Color line) {
  private static final double SMALLEST_CELL = 6;

  public static Hatch of(Look look) {
    return new Hatch(
        (int) Math.max(3, Math.round(look.px(5))),
        look.px(1),
        Oklab.mix(look.theme().surface(), look.theme().mutedInk(), 0.1),
        Oklab.mix(look.theme().surface(), look.theme().mutedInk(), 0.5));
  }

  /// Whether cells of a size have room for lines.
  public static boolean suits(double cellWidth, double cellHeight, Look look) {
    return Math.min(cellWidth, cellHeight) >= look.px(SMALLEST_CELL);
  }

  /// Fills the missing cells of a matrix that is drawn in `box`, pixel by pixel.
  public void paint(DMatrixRMaj matrix, MatrixLayout.Box box, PixelImage target) {
    int[] pattern = pattern();
    for (int i = 0; i < matrix.numRows; i++) {
      int top = HeatmapPixels.begin(i, box.height(), matrix.numRows);
      int bottom = HeatmapPixels.begin(i + 1, box.height(), matrix.numRows);
      for (int j = 0; j < matrix.numCols; j++) {
        if (Double.isNaN(matrix.get(i, j))) {
          int left = HeatmapPixels.begin(j, box.width(), matrix.numCols);
          int right = HeatmapPixels.begin(j + 1, box.width(), matrix.numCols);
          fill(box, left, top, right, bottom, pattern, target);
        }
      }
    }
  }

  private void fill(
      MatrixLayout.Box box,
      int left,
      int top,
      int right,
      int bottom,
      int[] pattern,
      PixelImage target) {
    int toX = Math.min(right, target.width() - box.left());
    int toY = Math.min(bottom, target.height() - box.top());
    for (int y = Math.max(top, -box.top()); y < toY; y++) {
      int place = (y + box.top()) * target.width() + box.left();
      for (int x = Math.max(left, -box.left()); x < toX; x++) {
        target.pixels()[place + x] = pattern[(x + y) % period];
      }
    }
  }

  /// The colours along a row of pixels: how much of a pixel a line covers depends on its distance
  /// to the diagonal through the pixels whose coordinates add up to a multiple of the period.
  private int[] pattern() {
    int[] colors = new int[period];
    for (int i = 0; i < period; i++) {
      double distance = Math.min(i, period - i) / Math.sqrt(2);
      double covered = Math.clamp(0.5 * width + 0.5 - distance, 0, 1);
      colors[i] = Blend.over(Blend.premultiplied(line, covered), ground.getRGB());
    }
    return colors;
  }

  /// The same as shapes.
  public void draw(DMatrixRMaj matrix, MatrixLayout.Box box, Look look, Graphics2D g) {
    Path2D cells = new Path2D.Double();
    Path2D lines = new Path2D.Double();
    double cellWidth = box.width() / (double) matrix.numCols;
    double cellHeight = box.height() / (double) matrix.numRows;
    for (int i = 0; i < matrix.numRows; i++) {
      int j = 0;
      while (j < matrix.numCols) {
        int end = j;
        while (end < matrix.numCols && Double.isNaN(matrix.get(i, end))) {
          end++;
        }
        if (end > j) {
          Rectangle2D run =
              new Rectangle2D.Double(
                  j * cellWidth, i * cellHeight, (end - j) * cellWidth, cellHeight);
          cells.append(run, false);
          diagonals(run, lines);
        }
        j = end + 1;
      }
    }
    g.translate(box.left(), box.top());
    Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setColor(ground);
    g.fill(cells);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    g.setColor(line);
    g.setStroke(look.stroke(1));
    g.draw(lines);
    g.translate(-box.left(), -box.top());
  }

  /// The diagonals within a rectangle, the middles of whose pixels add up to a multiple of the
  /// period.
  private void diagonals(Rectangle2D run, Path2D lines) {
    double first = Math.ceil((run.getMinX() + run.getMinY() - 1) / period) * period + 1;
    for (double sum = first; sum < run.getMaxX() + run.getMaxY(); sum += period) {
      double left = Math.max(run.getMinX(), sum - run.getMaxY());
      double right = Math.min(run.getMaxX(), sum - run.getMinY());
      if (left < right) {
        lines.moveTo(left, sum - left);
        lines.lineTo(right, sum - right);
      }
    }
  }
}
