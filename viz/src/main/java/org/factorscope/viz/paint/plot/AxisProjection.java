package org.factorscope.viz.paint.plot;

import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Range;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;

/// A pair of axes around an area. The same numbers as JFreeChart's `valueToJava2D`, without its
/// cost for every point.
record AxisProjection(AxisScale xScale, AxisScale yScale, Rectangle2D area) implements Projection {
  static AxisProjection of(ValueAxis domain, ValueAxis range, Rectangle2D area) {
    return new AxisProjection(
        scale(domain, area.getMinX(), area.getMaxX()),
        scale(range, area.getMaxY(), area.getMinY()),
        area);
  }

  private static AxisScale scale(ValueAxis axis, double start, double end) {
    Range shown = new Range(axis.getRange().getLowerBound(), axis.getRange().getUpperBound());
    return new AxisScale(shown, axis instanceof LogAxis, start, end);
  }

  @Override
  public double x(double value) {
    return xScale.pixel(value);
  }

  @Override
  public double y(double value) {
    return yScale.pixel(value);
  }

  @Override
  public double valueX(double pixel) {
    return xScale.value(pixel);
  }

  @Override
  public double valueY(double pixel) {
    return yScale.value(pixel);
  }

  @Override
  public boolean isCurved() {
    return xScale.isLogarithmic() || yScale.isLogarithmic();
  }
}
