package org.factorscope.viz.paint.matrix;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.PixelImage;

/// A matrix as pixels: nearest entry if entries are larger than pixels, and if several entries
/// share a pixel their mean or the farthest from zero, as [BlockColors#averages()] says.
public final class HeatmapPixels {
  private static final int MOST_ON_ONE_CORE = 500_000;

  private final PixelImage target;
  private final int left;
  private final int top;
  private final int height;
  private final int from;
  private final int to;
  private final DMatrixRMaj matrix;
  private final BlockColors colors;
  private final int[] columns;

  private HeatmapPixels(
      PixelImage target,
      int left,
      int top,
      int width,
      int height,
      DMatrixRMaj matrix,
      BlockColors colors) {
    this.target = target;
    this.left = left;
    this.top = top;
    this.height = height;
    this.matrix = matrix;
    this.colors = colors;
    from = Math.max(0, left);
    to = Math.min(target.width(), left + width);
    columns = new int[width + 1];
    Arrays.setAll(columns, x -> first(x, width, matrix.numCols));
  }

  /// Fills columns `left` to `left + width` and rows `top` to `top + height`, as far as they lie in
  /// the picture. Cost: the pixels, or the entries if there are more; of many entries each core
  /// takes its share.
  public static void fill(
      PixelImage target,
      int left,
      int top,
      int width,
      int height,
      DMatrixRMaj matrix,
      BlockColors colors) {
    int begin = Math.max(0, top);
    int end = Math.min(target.height(), top + height);
    if (matrix.numRows == 0 || matrix.numCols == 0 || begin >= end) {
      return;
    }
    HeatmapPixels heatmap = new HeatmapPixels(target, left, top, width, height, matrix, colors);
    if (heatmap.from >= heatmap.to) {
      return;
    }
    if (matrix.numCols <= width && matrix.numRows <= height) {
      heatmap.nearest(begin, end);
    } else {
      IntStream lines = IntStream.range(begin, end);
      (matrix.getNumElements() > MOST_ON_ONE_CORE ? lines.parallel() : lines)
          .forEach(heatmap::pool);
    }
  }

  private void nearest(int begin, int end) {
    int[] pixels = target.pixels();
    int previous = -1;
    for (int y = begin; y < end; y++) {
      int row = first(y - top, height, matrix.numRows);
      int place = y * target.width();
      if (row == previous) {
        System.arraycopy(pixels, place - target.width() + from, pixels, place + from, to - from);
        continue;
      }
      for (int x = from; x < to; x++) {
        int column = columns[x - left];
        pixels[place + x] = colors.argb(row, column, matrix.data[row * matrix.numCols + column]);
      }
      previous = row;
    }
  }

  /// One line of pixels, several entries in each.
  private void pool(int y) {
    int row = first(y - top, height, matrix.numRows);
    int rowEnd = Math.max(row + 1, first(y - top + 1, height, matrix.numRows));
    boolean averages = colors.averages();
    int[] pixels = target.pixels();
    int place = y * target.width();
    for (int x = from; x < to; x++) {
      int column = columns[x - left];
      int end = Math.max(column + 1, columns[x - left + 1]);
      double value =
          averages
              ? mean(matrix, row, rowEnd, column, end)
              : farthest(matrix, row, rowEnd, column, end);
      pixels[place + x] = colors.argb(row, column, value);
    }
  }

  /// The entry at a pixel of `pixels` that show `entries`: the one below the pixel's middle; the
  /// first of several in one pixel.
  static int first(int pixel, int pixels, int entries) {
    return entries <= pixels
        ? (int) ((2L * pixel + 1) * entries / (2L * pixels))
        : (int) ((long) pixel * entries / pixels);
  }

  /// The first pixel that shows entry `entry`, if there are at least as many pixels as entries.
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
    double most = -1;
    for (int i = row; i < rowEnd; i++) {
      for (int j = i * matrix.numCols + column; j < i * matrix.numCols + end; j++) {
        double size = Math.abs(matrix.data[j]);
        // NaN fails the comparison.
        if (size > most) {
          most = size;
          result = matrix.data[j];
        }
      }
    }
    return result;
  }
}
