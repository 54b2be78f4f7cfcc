package org.factorscope.algorithms.networks;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.SquareRange;

/// Square pictures of zeros and ones, one a row, pixel after pixel from the upper left.
///
/// @param pixels n x side², 0 or 1; not to be modified
public record Bitmaps(DMatrixRMaj pixels, int side) {
  /// Numbers as pictures: as many of a row as fill a square, 1 where they are above the middle
  /// between the smallest and the largest, unless all of them are 0 or 1 already.
  ///
  /// @throws org.factorscope.algorithms.step.InvalidInputException if the numbers are too large or
  ///   too small, as in the lessons that compute with them
  public static Bitmaps of(DataMatrix data) {
    SquareRange.squaredNorm(data.matrix());
    int side = side(data.columns());
    DMatrixRMaj pixels =
        CommonOps_DDRM.extract(data.matrix(), 0, data.matrix().numRows, 0, side * side);
    if (Arrays.stream(pixels.data).anyMatch(x -> x != 0 && x != 1)) {
      // Halves, because the sum of two numbers may overflow.
      double middle = CommonOps_DDRM.elementMin(pixels) / 2 + CommonOps_DDRM.elementMax(pixels) / 2;
      Arrays.setAll(pixels.data, e -> pixels.data[e] > middle ? 1 : 0);
    }
    return new Bitmaps(pixels, side);
  }

  /// The side of the largest square that so many numbers fill.
  public static int side(int numbers) {
    return (int) Math.sqrt(numbers);
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
