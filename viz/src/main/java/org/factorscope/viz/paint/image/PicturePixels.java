package org.factorscope.viz.paint.image;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.PixelImage;

/// A picture as pixels: each pixel shows the mean of what it covers. At a whole magnification that
/// is the nearest entry, crisp; at others only the pixels across a border are mixed, so that all
/// entries look equally large.
final class PicturePixels {
  private PicturePixels() {}

  /// The part of a picture's rows or columns that one pixel covers.
  ///
  /// @param first the first entry
  /// @param last the last entry
  /// @param firstShare how much of the first entry is covered
  /// @param lastShare how much of the last one, if it is another
  private record Cover(int first, int last, double firstShare, double lastShare) {
    // What is left by rounding is no part of the picture.
    private static final double NOTHING = 1e-9;

    static Cover[] all(int pixels, int entries) {
      Cover[] covers = new Cover[pixels];
      for (int p = 0; p < pixels; p++) {
        double from = p * (double) entries / pixels;
        double to = (p + 1) * (double) entries / pixels;
        int first = (int) Math.floor(from + NOTHING);
        int last = Math.max(first, Math.min(entries, (int) Math.ceil(to - NOTHING)) - 1);
        covers[p] = new Cover(first, last, Math.min(to, first + 1) - from, to - last);
      }
      return covers;
    }

    /// Whether both lie in one and the same entry, and so look the same.
    boolean isWithinOneAs(Cover other) {
      return first == last && other.first == first && other.last == last;
    }

    double share(int entry) {
      if (entry == first) {
        return firstShare;
      }
      return entry == last ? lastShare : 1;
    }
  }

  /// Fills columns `left` to `left + width` and rows `top` to `top + height`, as far as they lie in
  /// the picture.
  static void fill(
      PixelImage target,
      int left,
      int top,
      int width,
      int height,
      DMatrixRMaj matrix,
      BlockColors colors) {
    if (matrix.getNumElements() == 0) {
      return;
    }
    Cover[] columns = Cover.all(width, matrix.numCols);
    Cover[] rows = Cover.all(height, matrix.numRows);
    int toX = Math.min(width, target.width() - left);
    int toY = Math.min(height, target.height() - top);
    int fromX = Math.max(0, -left);
    int fromY = Math.max(0, -top);
    for (int y = fromY; y < toY; y++) {
      int place = (top + y) * target.width() + left;
      if (y > fromY && toX > fromX && rows[y].isWithinOneAs(rows[y - 1])) {
        int above = place + fromX - target.width();
        System.arraycopy(target.pixels(), above, target.pixels(), place + fromX, toX - fromX);
        continue;
      }
      for (int x = fromX; x < toX; x++) {
        double value = mean(matrix, rows[y], columns[x]);
        target.pixels()[place + x] = colors.argb(rows[y].first(), columns[x].first(), value);
      }
    }
  }

  /// The mean of the covered entries that are there; NaN if most of the pixel is missing.
  private static double mean(DMatrixRMaj matrix, Cover rows, Cover columns) {
    if (rows.first() == rows.last() && columns.first() == columns.last()) {
      return matrix.data[rows.first() * matrix.numCols + columns.first()];
    }
    double sum = 0;
    double covered = 0;
    double missing = 0;
    for (int i = rows.first(); i <= rows.last(); i++) {
      for (int j = columns.first(); j <= columns.last(); j++) {
        double share = rows.share(i) * columns.share(j);
        double value = matrix.data[i * matrix.numCols + j];
        if (Double.isNaN(value)) {
          missing += share;
        } else {
          sum += share * value;
          covered += share;
        }
      }
    }
    return covered >= missing ? sum / covered : Double.NaN;
  }
}
