package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.subspace.AutoencoderState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.ColumnArrows;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The points, centred, with what the network makes of each of them, and the columns of the decoder
/// as arrows.
final class AutoencoderPlane {
  /// Beyond this many points the segments only blacken the picture.
  private static final int MOST_SEGMENTS = 400;

  private final LessonView<?, ?, AutoencoderState> view;
  private final DataPlane plane;
  private final DMatrixRMaj centred;

  private AutoencoderPlane(LessonView<?, ?, AutoencoderState> view) {
    this.view = view;
    plane = DataPlane.of(view);
    centred = view.state().problem().data().matrix();
  }

  static Panel of(LessonView<?, ?, AutoencoderState> view) {
    return new AutoencoderPlane(view).panel();
  }

  /// How long an arrow of length 1 is drawn: two standard deviations along the first axis.
  static double unit(AutoencoderState state) {
    double deviation = Math.sqrt(state.problem().largest());
    return deviation > 0 ? 2 * deviation : 1;
  }

  private Panel panel() {
    List<Layer> layers = new ArrayList<>();
    if (centred.numRows <= MOST_SEGMENTS) {
      layers.add(reconstructions());
    }
    layers.add(
        new Layer.Points(
            plane.xs(centred),
            plane.ys(centred),
            view.data().labelIndices(),
            null,
            Role.OBSERVATION));
    layers.addAll(
        ColumnArrows.of(
            plane, view.state().v(), unit(view.state()), Tone::ofClass, AutoencoderPlane::handle));
    return new PlotPanel(
        "points",
        "Points and what comes back",
        plane.title() + ", centred; drag a column of V",
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Handle handle(int k) {
    return new Handle("V", k, "column " + (k + 1) + " of V");
  }

  /// From each point to Px, as the plane shows them.
  private Layer reconstructions() {
    AutoencoderState state = view.state();
    DMatrixRMaj codes = new DMatrixRMaj(centred.numRows, state.w().numRows);
    CommonOps_DDRM.multTransB(centred, state.w(), codes);
    double[] backX = new double[centred.numRows];
    double[] backY = new double[centred.numRows];
    for (int i = 0; i < backX.length; i++) {
      for (int k = 0; k < codes.numCols; k++) {
        backX[i] += codes.get(i, k) * plane.x(state.v(), k);
        backY[i] += codes.get(i, k) * plane.y(state.v(), k);
      }
    }
    return new Layer.Segments(
        plane.xs(centred), plane.ys(centred), backX, backY, Tone.MUTED, Layer.LineStyle.SOLID);
  }
}
