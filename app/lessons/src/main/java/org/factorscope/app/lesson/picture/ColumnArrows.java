package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The columns of a state variable as arrows from the origin that can be dragged by their tips.
public final class ColumnArrows {
  private ColumnArrows() {}

  /// Arrows in a plane of the data.
  ///
  /// @param v d x m. Not modified.
  /// @param unit how long an arrow of length 1 is drawn
  /// @param tone of column k
  /// @param handle of column k
  public static List<Layer> of(
      DataPlane plane,
      DMatrixRMaj v,
      double unit,
      IntFunction<Tone> tone,
      IntFunction<Handle> handle) {
    List<Layer> layers = new ArrayList<>();
    List<Layer.Marker> tips = new ArrayList<>();
    double[] origin = {0};
    for (int k = 0; k < v.numCols; k++) {
      double[] x = {unit * plane.x(v, k)};
      double[] y = {unit * plane.y(v, k)};
      layers.add(new Layer.Arrows(origin, origin, x, y, tone.apply(k)));
      String label = Integer.toString(k + 1);
      tips.add(new Layer.Marker(x[0], y[0], label, tone.apply(k), handle.apply(k), Role.FACTOR, k));
    }
    layers.add(new Layer.Markers(tips));
    return layers;
  }
}
