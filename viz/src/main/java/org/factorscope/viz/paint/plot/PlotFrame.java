package org.factorscope.viz.paint.plot;

import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.Range;

/// The layout of a plot: its inner area, what its axes show and where they are marked. Two equal
/// frames have equal axes, pixel for pixel.
///
/// @param left where the inner area begins; whole pixels, as are the other three
/// @param isBare whether there is no room for anything beside the inner area
/// @param isEmpty whether there is nothing to show along one of the axes, which has no numbers then
record PlotFrame(
    Axis xAxis,
    Axis yAxis,
    int left,
    int top,
    int width,
    int height,
    AxisProjection.AxisScale xScale,
    AxisProjection.AxisScale yScale,
    Ticks xTicks,
    Ticks yTicks,
    boolean hasXTitle,
    boolean hasYTitle,
    boolean isBare,
    boolean isEmpty)
    implements Projection {

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
  public Rectangle2D area() {
    return new Rectangle2D.Double(left, top, width, height);
  }

  @Override
  public boolean isCurved() {
    return xScale.isLogarithmic() || yScale.isLogarithmic();
  }

  /// The frame of a plot in a picture of `width` x `height` device pixels.
  ///
  /// @param x what its axis shows, [Range#AUTO] if there is nothing to show
  /// @param y the same of the other axis
  static PlotFrame of(
      Axis xAxis, Axis yAxis, Range x, Range y, Aspect aspect, Look look, int width, int height) {
    return PlotFrameLayout.frame(xAxis, yAxis, x, y, aspect, look, width, height);
  }
}
