package org.factorscope.viz.paint;

import org.factorscope.viz.panel.Layer.Bars;
import org.jfree.data.xy.AbstractIntervalXYDataset;
import org.jfree.data.xy.TableXYDataset;

/// A layer of bars as JFreeChart wants it.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class BarDataset extends AbstractIntervalXYDataset implements TableXYDataset {
  private final Bars bars;

  BarDataset(Bars bars) {
    this.bars = bars;
  }

  @Override
  public int getSeriesCount() {
    return bars.heights().size();
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return series;
  }

  @Override
  public int getItemCount() {
    return bars.x().length;
  }

  @Override
  public int getItemCount(int series) {
    return bars.x().length;
  }

  @Override
  public Number getX(int series, int item) {
    return bars.x()[item];
  }

  @Override
  public Number getY(int series, int item) {
    double height = bars.heights().get(series)[item];
    return Double.isFinite(height) ? height : 0;
  }

  @Override
  public Number getStartX(int series, int item) {
    return bars.x()[item] - bars.width() / 2;
  }

  @Override
  public Number getEndX(int series, int item) {
    return bars.x()[item] + bars.width() / 2;
  }

  @Override
  public Number getStartY(int series, int item) {
    return 0;
  }

  @Override
  public Number getEndY(int series, int item) {
    return getY(series, item);
  }
}
