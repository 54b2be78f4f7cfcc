package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.ProjectionState;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;
import org.factorscope.app.lesson.DataPlane;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
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

  static Panel of(LessonView<ProjectionState> view) {
    DataPlane plane = DataPlane.of(view);
    List<Layer> layers = new ArrayList<>();
    Projection projection = view.state().projection();
    if (projection != null && view.data().rows() <= MOST_SEGMENTS) {
      layers.add(feet(view, plane, projection));
    }
    int[] groups = view.data().labelIndices();
    layers.add(new Layer.Points(plane.xs(), plane.ys(), groups, null, Role.OBSERVATION));
    layers.addAll(basis(view, plane));
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

  private static Layer feet(
      LessonView<ProjectionState> view, DataPlane plane, Projection projection) {
    DMatrixRMaj x = view.state().data().matrix();
    DMatrixRMaj feet = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.multTransB(x, projection.projector().matrix(), feet);
    double[] ys = plane.isFlat() ? new double[x.numRows] : Numbers.column(feet, view.axes().y());
    return new Layer.Segments(
        plane.xs(),
        plane.ys(),
        Numbers.column(feet, view.axes().x()),
        ys,
        Tone.MUTED,
        Layer.LineStyle.SOLID);
  }

  private static List<Layer> basis(LessonView<ProjectionState> view, DataPlane plane) {
    DMatrixRMaj v = view.state().v();
    double unit = unit(view.state());
    List<Layer> layers = new ArrayList<>();
    List<Layer.Marker> tips = new ArrayList<>();
    double[] origin = {0};
    for (int k = 0; k < v.numCols; k++) {
      double tipX = unit * v.get(view.axes().x(), k);
      double tipY = plane.isFlat() ? 0 : unit * v.get(view.axes().y(), k);
      Tone tone = Tone.ofClass(2);
      layers.add(new Layer.Arrows(origin, origin, new double[] {tipX}, new double[] {tipY}, tone));
      Handle handle = new Handle("V", k, "column " + (k + 1) + " of V");
      String label = Integer.toString(k + 1);
      tips.add(new Layer.Marker(tipX, tipY, label, tone, handle, Role.FACTOR, k));
    }
    layers.add(new Layer.Markers(tips));
    return layers;
  }
}
