package org.factorscope.datasets;

/// How a row of the data is a picture: its pixels row by row.
public record ImageShape(int height, int width) {
  /// Rows are no pictures.
  public static final ImageShape NONE = new ImageShape(0, 0);

  public boolean isNone() {
    return height == 0;
  }
}
