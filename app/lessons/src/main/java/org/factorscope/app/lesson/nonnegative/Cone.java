package org.factorscope.app.lesson.nonnegative;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NmfState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The rows of X as points and the parts as rays: sums of parts fill the cone between the rays. A
/// part is drawn as long as its largest share of any row.
final class Cone {
  private final LessonView<?, ?, NmfState> view;
  private final DataPlane plane;

  private Cone(LessonView<?, ?, NmfState> view) {
    this.view = view;
    this.plane = DataPlane.of(view);
  }

  static Panel of(LessonView<?, ?, NmfState> view) {
    return new Cone(view).panel();
  }

  private Panel panel() {
    NmfState state = view.state();
    List<Layer> layers = new ArrayList<>();
    layers.add(feet(state));
    layers.add(
        new Layer.Points(
            plane.xs(), plane.ys(), view.data().labelIndices(), null, Role.OBSERVATION));
    List<Layer.Marker> markers = new ArrayList<>();
    double[] origin = {0};
    for (int r = 0; r < state.h().numRows; r++) {
      double length = length(state, r);
      double[] x = {length * state.h().get(r, view.axes().x())};
      double[] y = {plane.isFlat() ? 0 : length * state.h().get(r, view.axes().y())};
      Tone tone = Tone.ofClass(r);
      Handle handle = new Handle("H", r, "part " + (r + 1));
      layers.add(new Layer.Arrows(origin, origin, x, y, tone));
      String label = Integer.toString(r + 1);
      markers.add(new Layer.Marker(x[0], y[0], label, tone, handle, Role.FACTOR, r));
    }
    layers.add(new Layer.Markers(markers));
    return new PlotPanel(
        "cone",
        "Cone",
        plane.title() + ": sums of parts lie between the rays",
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  /// From each point to its place in WH.
  private Layer feet(NmfState state) {
    int n = view.data().rows();
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < state.h().numRows; r++) {
        xs[i] += state.w().get(i, r) * state.h().get(r, view.axes().x());
        ys[i] += plane.isFlat() ? 0 : state.w().get(i, r) * state.h().get(r, view.axes().y());
      }
    }
    return new Layer.Segments(plane.xs(), plane.ys(), xs, ys, Tone.MUTED, Layer.LineStyle.SOLID);
  }

  /// The largest weight of part r, or 1 where no row has any of it.
  private static double length(NmfState state, int r) {
    double largest = 0;
    for (int i = 0; i < state.w().numRows; i++) {
      largest = Math.max(largest, state.w().get(i, r));
    }
    return largest > 0 ? largest : 1;
  }

  static NmfState dragged(
      LessonView<?, ?, NmfState> view, int part, double x, double y, Nmf algorithm) {
    DMatrixRMaj h = view.state().h().copy();
    double length = length(view.state(), part);
    h.set(part, view.axes().x(), Math.max(0, x) / length);
    if (view.data().dimension() > 1) {
      h.set(part, view.axes().y(), Math.max(0, y) / length);
    }
    return algorithm.replace(view.state(), "H", h);
  }
}
