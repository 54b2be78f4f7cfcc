package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.ProjectionState;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.ColumnArrows;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// All points of the data with their feet, and the basis as arrows that can be dragged, which tilts
/// the subspace.
final class ProjectionPlane {
  /// Beyond this many points the segments only blacken the picture.
  private static final int MOST_SEGMENTS = 400;

  private ProjectionPlane() {}

  /// How long an arrow of length 1 is drawn: twice the root mean square of the data.
  static double unit(ProjectionState state) {
    DMatrixRMaj x = state.data().matrix();
    double unit = 2 * Norms.frobenius(x) / Math.sqrt(x.getNumElements());
    return unit > 0 ? unit : 1;
  }

  static Panel of(LessonView<?, ?, ProjectionState> view) {
    DataPlane plane = DataPlane.of(view);
    List<Layer> layers = new ArrayList<>();
    Projection projection = view.state().projection();
    if (projection != null && view.data().rows() <= MOST_SEGMENTS) {
      layers.add(feet(view, plane, projection));
    }
    int[] groups = view.data().labelIndices();
    layers.add(new Layer.Points(plane.xs(), plane.ys(), groups, null, Role.OBSERVATION));
    layers.addAll(
        ColumnArrows.of(
            plane,
            view.state().v(),
            unit(view.state()),
            k -> Tone.ofClass(2),
            ProjectionPlane::handle));
    return new PlotPanel(
        "points",
        "All points",
        plane.title() + "; drag v to tilt the subspace",
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Handle handle(int k) {
    return new Handle("V", k, "column " + (k + 1) + " of V");
  }

  private static Layer feet(
      LessonView<?, ?, ProjectionState> view, DataPlane plane, Projection projection) {
    DMatrixRMaj x = view.state().data().matrix();
    DMatrixRMaj feet = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.multTransB(x, projection.projector().matrix(), feet);
    return new Layer.Segments(
        plane.xs(), plane.ys(), plane.xs(feet), plane.ys(feet), Tone.MUTED, Layer.LineStyle.SOLID);
  }
}
