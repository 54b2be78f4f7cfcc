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
    int[] columns = new int[width + 1];
    for (int x = 0; x <= width; x++) {
      columns[x] = first(x, width, matrix.numCols);
    }
    int[] pixels = target.pixels();
    int previous = -1;
    for (int y = Math.max(0, top); y < Math.min(target.height(), top + height); y++) {
      int row = first(y - top, height, matrix.numRows);
      int place = y * target.width();
      if (row == previous && !pools && to > from) {
        System.arraycopy(pixels, place - target.width() + from, pixels, place + from, to - from);
        continue;
      }
      int rowEnd = Math.max(row + 1, first(y - top + 1, height, matrix.numRows));
      for (int x = from; x < to; x++) {
        int column = columns[x - left];
        int end = Math.max(column + 1, columns[x - left + 1]);
        double value =
            !pools
                ? matrix.data[row * matrix.numCols + column]
                : colors.averages()
                    ? mean(matrix, row, rowEnd, column, end)
                    : farthest(matrix, row, rowEnd, column, end);
        pixels[place + x] = colors.argb(row, column, value);
      }
      previous = row;
    }
  }

  /// The entry at a pixel of `pixels` that show `entries`: the one below the pixel's middle; the
  /// first of several in one pixel.
  static int first(int pixel, int pixels, int entries) {
    return entries <= pixels
        ? (int) ((2L * pixel + 1) * entries / (2L * pixels))
        : (int) ((long) pixel * entries / pixels);
  }

  /// The first pixel that shows entry `entry`, where there are at least as many pixels as entries.
  static int begin(int entry, int pixels, int entries) {
    return (int) Math.ceilDiv(2L * entry * pixels - entries, 2L * entries);
  }

  private static double mean(DMatrixRMaj matrix, int row, int rowEnd, int column, int end) {
    double sum = 0;
    int count = 0;
    for (int i = row; i < rowEnd; i++) {
      for (int j = i * matrix.numCols + column; j < i * matrix.numCols + end; j++) {
        double value = matrix.data[j];
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double farthest(DMatrixRMaj matrix, int row, int rowEnd, int column, int end) {
    double result = Double.NaN;
    for (int i = row; i < rowEnd; i++) {
      for (int j = i * matrix.numCols + column; j < i * matrix.numCols + end; j++) {
        double value = matrix.data[j];
        if (!Double.isNaN(value) && !(Math.abs(value) <= Math.abs(result))) {
          result = value;
        }
      }
    }
    return result;
  }
}
