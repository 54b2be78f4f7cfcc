package org.factorscope.datasets;

import org.ejml.data.DMatrixRMaj;

/// How a stored picture is to be turned, by the number that EXIF and TIFF give it.
enum Orientation {
  /// 1.
  UPRIGHT,
  /// 2.
  MIRRORED,
  /// 3.
  UPSIDE_DOWN,
  /// 4.
  MIRRORED_UPSIDE_DOWN,
  /// 5.
  TRANSPOSED,
  /// 6: the first stored row is the right edge.
  TURNED_LEFT,
  /// 7.
  TRANSPOSED_UPSIDE_DOWN,
  /// 8: the first stored row is the left edge.
  TURNED_RIGHT;

  /// The orientation of a number from 1 to 8; upright for any other.
  static Orientation of(int number) {
    return number < 1 || number > values().length ? UPRIGHT : values()[number - 1];
  }

  /// The picture turned upright; the same object if it is already.
  ///
  /// @param stored h x w. Not modified.
  DMatrixRMaj upright(DMatrixRMaj stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    boolean lies = isTransposed();
    int height = stored.numRows;
    int width = stored.numCols;
    DMatrixRMaj turned = lies ? new DMatrixRMaj(width, height) : new DMatrixRMaj(height, width);
    for (int y = 0; y < turned.numRows; y++) {
      for (int x = 0; x < turned.numCols; x++) {
        turned.set(
            y,
            x,
            switch (this) {
              case MIRRORED -> stored.get(y, width - 1 - x);
              case UPSIDE_DOWN -> stored.get(height - 1 - y, width - 1 - x);
              case MIRRORED_UPSIDE_DOWN -> stored.get(height - 1 - y, x);
              case TRANSPOSED -> stored.get(x, y);
              case TURNED_LEFT -> stored.get(height - 1 - x, y);
              case TRANSPOSED_UPSIDE_DOWN -> stored.get(height - 1 - x, width - 1 - y);
              case TURNED_RIGHT -> stored.get(x, width - 1 - y);
              case UPRIGHT -> stored.get(y, x);
            });
      }
    }
    return turned;
  }

  /// Whether rows are stored as columns.
  private boolean isTransposed() {
    return switch (this) {
      case UPRIGHT, MIRRORED, UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN -> false;
      case TRANSPOSED, TURNED_LEFT, TRANSPOSED_UPSIDE_DOWN, TURNED_RIGHT -> true;
    };
  }
}
