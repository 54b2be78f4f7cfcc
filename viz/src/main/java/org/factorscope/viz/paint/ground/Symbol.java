package org.factorscope.viz.paint.ground;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The shapes of data points, so that colour is never the only cue. All look equally large.
public enum Symbol {
  CIRCLE(0),
  SQUARE(1),
  TRIANGLE(2),
  DIAMOND(3),
  PLUS(4),
  TRIANGLE_DOWN(5),
  CROSS(6),
  STAR(7);

  private static final Symbol[] ALL = values();

  private final int number;

  Symbol(int number) {
    this.number = number;
  }

  /// Tells symbols apart in a key.
  public int number() {
    return number;
  }

  /// The shape of class `index`, cyclic; a circle for a negative index.
  public static Symbol ofClass(int index) {
    return index < 0 ? CIRCLE : ALL[index % ALL.length];
  }

  /// The shape around the origin.
  ///
  /// @param radius of the circle
  public Shape shape(double radius) {
    Shape unit =
        switch (this) {
          case CIRCLE -> new Ellipse2D.Double(-1, -1, 2, 2);
          case SQUARE -> new Rectangle2D.Double(-0.9, -0.9, 1.8, 1.8);
          case TRIANGLE -> polygon(0, -1.25, 1.2, 0.85, -1.2, 0.85);
          case DIAMOND -> polygon(0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0);
          case PLUS -> plus();
          case TRIANGLE_DOWN -> polygon(0, 1.25, -1.2, -0.85, 1.2, -0.85);
          case CROSS ->
              plus().createTransformedArea(AffineTransform.getRotateInstance(Math.PI / 4));
          case STAR -> star();
        };
    return AffineTransform.getScaleInstance(radius, radius).createTransformedShape(unit);
  }

  /// The shape around (x, y).
  public Shape shapeAt(double x, double y, double radius) {
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape(radius));
  }

  private static Area plus() {
    Area area = new Area(new Rectangle2D.Double(-1.3, -0.42, 2.6, 0.84));
    area.add(new Area(new Rectangle2D.Double(-0.42, -1.3, 0.84, 2.6)));
    return area;
  }

  private static Shape star() {
    double[] corners = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1.45 : 0.62;
      corners[2 * i] = radius * Math.sin(i * Math.PI / 5);
      corners[2 * i + 1] = -radius * Math.cos(i * Math.PI / 5);
    }
    return polygon(corners);
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
