package org.factorscope.viz.fx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;

/// The way between two plots: markers, the sites of cells and the ends of arrows move on straight
/// lines, everything else is as in the later plot. A layer that has not the same number of things
/// in both is as in the later plot too. Costs one pass over what moves.
public final class MarkerGlide {
  private MarkerGlide() {}

  /// The plot at `fraction` of the way.
  ///
  /// @param fraction 0 is where things were, 1 is `to` itself
  public static PlotPanel between(PlotPanel from, PlotPanel to, double fraction) {
    if (fraction >= 1) {
      return to;
    }
    List<Layer> layers = new ArrayList<>(to.layers().size());
    for (int i = 0; i < to.layers().size(); i++) {
      Layer later = to.layers().get(i);
      layers.add(i < from.layers().size() ? between(from.layers().get(i), later, fraction) : later);
    }
    return to.withLayers(layers);
  }

  /// Whether anything moves between the two.
  static boolean isNeeded(PlotPanel from, PlotPanel to) {
    int common = Math.min(from.layers().size(), to.layers().size());
    for (int i = 0; i < common; i++) {
      if (moves(from.layers().get(i), to.layers().get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean moves(Layer from, Layer to) {
    // Cells follow their markers and arrays are cheap to compare; offsets alone move borders as
    // well.
    if (from instanceof Layer.Markers(var a) && to instanceof Layer.Markers(var b)) {
      return a.size() == b.size() && !placesOf(a).equals(placesOf(b));
    }
    if (from instanceof Layer.Cells a && to instanceof Layer.Cells b) {
      return a.x().length == b.x().length
          && !(Arrays.equals(a.x(), b.x())
              && Arrays.equals(a.y(), b.y())
              && Arrays.equals(a.offset(), b.offset()));
    }
    if (from instanceof Layer.Arrows a && to instanceof Layer.Arrows b) {
      return a.x1().length == b.x1().length
          && !(Arrays.equals(a.x2(), b.x2()) && Arrays.equals(a.y2(), b.y2()));
    }
    return false;
  }

  private static List<List<Double>> placesOf(List<Layer.Marker> markers) {
    return markers.stream().map(marker -> List.of(marker.x(), marker.y())).toList();
  }

  private static Layer between(Layer from, Layer to, double t) {
    if (from instanceof Layer.Markers(var a) && to instanceof Layer.Markers(var b)) {
      return a.size() == b.size() ? new Layer.Markers(markers(a, b, t)) : to;
    }
    if (from instanceof Layer.Cells a && to instanceof Layer.Cells b) {
      return a.x().length == b.x().length
          ? new Layer.Cells(
              mix(a.x(), b.x(), t), mix(a.y(), b.y(), t), mix(a.offset(), b.offset(), t))
          : to;
    }
    if (from instanceof Layer.Arrows a && to instanceof Layer.Arrows b) {
      return a.x1().length == b.x1().length
          ? new Layer.Arrows(
              mix(a.x1(), b.x1(), t),
              mix(a.y1(), b.y1(), t),
              mix(a.x2(), b.x2(), t),
              mix(a.y2(), b.y2(), t),
              b.tone())
          : to;
    }
    return to;
  }

  private static List<Layer.Marker> markers(
      List<Layer.Marker> from, List<Layer.Marker> to, double t) {
    List<Layer.Marker> moved = new ArrayList<>(to.size());
    for (int i = 0; i < to.size(); i++) {
      Layer.Marker a = from.get(i);
      Layer.Marker b = to.get(i);
      moved.add(
          new Layer.Marker(
              mix(a.x(), b.x(), t),
              mix(a.y(), b.y(), t),
              b.label(),
              b.tone(),
              b.handle(),
              b.role(),
              b.index()));
    }
    return moved;
  }

  private static double[] mix(double[] from, double[] to, double t) {
    double[] mixed = new double[to.length];
    Arrays.setAll(mixed, i -> mix(from[i], to[i], t));
    return mixed;
  }

  /// A thing that was nowhere (not finite) is at its new place at once.
  private static double mix(double from, double to, double t) {
    return Double.isFinite(from) ? from + (to - from) * t : to;
  }
}
