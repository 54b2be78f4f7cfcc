package org.factorscope.app.lesson;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.datasets.Dataset;

/// Which two columns of the data a plot of the points shows, counted from 0.
public record Axes(int x, int y) {

  /// The two columns that show the data best, or the first two.
  public static Axes preferred(Dataset data) {
    return data.preferredAxes().size() == 2
        ? new Axes(data.preferredAxes().get(0), data.preferredAxes().get(1))
        : new Axes(0, Math.min(1, Math.max(0, data.dimension() - 1)));
  }

  /// A copy in which point k lies at (x, y) of this plane; its other coordinates stay. A single
  /// coordinate takes x alone.
  ///
  /// @param points a point a row. Not modified.
  /// @throws InvalidInputException if there is no such point
  public DMatrixRMaj withRowAt(DMatrixRMaj points, int k, double atX, double atY) {
    check(k, points.numRows);
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
  /// @throws InvalidInputException if there is no such point
  public DMatrixRMaj withColumnAt(DMatrixRMaj points, int k, double atX, double atY) {
    check(k, points.numCols);
    DMatrixRMaj moved = points.copy();
    moved.set(x, k, atX);
    if (points.numRows > 1) {
      moved.set(y, k, atY);
    }
    return moved;
  }

  private static void check(int k, int points) {
    if (k < 0 || k >= points) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "There is no number %d to be dragged here, only 1 to %d.",
              k + 1,
              points));
    }
  }
}
