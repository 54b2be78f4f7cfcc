package org.factorscope.datasets;

/// The least and the greatest number of a column, under a decimal point.
final class ValueRange {
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  void add(double value) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  /// Whether there are values, and all lie between two bounds.
  boolean isWithin(double low, double high) {
    return least >= low && greatest <= high && least <= greatest;
  }
}
