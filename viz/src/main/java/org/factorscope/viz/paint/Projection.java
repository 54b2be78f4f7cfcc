package org.factorscope.viz.paint;

import java.awt.geom.Rectangle2D;

/// From data units to the pixels of a plot's inner area.
interface Projection {
  double x(double value);

  double y(double value);

  /// The value at a pixel column.
  double valueX(double pixel);

  /// The value at a pixel row.
  double valueY(double pixel);

  /// Where the data are drawn.
  Rectangle2D area();
}
