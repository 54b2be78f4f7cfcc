package org.factorscope.viz.paint;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/// The projection of JFreeChart's own axes.
record ChartProjection(ValueAxis domain, ValueAxis range, Rectangle2D area) implements Projection {
  @Override
  public double x(double value) {
    return isOn(domain, value)
        ? domain.valueToJava2D(value, area, RectangleEdge.BOTTOM)
        : Double.NaN;
  }

  @Override
  public double y(double value) {
    return isOn(range, value) ? range.valueToJava2D(value, area, RectangleEdge.LEFT) : Double.NaN;
  }

  @Override
  public double valueX(double pixel) {
    return domain.java2DToValue(pixel, area, RectangleEdge.BOTTOM);
  }

  @Override
  public double valueY(double pixel) {
    return range.java2DToValue(pixel, area, RectangleEdge.LEFT);
  }

  private static boolean isOn(ValueAxis axis, double value) {
    return value > 0 || !(axis instanceof LogAxis);
  }
}
