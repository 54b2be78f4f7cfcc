package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.AlsState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Rows and columns in one plane, by the first two of their k numbers, with arrows to the row and
/// the column that are looked at. Both can be dragged.
final class AlsPlane {
  private final AlsState state;
  private final RatingWindow window;
  private final boolean isFlat;

  private AlsPlane(AlsState state, RatingWindow window) {
    this.state = state;
    this.window = window;
    isFlat = state.u().numCols < 2;
  }

  static Panel of(LessonView<?, ?, AlsState> view, RatingWindow window) {
    return new AlsPlane(view.state(), window).panel(view.data().labelIndices());
  }

  private Panel panel(int[] labels) {
    boolean labelled = labels[0] >= 0;
    int[] rowGroups = new int[window.rows()];
    for (int i = 0; i < rowGroups.length; i++) {
      rowGroups[i] = labelled ? labels[window.firstRow() + i] : 0;
    }
    int[] columnGroups = new int[window.columns()];
    Arrays.fill(columnGroups, labelled ? -1 : 1);
    DMatrixRMaj u = state.u();
    DMatrixRMaj v = state.v();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        points(
            window.eachRow(i -> u.get(i, 0)),
            window.eachRow(i -> second(u, i)),
            rowGroups,
            Role.OBSERVATION));
    layers.add(
        points(
            window.eachColumn(j -> v.get(j, 0)),
            window.eachColumn(j -> second(v, j)),
            columnGroups,
            Role.FEATURE));
    layers.add(arrow(u, window.row()));
    layers.add(arrow(v, window.column()));
    layers.add(
        new Layer.Markers(
            List.of(
                marker(
                    u, window.row(), "u", "U", Role.OBSERVATION, window.row() - window.firstRow()),
                marker(
                    v,
                    window.column(),
                    "v",
                    "V",
                    Role.FEATURE,
                    window.column() - window.firstColumn()))));
    return new PlotPanel(
        "plane",
        "Rows and columns",
        (labelled ? "rows coloured by label" : "● rows, ■ columns")
            + "; uᵀv = "
            + Numbers.brief(product()),
        Axis.of("first number of uᵢ and vⱼ"),
        isFlat ? Axis.of("", -1, 1) : Axis.of("second number"),
        isFlat ? PlotPanel.Aspect.FREE : PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private double product() {
    double sum = 0;
    for (int p = 0; p < state.u().numCols; p++) {
      sum += state.u().get(window.row(), p) * state.v().get(window.column(), p);
    }
    return sum;
  }

  private static Layer points(double[] x, double[] y, int[] groups, Role role) {
    return new Layer.Points(x, y, groups, null, role);
  }

  private double second(DMatrixRMaj factor, int i) {
    return isFlat ? 0 : factor.get(i, 1);
  }

  private Layer arrow(DMatrixRMaj factor, int i) {
    double[] origin = {0};
    return new Layer.Arrows(
        origin,
        origin,
        new double[] {factor.get(i, 0)},
        new double[] {second(factor, i)},
        Tone.ACCENT);
  }

  private Layer.Marker marker(
      DMatrixRMaj factor, int i, String label, String variable, Role role, int shownIndex) {
    Handle handle = new Handle(variable, i, label + " " + (i + 1));
    return new Layer.Marker(
        factor.get(i, 0), second(factor, i), label, Tone.ACCENT, handle, role, shownIndex);
  }
}
