package org.factorscope.viz.paint;

import java.util.Optional;

/// Where things ended up in a painted picture. Immutable, so that the JavaFX thread may ask it
/// while the worker paints the next picture. Coordinates are logical pixels (device pixels divided
/// by the output scale) from the top left corner.
public interface PanelGeometry {
  /// What lies at (x, y); empty where nothing does.
  Optional<Pick> pickAt(double x, double y);

  /// The data coordinates of (x, y) in a plot; empty outside of its axes or where there are none.
  Optional<DataPoint> dataAt(double x, double y);

  /// The data coordinates of (x, y) in a plot, continued outside of its axes, so that a drag may
  /// leave them; empty where there are no axes.
  Optional<DataPoint> dataNear(double x, double y);

  /// The logical pixel of a data point, for overlays; empty where there are no axes.
  Optional<DataPoint> pixelOf(double dataX, double dataY);

  /// A pair of coordinates.
  record DataPoint(double x, double y) {}
}
