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

  /// The way from data to pixels and back along one axis.
  ///
  /// @param range the values at `start` and `end`
  /// @param start the pixel coordinate of the range's lower end
  /// @param end the pixel coordinate of its upper end
  record AxisScale(Range range, boolean isLogarithmic, double start, double end) {
    /// The pixel coordinate of a value; not finite if the value cannot be on the axis.
    double pixel(double value) {
      return start + share(value) * (end - start);
    }

    /// The value at a pixel coordinate, on the axis or on its continuation.
    double value(double pixel) {
      double share = (pixel - start) / (end - start);
      if (isLogarithmic) {
        return range.from() * Math.pow(range.to() / range.from(), share);
      }
      return range.from() + share * (range.to() - range.from());
    }

    private double share(double value) {
      if (isLogarithmic) {
        return value > 0
            ? Math.log(value / range.from()) / Math.log(range.to() / range.from())
            : Double.NaN;
      }
      return (value - range.from()) / (range.to() - range.from());
    }
  }
}
