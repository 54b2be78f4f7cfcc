package org.factorscope.datasets;

/// How a row of the data is a picture: its pixels row by row. A height of 1 means that a row is a
/// line of pixels, and that all rows together are one picture.
public record ImageShape(int height, int width) {
  /// Rows are no pictures.
  public static final ImageShape NONE = new ImageShape(0, 0);

  /// Whether the whole matrix is one picture.
  public boolean isLine() {
    return height == 1;
  }

  public boolean isNone() {
    return height == 0;
  }
}
