package org.factorscope.viz.paint.plot;

import java.awt.geom.Rectangle2D;

/// Which parts of an area are taken, on a raster of small squares.
final class Occupancy {
  private final Rectangle2D area;
  private final double side;
  private final int columns;
  private final boolean[] taken;

  /// @param side of a square of the raster: what is nearer than this may count as touching
  Occupancy(Rectangle2D area, double side) {
    this.area = area;
    this.side = side;
    columns = (int) Math.ceil(area.getWidth() / side) + 1;
    taken = new boolean[columns * ((int) Math.ceil(area.getHeight() / side) + 1)];
  }

  /// Whether a box lies in the area and touches nothing that is taken.
  boolean isFree(Rectangle2D box) {
    if (!area.contains(box)) {
      return false;
    }
    int right = column(box.getMaxX());
    int bottom = row(box.getMaxY());
    for (int row = row(box.getMinY()); row <= bottom; row++) {
      for (int column = column(box.getMinX()); column <= right; column++) {
        if (taken[row * columns + column]) {
          return false;
        }
      }
    }
    return true;
  }

  /// Takes what a box covers of the area.
  void take(Rectangle2D box) {
    Rectangle2D inside = box.createIntersection(area);
    if (inside.getWidth() < 0 || inside.getHeight() < 0) {
      return;
    }
    int right = column(inside.getMaxX());
    int bottom = row(inside.getMaxY());
    for (int row = row(inside.getMinY()); row <= bottom; row++) {
      for (int column = column(inside.getMinX()); column <= right; column++) {
        taken[row * columns + column] = true;
      }
    }
  }

  private int column(double x) {
    return (int) ((x - area.getX()) / side);
  }

  private int row(double y) {
    return (int) ((y - area.getY()) / side);
  }
}
