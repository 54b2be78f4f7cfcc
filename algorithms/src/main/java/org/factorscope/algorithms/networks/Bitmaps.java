package org.factorscope.algorithms.networks;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.InvalidInputException;

/// Square pictures of zeros and ones, one a row, pixel after pixel from the upper left.
///
/// @param pixels n x side², 0 or 1; not to be modified
public record Bitmaps(DMatrixRMaj pixels, int side) {
  /// Numbers as pictures: 1 where they are above the middle between the smallest and the largest,
  /// unless all of them are 0 or 1 already.
  ///
  /// @throws InvalidInputException if a row is not a square picture
  public static Bitmaps of(DataMatrix data) {
    int side = side(data.columns());
    if (side == 0) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "A row of %d numbers is no square picture; this needs 1, 4, 9, 16, … of them.",
              data.columns()));
    }
    DMatrixRMaj pixels = data.matrix().copy();
    if (Arrays.stream(pixels.data).anyMatch(x -> x != 0 && x != 1)) {
      double least = Arrays.stream(pixels.data).min().orElse(0);
      double most = Arrays.stream(pixels.data).max().orElse(0);
      double middle = least / 2 + most / 2;
      Arrays.setAll(pixels.data, e -> pixels.data[e] > middle ? 1 : 0);
    }
    return new Bitmaps(pixels, side);
  }

  /// The side of a square of so many pixels; 0 if there is none.
  public static int side(int pixels) {
    int side = (int) Math.round(Math.sqrt(pixels));
    return side * side == pixels ? side : 0;
  }

  /// n.
  public int count() {
    return pixels.numRows;
  }

  /// Pixels of a picture.
  public int size() {
    return side * side;
  }

  /// The picture whose pixels are the bits of a number.
  static double[] ofBits(int bits, int size) {
    double[] picture = new double[size];
    Arrays.setAll(picture, t -> bits >> t & 1);
    return picture;
  }
}
