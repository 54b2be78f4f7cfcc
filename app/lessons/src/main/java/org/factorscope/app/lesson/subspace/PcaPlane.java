package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.subspace.PcaState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The points, centred, with the direction under way, the feet of the points on it and the
/// residuals.
final class PcaPlane {
  /// Beyond this many points residual segments only blacken the picture.
  private static final int MOST_RESIDUALS = 400;

  private final LessonView<?, ?, PcaState> view;
  private final DataPlane plane;
  private final DMatrixRMaj centred;
  private final DMatrixRMaj w;
  private final int current;

  private PcaPlane(LessonView<?, ?, PcaState> view) {
    this.view = view;
    plane = DataPlane.of(view);
    centred = view.state().data().matrix();
    w = view.state().components();
    current = PcaPanels.current(view.state());
  }

  static Panel of(LessonView<?, ?, PcaState> view) {
    return new PcaPlane(view).panel();
  }

  private Panel panel() {
    List<Layer> layers = new ArrayList<>();
    if (centred.numRows <= MOST_RESIDUALS) {
      layers.add(residuals());
    }
    layers.add(
        new Layer.Points(
            plane.xs(centred),
            plane.ys(centred),
            view.data().labelIndices(),
            null,
            Role.OBSERVATION));
    for (int k = 0; k < current; k++) {
      layers.add(arrow(k, Tone.MUTED));
    }
    layers.add(arrow(current, Tone.ofClass(0)));
    layers.add(tip());
    return new PlotPanel(
        "points",
        "Direction",
        plane.title() + ", centred; drag to turn",
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  /// From each point to its foot on the direction, as the plane shows them.
  private Layer residuals() {
    int n = centred.numRows;
    double[] footX = new double[n];
    double[] footY = new double[n];
    for (int i = 0; i < n; i++) {
      double along = 0;
      for (int j = 0; j < centred.numCols; j++) {
        along += centred.get(i, j) * w.get(j, current);
      }
      footX[i] = along * plane.x(w, current);
      footY[i] = along * plane.y(w, current);
    }
    return new Layer.Segments(
        plane.xs(centred), plane.ys(centred), footX, footY, Tone.MUTED, Layer.LineStyle.SOLID);
  }

  /// Two standard deviations along component k.
  private double length(int k) {
    double deviation = Math.sqrt(view.state().variance().get(k, 0));
    return deviation > 0 ? 2 * deviation : 1;
  }

  private Layer arrow(int k, Tone tone) {
    double length = length(k);
    double[] origin = {0};
    double[] tipX = {length * plane.x(w, k)};
    double[] tipY = {length * plane.y(w, k)};
    return new Layer.Arrows(origin, origin, tipX, tipY, tone);
  }

  private Layer tip() {
    double length = length(current);
    Handle handle = view.state().isComplete() ? null : new Handle("v", 0, "direction");
    return new Layer.Markers(
        List.of(
            new Layer.Marker(
                length * plane.x(w, current),
                length * plane.y(w, current),
                Integer.toString(current + 1),
                Tone.ofClass(0),
                handle,
                Role.FACTOR,
                current)));
  }
}
