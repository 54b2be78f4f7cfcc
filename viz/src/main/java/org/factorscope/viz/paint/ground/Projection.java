package org.factorscope.viz.paint.ground;

import java.awt.geom.Rectangle2D;

/// From data units to the pixels of a plot's inner area.
public interface Projection {
  double x(double value);

  double y(double value);

  /// The value at a pixel column.
  double valueX(double pixel);

  /// The value at a pixel row.
  double valueY(double pixel);

  /// Where the data are drawn.
  Rectangle2D area();

  /// Whether straight lines between data become curves.
  default boolean isCurved() {
    return false;
  }

  /// Whether a pixel lies in the area or on its edge.
  default boolean holds(double x, double y) {
    Rectangle2D area = area();
    return x >= area.getMinX() && x <= area.getMaxX() && y >= area.getMinY() && y <= area.getMaxY();
  }
}
