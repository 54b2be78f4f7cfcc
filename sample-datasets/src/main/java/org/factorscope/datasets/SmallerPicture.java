package org.factorscope.datasets;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// A large picture made smaller, by the means of squares of pixels.
public final class SmallerPicture {
  /// More pixels make a lesson slow.
  public static final int MANY_PIXELS = 1_000_000;

  private SmallerPicture() {}

  /// Whether the data are a picture large enough to offer to shrink it.
  public static boolean isLarge(Dataset data) {
    return data.imageShape().isLine() && (long) data.rows() * data.dimension() > MANY_PIXELS;
  }

  /// The picture with at most [#MANY_PIXELS]: each pixel is the mean of f x f, f the least whole
  /// number that will do; fewer at the right and lower edge.
  ///
  /// @param picture a picture without gaps. Not modified.
  public static Dataset of(Dataset picture) {
    int f = factor(picture.rows(), picture.dimension());
    DMatrixRMaj values = new DMatrixRMaj(shrunk(picture.rows(), f), shrunk(picture.dimension(), f));
    for (int y = 0; y < values.numRows; y++) {
      for (int x = 0; x < values.numCols; x++) {
        values.set(y, x, mean(picture.values(), y * f, x * f, f));
      }
    }
    return new Dataset(
        picture.name(),
        picture.title(),
        IntStream.rangeClosed(1, values.numCols).mapToObj(x -> "x" + x).toList(),
        values,
        List.of(),
        List.of(),
        new ImageShape(1, values.numCols),
        List.of(),
        picture.unit(),
        picture.provenance() + ", made smaller",
        picture.licence());
  }

  private static int factor(int height, int width) {
    int f = 1;
    while ((long) shrunk(height, f) * shrunk(width, f) > MANY_PIXELS) {
      f++;
    }
    return f;
  }

  private static int shrunk(int length, int f) {
    return (length + f - 1) / f;
  }

  private static double mean(DMatrixRMaj values, int top, int left, int f) {
    int bottom = Math.min(values.numRows, top + f);
    int right = Math.min(values.numCols, left + f);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += values.get(y, x);
      }
    }
    return sum / ((bottom - top) * (right - left));
  }
}
