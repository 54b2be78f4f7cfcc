package org.factorscope.viz.paint;

import java.awt.Shape;
import java.awt.geom.AffineTransform;

/// Shapes from other shapes.
final class Shapes {
  private Shapes() {}

  static Shape moved(Shape shape, double dx, double dy) {
    return AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
  }
}
