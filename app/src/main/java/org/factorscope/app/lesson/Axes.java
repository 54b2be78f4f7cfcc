package org.factorscope.app.lesson;

import org.ejml.data.DMatrixRMaj;

/// Which two columns of the data a plot of the points shows, counted from 0.
public record Axes(int x, int y) {

  /// A copy in which point k lies at (x, y) of this plane; its other coordinates stay. A single
  /// coordinate takes x alone.
  ///
  /// @param points a point a row. Not modified.
  public DMatrixRMaj withRowAt(DMatrixRMaj points, int k, double atX, double atY) {
    DMatrixRMaj moved = points.copy();
    moved.set(k, x, atX);
    if (points.numCols > 1) {
      moved.set(k, y, atY);
    }
    return moved;
  }

  /// The same for points that are columns.
  ///
  /// @param points a point a column. Not modified.
  public DMatrixRMaj withColumnAt(DMatrixRMaj points, int k, double atX, double atY) {
    DMatrixRMaj moved = points.copy();
    moved.set(x, k, atX);
    if (points.numRows > 1) {
      moved.set(y, k, atY);
    }
    return moved;
  }
}
