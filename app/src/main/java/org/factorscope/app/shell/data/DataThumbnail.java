package org.factorscope.app.shell.data;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Axes;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.jspecify.annotations.Nullable;

/// A data set as a small picture: its points, its first picture, or the colours of its matrix.
/// Whatever is not drawn lets the background through.
final class DataThumbnail {
  static final int WIDTH = 96;
  static final int HEIGHT = 80;
  private static final int MOST_DIMENSIONS_OF_POINTS = 30;
  private static final int FEWEST_POINTS = 40;
  private static final int DOT = 4;

  private final int[] pixels = new int[WIDTH * HEIGHT];
  private final Theme theme;

  private DataThumbnail(Theme theme) {
    this.theme = theme;
  }

  /// [#WIDTH] x [#HEIGHT] pixels as `0xAArrggbb`, row by row.
  ///
  /// @param data at least one row and column. Not modified.
  static int[] of(Dataset data, Theme theme) {
    DataThumbnail thumbnail = new DataThumbnail(theme);
    if (data.imageShape().isLine()) {
      thumbnail.drawMatrix(data.values(), ColorTable.grey());
    } else if (!data.imageShape().isNone()) {
      thumbnail.drawMatrix(firstPicture(data), ColorTable.grey());
    } else if (isCloud(data)) {
      thumbnail.drawPoints(data);
    } else {
      thumbnail.drawMatrix(data.values(), null);
    }
    return thumbnail.pixels;
  }

  private static boolean isCloud(Dataset data) {
    return data.rows() >= FEWEST_POINTS
        && data.dimension() >= 2
        && data.dimension() <= MOST_DIMENSIONS_OF_POINTS
        && data.firstMissing().isEmpty();
  }

  private static DMatrixRMaj firstPicture(Dataset data) {
    DMatrixRMaj picture = new DMatrixRMaj(data.imageShape().height(), data.imageShape().width());
    System.arraycopy(data.values().data, 0, picture.data, 0, picture.getNumElements());
    return picture;
  }

  private void drawPoints(Dataset data) {
    Axes axes = Axes.preferred(data);
    double[] x = column(data, axes.x());
    double[] y = column(data, axes.y());
    double left = Arrays.stream(x).min().orElse(0);
    double width = Arrays.stream(x).max().orElse(1) - left;
    double low = Arrays.stream(y).min().orElse(0);
    double height = Arrays.stream(y).max().orElse(1) - low;
    int[] classes = data.labelIndices();
    for (int i = 0; i < x.length; i++) {
      dot(
          share(x[i] - left, width),
          1 - share(y[i] - low, height),
          Palette.classColor(Math.max(0, classes[i]), theme).getRGB());
    }
  }

  private static double share(double offset, double whole) {
    return whole > 0 ? offset / whole : 0.5;
  }

  private void dot(double x, double y, int argb) {
    int left = (int) (x * (WIDTH - DOT));
    int top = (int) (y * (HEIGHT - DOT));
    for (int row = top; row < top + DOT; row++) {
      Arrays.fill(pixels, row * WIDTH + left, row * WIDTH + left + DOT, argb);
    }
  }

  private static double[] column(Dataset data, int j) {
    double[] column = new double[data.rows()];
    for (int i = 0; i < column.length; i++) {
      column[i] = data.values().get(i, j);
    }
    return column;
  }

  /// @param table null for the one that suits the values' signs
  private void drawMatrix(DMatrixRMaj matrix, @Nullable ColorTable table) {
    double low = Arrays.stream(matrix.data).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(matrix.data).filter(Double::isFinite).max().orElse(1);
    boolean isSigned = table == null && low < 0;
    double reach = Math.max(-low, high);
    double from = isSigned ? -reach : low;
    double width = isSigned ? 2 * reach : high - low;
    ColorTable colors =
        table != null ? table : isSigned ? ColorTable.diverging(theme) : ColorTable.viridis();
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double value = matrix.get(row * matrix.numRows / HEIGHT, column * matrix.numCols / WIDTH);
        pixels[row * WIDTH + column] =
            Double.isFinite(value) ? colors.at(share(value - from, width)) : 0;
      }
    }
  }
}
