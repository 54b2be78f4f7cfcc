package org.factorscope.viz.paint.plot;

import org.factorscope.viz.panel.Range;

/// The way from data to pixels and back along one axis.
///
/// @param range the values at `start` and `end`
/// @param start the pixel coordinate of the range's lower end
/// @param end the pixel coordinate of its upper end
record AxisScale(Range range, boolean isLogarithmic, double start, double end) {
  /// The pixel coordinate of a value; not finite where the value cannot be on the axis.
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
