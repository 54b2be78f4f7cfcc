package org.factorscope.app.lesson.flow;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.flow.GradientFlowState;
import org.factorscope.algorithms.flow.ScalarFlow;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The plane of u and v: arrows down the gradient, the hyperbola of minima, the conserved
/// hyperbola, the saddle and the trajectory.
final class GradientField {
  private static final int ARROWS_A_SIDE = 17;
  private static final int CURVE_POINTS = 160;
  private static final double SMALLEST_VIEW = 2;
  private static final double LARGEST_VIEW = 8;

  private final LessonView<?, ?, GradientFlowState> view;
  private final double limit;
  private final double a;

  private GradientField(LessonView<?, ?, GradientFlowState> view) {
    this.view = view;
    a = view.state().options().a();
    limit = limit(view);
  }

  static Panel of(LessonView<?, ?, GradientFlowState> view) {
    return new GradientField(view).panel();
  }

  /// How far the picture reaches: where the run began and where the minima are, rounded up; a run
  /// that leaves it is said to, in words, rather than followed for ever.
  private static double limit(LessonView<?, ?, GradientFlowState> view) {
    double[] start = view.history().getFirst().series("trail");
    double minimum = Math.sqrt(Math.abs(view.state().options().a()));
    double reach = Math.max(minimum, Math.max(Math.abs(start[0]), Math.abs(start[1])));
    for (StepRecord record : view.history()) {
      double[] place = record.series("trail");
      double far = Math.max(Math.abs(place[0]), Math.abs(place[1]));
      reach = far <= LARGEST_VIEW ? Math.max(reach, far) : reach;
    }
    return Math.max(SMALLEST_VIEW, Math.ceil(reach * 1.15));
  }

  private Panel panel() {
    List<Layer> layers = new ArrayList<>();
    layers.add(arrows());
    layers.addAll(hyperbola("uv = a", a, Tone.ofClass(2), Layer.LineStyle.SOLID));
    layers.addAll(conserved());
    layers.add(trajectory());
    layers.add(markers());
    return new PlotPanel(
        "field",
        "Gradient field",
        "arrows go downhill; drag the point",
        Axis.of("u", -limit, limit),
        Axis.of("v", -limit, limit),
        PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  /// Arrows of one length, since only the direction can be read between zero and very steep.
  private Layer arrows() {
    int count = ARROWS_A_SIDE * ARROWS_A_SIDE;
    double[] x1 = new double[count];
    double[] y1 = new double[count];
    double[] x2 = new double[count];
    double[] y2 = new double[count];
    double spacing = 2 * limit / ARROWS_A_SIDE;
    for (int i = 0; i < count; i++) {
      int column = i % ARROWS_A_SIDE;
      int row = i / ARROWS_A_SIDE;
      double u = -limit + spacing * (column + 0.5);
      double v = -limit + spacing * (row + 0.5);
      double[] way = ScalarFlow.direction(a, u, v);
      double length = Math.hypot(way[0], way[1]);
      double half = length > 0 ? 0.36 * spacing / length : 0;
      x1[i] = u - half * way[0];
      y1[i] = v - half * way[1];
      x2[i] = u + half * way[0];
      y2[i] = v + half * way[1];
    }
    return new Layer.Arrows(x1, y1, x2, y2, Tone.MUTED);
  }

  /// Both branches of uv = c.
  private List<Layer> hyperbola(String name, double c, Tone tone, Layer.LineStyle style) {
    double[] us = new double[2 * CURVE_POINTS + 1];
    double[] vs = new double[2 * CURVE_POINTS + 1];
    for (int i = 0; i < us.length; i++) {
      us[i] = limit * (i - CURVE_POINTS) / CURVE_POINTS;
      double v = c / us[i];
      vs[i] = Math.abs(v) <= limit && us[i] != 0 ? v : Double.NaN;
    }
    return List.of(new Layer.Line(name, us, vs, tone, style));
  }

  /// The branch of u² − v² = κ on which the trajectory began.
  private List<Layer> conserved() {
    GradientFlowState state = view.state();
    double kappa = state.startU() * state.startU() - state.startV() * state.startV();
    double[] free = new double[2 * CURVE_POINTS + 1];
    double[] bound = new double[2 * CURVE_POINTS + 1];
    boolean alongV = kappa >= 0;
    double side = alongV ? Math.signum(state.startU()) : Math.signum(state.startV());
    for (int i = 0; i < free.length; i++) {
      free[i] = limit * (i - CURVE_POINTS) / CURVE_POINTS;
      bound[i] = side * Math.sqrt(free[i] * free[i] + Math.abs(kappa));
    }
    Tone tone = Tone.ofClass(1);
    return List.of(
        alongV
            ? new Layer.Line("u² − v² = κ", bound, free, tone, Layer.LineStyle.DASHED)
            : new Layer.Line("u² − v² = κ", free, bound, tone, Layer.LineStyle.DASHED));
  }

  private Layer trajectory() {
    double[] us = new double[view.position() + 1];
    double[] vs = new double[view.position() + 1];
    for (int p = 0; p < us.length; p++) {
      double[] place = view.history().get(p).series("trail");
      us[p] = place[0];
      vs[p] = place[1];
    }
    return new Layer.Line("", us, vs, Tone.ofClass(0), Layer.LineStyle.SOLID);
  }

  private Layer markers() {
    GradientFlowState state = view.state();
    Handle handle = new Handle("u", 0, "point (u, v)");
    return new Layer.Markers(
        List.of(
            new Layer.Marker(0, 0, "S", Tone.MUTED, null, Role.NONE, 0),
            new Layer.Marker(state.u(), state.v(), "•", Tone.ofClass(0), handle, Role.NONE, 0)));
  }
}
