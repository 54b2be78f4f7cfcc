package org.factorscope.viz.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;

/// A handle and where it is, in data units.
record HandlePlace(Handle handle, double x, double y) {

  /// The handles of a panel in the order of its layers.
  static List<HandlePlace> of(Panel panel) {
    List<HandlePlace> places = new ArrayList<>();
    if (panel instanceof PlotPanel plot) {
      for (Layer layer : plot.layers()) {
        if (layer instanceof Layer.Markers(var markers)) {
          for (Layer.Marker marker : markers) {
            Handle handle = marker.handle();
            if (handle != null) {
              places.add(new HandlePlace(handle, marker.x(), marker.y()));
            }
          }
        }
      }
    }
    return places;
  }

  static Optional<HandlePlace> of(Panel panel, Handle handle) {
    return of(panel).stream().filter(place -> place.handle().equals(handle)).findFirst();
  }
}
