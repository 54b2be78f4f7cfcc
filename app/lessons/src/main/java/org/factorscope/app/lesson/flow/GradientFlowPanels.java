package org.factorscope.app.lesson.flow;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.flow.GradientFlowState;
import org.factorscope.algorithms.flow.ScalarFlow;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The pictures of the scalar factorization.
final class GradientFlowPanels {
  private GradientFlowPanels() {}

  static List<Panel> of(LessonView<?, ?, GradientFlowState> view) {
    return List.of(GradientField.of(view), product(view), loss(view), kappa(view), moment(view));
  }

  /// x(t) of the run against what the closed form says from where this trajectory began.
  private static Panel product(LessonView<?, ?, GradientFlowState> view) {
    GradientFlowState state = view.state();
    List<StepRecord> history = view.history();
    int n = history.size();
    double[] times = new double[n];
    double[] products = new double[n];
    double[] closed = new double[n];
    double elapsed = 0;
    double c = state.startU() * state.startV();
    double base = baseTime(view);
    for (int p = 0; p < n; p++) {
      double[] trail = history.get(p).series("trail");
      double before = p == 0 ? 0 : history.get(p - 1).series("trail")[2];
      elapsed += Math.max(0, trail[2] - before);
      times[p] = elapsed;
      products[p] = trail[0] * trail[1];
      boolean speaks = state.isBalanced() && elapsed >= base;
      closed[p] =
          speaks ? ScalarFlow.closedForm(state.options().a(), c, elapsed - base) : Double.NaN;
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(rule(Layer.Orientation.HORIZONTAL, state.options().a(), "a", Tone.MUTED));
    layers.add(new Layer.Line("run", times, products, Tone.ofClass(0), Layer.LineStyle.SOLID));
    layers.add(
        new Layer.Line("closed form", times, closed, Tone.ofClass(1), Layer.LineStyle.DASHED));
    double[] at = {times[view.position()]};
    double[] value = {products[view.position()]};
    layers.add(new Layer.Points(at, value, new int[] {0}, null, Role.NONE));
    return new PlotPanel(
        "product",
        "x = uv over time",
        state.isBalanced() ? "against the closed form" : "no closed form: |u| ≠ |v| at the start",
        Axis.of("time (steps × η)"),
        Axis.of("x"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  /// The elapsed time at which the trajectory of the playhead began.
  private static double baseTime(LessonView<?, ?, GradientFlowState> view) {
    double elapsed = 0;
    for (int p = 1; p <= view.position(); p++) {
      double now = view.history().get(p).series("trail")[2];
      elapsed += Math.max(0, now - view.history().get(p - 1).series("trail")[2]);
    }
    return elapsed - view.state().time();
  }

  private static Panel loss(LessonView<?, ?, GradientFlowState> view) {
    return new HistoryCurve(
            "objective", "Loss", "½(a − uv)², drag to scrub", Axis.logarithmic("loss"), view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  private static Panel kappa(LessonView<?, ?, GradientFlowState> view) {
    return new HistoryCurve(
            "kappa", "κ = u² − v²", "kept by the flow, shrunk by descent", Axis.of("κ"), view)
        .curve("", Tone.ofClass(2), record -> record.measures().getOrDefault("kappa", Double.NaN))
        .panel();
  }

  private static Layer rule(Layer.Orientation way, double at, String label, Tone tone) {
    return new Layer.Rule(way, at, label, tone, Layer.LineStyle.DASHED);
  }

  private static Panel moment(LessonView<?, ?, GradientFlowState> view) {
    GradientFlowState state = view.state();
    double sharpness = state.u() * state.u() + state.v() * state.v();
    List<List<String>> rows =
        List.of(
            List.of("u", Numbers.brief(state.u())),
            List.of("v", Numbers.brief(state.v())),
            List.of("x = uv", Numbers.brief(state.product())),
            List.of("κ = u² − v²", Numbers.brief(state.kappa())),
            List.of("u² + v²", Numbers.brief(sharpness)),
            List.of("2/(u² + v²)", Numbers.brief(2 / sharpness)));
    return new TablePanel(
        "moment",
        "This moment",
        "",
        List.of("", "value"),
        rows,
        Role.NONE,
        rows.stream().map(row -> Tone.INK).toList(),
        words(view));
  }

  private static String words(LessonView<?, ?, GradientFlowState> view) {
    StopReason reason = view.snapshot().record().stopReason();
    GradientFlowState state = view.state();
    if (reason == StopReason.DIVERGED || reason == StopReason.NOT_A_NUMBER) {
      return "It diverged: u and v have left the picture. Take a smaller step and start again.";
    }
    if (reason == StopReason.CONVERGED && Math.abs(state.product() - state.options().a()) > 1e-6) {
      return "It stopped at the saddle in the origin: the gradient is zero, the product is not a.";
    }
    double limit = 2 / (state.u() * state.u() + state.v() * state.v());
    return state.options().stepSize() > limit
        ? "The step is larger than 2/(u² + v²): a minimum here would be too sharp for it."
        : "The step is small enough to settle in a minimum as sharp as this place.";
  }
}
