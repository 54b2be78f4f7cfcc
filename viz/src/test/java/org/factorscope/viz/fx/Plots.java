package org.factorscope.viz.fx;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Plots from 0 to 10 on both axes.
final class Plots {
  private Plots() {}

  static PlotPanel empty(String id, String title) {
    return plot(id, title, PlotPanel.Scrubber.NO, List.of());
  }

  static PlotPanel timeline(String id) {
    return plot(id, "Objective", PlotPanel.Scrubber.X_IS_POSITION, List.of());
  }

  /// A marker with a handle `W[k]` at each (x, y) of `places`, given one after the other.
  static PlotPanel centroids(String id, double... places) {
    List<Layer.Marker> markers = new ArrayList<>();
    for (int k = 0; k < places.length / 2; k++) {
      markers.add(
          new Layer.Marker(
              places[2 * k],
              places[2 * k + 1],
              "" + k,
              Tone.ofClass(k),
              new Handle("W", k, "centroid " + k),
              Role.FACTOR,
              k));
    }
    return plot(id, "Points", PlotPanel.Scrubber.NO, List.of(new Layer.Markers(markers)));
  }

  static PlotPanel plot(String id, String title, PlotPanel.Scrubber scrubber, List<Layer> layers) {
    return new PlotPanel(
        id,
        title,
        "from 0 to 10",
        Axis.of("x", 0, 10),
        Axis.of("y", 0, 10),
        PlotPanel.Aspect.FREE,
        scrubber,
        layers);
  }
}
