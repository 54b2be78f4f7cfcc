package org.factorscope.viz.paint.ground;

import java.util.Optional;
import org.factorscope.viz.panel.HandlePlace;

/// Where things ended up in a painted picture. Immutable, so that the JavaFX thread may ask it
/// while the worker paints the next picture. Coordinates are logical pixels (device pixels divided
/// by the output scale) from the top left corner.
public interface PanelGeometry {
  /// What lies at (x, y); empty if nothing does.
  Optional<Pick> pickAt(double x, double y);

  /// The data coordinates of (x, y) in a plot; empty outside of its axes or without any.
  default Optional<DataPoint> dataAt(double x, double y) {
    return Optional.empty();
  }

  /// The data coordinates of (x, y) in a plot, continued outside of its axes, so that a drag may
  /// leave them; empty without axes.
  default Optional<DataPoint> dataNear(double x, double y) {
    return Optional.empty();
  }

  /// The logical pixel of a data point, for overlays; empty without axes.
  default Optional<DataPoint> pixelOf(double dataX, double dataY) {
    return Optional.empty();
  }

  /// How a handle is dragged in this picture; empty if it is not in it. By default it is a place
  /// between axes.
  default Optional<Grip> grip(HandlePlace place) {
    return pixelOf(place.x(), place.y())
        .map(
            pixel ->
                new Grip(
                    pixel, (x, y) -> dataNear(x, y).orElse(new DataPoint(place.x(), place.y()))));
  }

  /// A pair of coordinates.
  record DataPoint(double x, double y) {}

  /// A handle in a picture.
  ///
  /// @param pixel where it is
  /// @param drag what the handle becomes
  record Grip(DataPoint pixel, Drag drag) {
    /// The movement, in logical pixels, that takes a value from one end of its scale to the other.
    public static final double TRAVEL = 200;

    /// A value that grows as the pointer moves up.
    ///
    /// @param span how much it changes over [#TRAVEL]
    public static Grip vertical(HandlePlace place, DataPoint pixel, double span) {
      return new Grip(
          pixel, (_, y) -> new DataPoint(place.x(), place.y() + (pixel.y() - y) / TRAVEL * span));
    }
  }

  /// From a pixel to what [org.factorscope.viz.panel.Handle] calls the pair of a drag.
  @FunctionalInterface
  interface Drag {
    DataPoint to(double x, double y);
  }
}
