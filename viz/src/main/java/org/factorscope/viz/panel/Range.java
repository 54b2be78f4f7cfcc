package org.factorscope.viz.panel;

/// A closed interval in data units.
public record Range(double from, double to) {
  /// Fit the data.
  public static final Range AUTO = new Range(Double.NaN, Double.NaN);

  /// Whether the range is to be found from the data.
  public boolean isAuto() {
    return Double.isNaN(from);
  }

  /// How far it is from end to end.
  public double length() {
    return to - from;
  }

  /// The smallest range that holds this one and `value`; values that are not finite change nothing.
  public Range including(double value) {
    if (!Double.isFinite(value)) {
      return this;
    }
    return isAuto()
        ? new Range(value, value)
        : new Range(Math.min(from, value), Math.max(to, value));
  }
}
