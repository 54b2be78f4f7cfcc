package org.factorscope.viz.paint;

import org.ejml.data.DMatrixRMaj;

/// A matrix as pixels: nearest entry where entries are larger than pixels, and where several
/// entries share a pixel their mean or the farthest from zero, as [BlockColors#averages()] says.
final class HeatmapPixels {
  private HeatmapPixels() {}

  /// Fills columns `left` to `left + width` and rows `top` to `top + height`, as far as they lie in
  /// the picture. Cost: the pixels, or the entries if there are more.
  static void fill(
      PixelImage target,
      int left,
      int top,
      int width,
      int height,
      DMatrixRMaj matrix,
      BlockColors colors) {
    if (matrix.numRows == 0 || matrix.numCols == 0) {
      return;
    }
    int from = Math.max(0, left);
    int to = Math.min(target.width(), left + width);
    boolean pools = matrix.numCols > width || matrix.numRows > height;
    int previous = -1;
    for (int y = Math.max(0, top); y < Math.min(target.height(), top + height); y++) {
      int row = first(y - top, height, matrix.numRows);
      int place = y * target.width();
      if (row == previous && !pools && to > from) {
        System.arraycopy(
            target.pixels(),
            place - target.width() + from,
            target.pixels(),
            place + from,
            to - from);
        continue;
      }
      int lastRow = Math.max(row + 1, first(y - top + 1, height, matrix.numRows));
      for (int x = from; x < to; x++) {
        int column = first(x - left, width, matrix.numCols);
        int lastColumn = Math.max(column + 1, first(x - left + 1, width, matrix.numCols));
        double value =
            pools
                ? pooled(matrix, row, lastRow, column, lastColumn, colors.averages())
                : matrix.data[row * matrix.numCols + column];
        target.pixels()[place + x] = colors.argb(row, column, value);
      }
      previous = row;
    }
  }

  /// The entry at a pixel of `pixels` that show `entries`.
  static int first(int pixel, int pixels, int entries) {
    return (int) ((long) pixel * entries / pixels);
  }

  private static double pooled(
      DMatrixRMaj matrix, int fromRow, int toRow, int fromColumn, int toColumn, boolean averages) {
    double sum = 0;
    double farthest = Double.NaN;
    int count = 0;
    for (int i = fromRow; i < toRow; i++) {
      int row = i * matrix.numCols;
      for (int j = fromColumn; j < toColumn; j++) {
        double value = matrix.data[row + j];
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
          farthest = Math.abs(value) <= Math.abs(farthest) ? farthest : value;
        }
      }
    }
    return averages ? sum / count : farthest;
  }
}
