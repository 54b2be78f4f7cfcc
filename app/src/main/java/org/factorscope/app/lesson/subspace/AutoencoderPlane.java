package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.subspace.AutoencoderState;
import org.factorscope.app.lesson.DataPlane;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
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

  private final LessonView<AutoencoderState> view;
  private final DataPlane plane;
  private final DMatrixRMaj centred;
  private final int x;
  private final int y;

  private AutoencoderPlane(LessonView<AutoencoderState> view) {
    this.view = view;
    plane = DataPlane.of(view);
    centred = view.state().problem().data().matrix();
    x = view.axes().x();
    y = plane.isFlat() ? x : view.axes().y();
  }

  static Panel of(LessonView<AutoencoderState> view) {
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
            Numbers.column(centred, x),
            height(Numbers.column(centred, y)),
            view.data().labelIndices(),
            null,
            Role.OBSERVATION));
    layers.addAll(arrows());
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

  private double[] height(double[] ys) {
    return plane.isFlat() ? new double[ys.length] : ys;
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
        backX[i] += codes.get(i, k) * state.v().get(x, k);
        backY[i] += codes.get(i, k) * state.v().get(y, k);
      }
    }
    return new Layer.Segments(
        Numbers.column(centred, x),
        height(Numbers.column(centred, y)),
        backX,
        height(backY),
        Tone.MUTED,
        Layer.LineStyle.SOLID);
  }

  private List<Layer> arrows() {
    DMatrixRMaj v = view.state().v();
    double unit = unit(view.state());
    List<Layer> layers = new ArrayList<>();
    List<Layer.Marker> tips = new ArrayList<>();
    double[] origin = {0};
    for (int k = 0; k < v.numCols; k++) {
      double tipX = unit * v.get(x, k);
      double tipY = plane.isFlat() ? 0 : unit * v.get(y, k);
      Tone tone = Tone.ofClass(k);
      layers.add(new Layer.Arrows(origin, origin, new double[] {tipX}, new double[] {tipY}, tone));
      Handle handle = new Handle("V", k, "column " + (k + 1) + " of V");
      String label = Integer.toString(k + 1);
      tips.add(new Layer.Marker(tipX, tipY, label, tone, handle, Role.FACTOR, k));
    }
    layers.add(new Layer.Markers(tips));
    return layers;
  }
}
