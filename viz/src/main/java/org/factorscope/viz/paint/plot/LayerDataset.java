package org.factorscope.viz.paint.plot;

import org.jfree.data.xy.AbstractXYDataset;

/// The places of a layer as JFreeChart's dataset of one series. Nothing is copied.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class LayerDataset extends AbstractXYDataset {
  private final double[] x;
  private final double[] y;

  LayerDataset(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /// A single place.
  static LayerDataset of(double x, double y) {
    return new LayerDataset(new double[] {x}, new double[] {y});
  }

  @Override
  public int getSeriesCount() {
    return 1;
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return "";
  }

  @Override
  public int getItemCount(int series) {
    return Math.min(x.length, y.length);
  }

  @Override
  public double getXValue(int series, int item) {
    return x[item];
  }

  @Override
  public double getYValue(int series, int item) {
    return y[item];
  }

  @Override
  public Number getX(int series, int item) {
    return x[item];
  }

  @Override
  public Number getY(int series, int item) {
    return y[item];
  }
}
