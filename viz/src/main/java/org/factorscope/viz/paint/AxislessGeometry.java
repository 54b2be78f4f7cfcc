package org.factorscope.viz.paint;

import java.util.Optional;

/// The geometry of a picture without axes.
interface AxislessGeometry extends PanelGeometry {
  @Override
  default Optional<DataPoint> dataAt(double x, double y) {
    return Optional.empty();
  }

  @Override
  default Optional<DataPoint> dataNear(double x, double y) {
    return Optional.empty();
  }

  @Override
  default Optional<DataPoint> pixelOf(double dataX, double dataY) {
    return Optional.empty();
  }
}
