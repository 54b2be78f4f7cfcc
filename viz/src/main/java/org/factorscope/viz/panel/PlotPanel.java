package org.factorscope.viz.panel;

import java.util.List;

/// Axes with layers: scatter plots, curves, vector fields and bars are all this.
///
/// @param aspect whether one unit is equally long on both axes
/// @param scrubber whether a click or drag at x moves the playhead to position x
/// @param layers lowest first
public record PlotPanel(
    String id,
    String title,
    String subtitle,
    Axis x,
    Axis y,
    Aspect aspect,
    Scrubber scrubber,
    List<Layer> layers)
    implements Panel {
  /// The relation of the two axes' units.
  public enum Aspect {
    FREE,
    EQUAL
  }

  /// Whether the x axis is the timeline.
  public enum Scrubber {
    NO,
    X_IS_POSITION
  }

  public PlotPanel {
    layers = List.copyOf(layers);
  }
}
