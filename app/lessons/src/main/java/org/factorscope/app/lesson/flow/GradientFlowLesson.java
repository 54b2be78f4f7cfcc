package org.factorscope.app.lesson.flow;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.flow.GradientFlow;
import org.factorscope.algorithms.flow.GradientFlow.Method;
import org.factorscope.algorithms.flow.GradientFlow.Nothing;
import org.factorscope.algorithms.flow.GradientFlow.Options;
import org.factorscope.algorithms.flow.GradientFlow.State;
import org.factorscope.algorithms.flow.ScalarFlow;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.picture.ArrowField;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// One number as a product of two, with the whole landscape in view.
public final class GradientFlowLesson extends Lesson<Nothing, Options, State> {
  private static final Parameter<Double> TARGET = Parameter.real("a", 1, -10, 10).atOnce();
  private static final Parameter<Double> START_U = Parameter.real("u", 0.1, -10, 10);
  private static final Parameter<Double> START_V = Parameter.real("v", 0.1, -10, 10);
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.05, 0.0001, 10).atOnce();
  private static final Parameter<Method> METHOD = Parameter.choice("method", Method.class).atOnce();

  private static final int ARROWS_A_SIDE = 17;
  private static final int CURVE_POINTS = 160;
  private static final double SMALLEST_VIEW = 2;
  private static final double LARGEST_VIEW = 8;

  private static final double NO_KAPPA = 1e-9;

  /// Runge–Kutta 4 settles if its time step times the curvature is below this.
  private static final double RUNGE_KUTTA_LIMIT = 2.785;

  public GradientFlowLesson() {
    super(
        Outline.of("gradient-flow", Chapter.FLOW, new GradientFlow())
            .parameters(TARGET, START_U, START_V, STEP_SIZE, METHOD)
            .iterations(5000));
  }

  @Override
  public Nothing problem(Dataset data, ParameterValues values) {
    return new Nothing();
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(TARGET),
        values.get(START_U),
        values.get(START_V),
        values.get(STEP_SIZE),
        values.get(METHOD));
  }

  /// The point has two coordinates, so a drag replaces both variables.
  @Override
  public State draggedState(
      LessonView<Nothing, Options, State> view, Handle handle, double x, double y) {
    State moved = algorithm().replace(view.run(), view.state(), "u", number(x));
    return algorithm().replace(view.run(), moved, "v", number(y));
  }

  private static DMatrixRMaj number(double value) {
    return new DMatrixRMaj(new double[][] {{value}});
  }

  @Override
  public List<Panel> panels(LessonView<Nothing, Options, State> view) {
    return List.of(field(view), product(view), loss(view), kappa(view), moment(view));
  }

  /// The plane of u and v: arrows down the gradient, the hyperbola of minima, the conserved
  /// hyperbola, the saddle and the trajectory.
  private static Panel field(LessonView<Nothing, Options, State> view) {
    double a = view.options().a();
    double limit = limit(view);
    return Plot.of(view, "field")
        .x(Axis.of("u", -limit, limit))
        .y(Axis.of("v", -limit, limit))
        .equalUnits()
        .add(ArrowField.of(limit, ARROWS_A_SIDE, (u, v) -> ScalarFlow.direction(a, u, v)))
        .add(minima(a, limit), conserved(view.state(), limit))
        .add(trajectory(view), markers(view.state()))
        .panel();
  }

  /// How far the picture reaches: where the run began and where the minima are, rounded up. A run
  /// that leaves it is not followed; the table says so in words.
  private static double limit(LessonView<Nothing, Options, State> view) {
    double reach = Math.sqrt(Math.abs(view.options().a()));
    for (StepRecord record : view.history()) {
      double[] place = record.series("place");
      double far = Math.max(Math.abs(place[0]), Math.abs(place[1]));
      reach = far <= LARGEST_VIEW || record.position() == 0 ? Math.max(reach, far) : reach;
    }
    return Math.max(SMALLEST_VIEW, Math.ceil(reach * 1.15));
  }

  /// Both branches of uv = a.
  private static Layer minima(double a, double limit) {
    double[] us = grid(limit);
    double[] vs = new double[us.length];
    for (int i = 0; i < us.length; i++) {
      double v = a / us[i];
      vs[i] = Math.abs(v) <= limit && us[i] != 0 ? v : Double.NaN;
    }
    return new Layer.Line("uv = a", us, vs, Tone.ofClass(2), LineStyle.SOLID);
  }

  /// The branch of u² − v² = κ on which the trajectory began.
  private static Layer conserved(State state, double limit) {
    double kappa = state.origin().kappa();
    double side = Math.signum(kappa >= 0 ? state.origin().u() : state.origin().v());
    double[] free = grid(limit);
    double[] bound = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      bound[i] = side * Math.sqrt(free[i] * free[i] + Math.abs(kappa));
    }
    double[] us = kappa >= 0 ? bound : free;
    double[] vs = kappa >= 0 ? free : bound;
    return new Layer.Line("u² − v² = κ", us, vs, Tone.ofClass(1), LineStyle.DASHED);
  }

  private static double[] grid(double limit) {
    double[] grid = new double[2 * CURVE_POINTS + 1];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = limit * (i - CURVE_POINTS) / CURVE_POINTS;
    }
    return grid;
  }

  private static Layer trajectory(LessonView<Nothing, Options, State> view) {
    List<double[]> places =
        view.history().stream()
            .filter(record -> record.position() <= view.position())
            .map(record -> record.series("place"))
            .toList();
    double[] us = places.stream().mapToDouble(place -> place[0]).toArray();
    double[] vs = places.stream().mapToDouble(place -> place[1]).toArray();
    return new Layer.Line("", us, vs, Tone.ofClass(0), LineStyle.SOLID);
  }

  private static Layer markers(State state) {
    Handle handle = new Handle("u", 0, "point (u, v)");
    return new Layer.Markers(
        List.of(
            new Layer.Marker(0, 0, "S", Tone.MUTED, null, Role.NONE, 0),
            new Layer.Marker(state.u(), state.v(), "•", Tone.ofClass(0), handle, Role.NONE, 0)));
  }

  /// x(t) of the run against the closed form from where this trajectory began.
  private static Panel product(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    double[] times = times(view);
    double[] products = view.history().numbers(record -> record.measure("x"));
    int playhead = Arrays.binarySearch(view.history().positions(), view.position());
    int now = playhead < 0 ? -playhead - 2 : playhead;
    double c = state.origin().u() * state.origin().v();
    double began = times[now] - state.time();
    double[] closed =
        Arrays.stream(times)
            .map(
                time ->
                    state.origin().isBalanced() && time >= began
                        ? ScalarFlow.closedForm(view.options().a(), c, time - began)
                        : Double.NaN)
            .toArray();
    double[] at = {times[now]};
    double[] value = {products[now]};
    return Plot.of(view, "product")
        .saying(state.origin().isBalanced() ? "balanced" : "unbalanced")
        .x(Axis.of(view.words().say("product.time")))
        .y(Axis.of("x"))
        .add(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                view.options().a(),
                "a",
                Tone.MUTED,
                LineStyle.DASHED),
            line(view, "run", times, products, 0, LineStyle.SOLID),
            line(view, "closed", times, closed, 1, LineStyle.DASHED),
            new Layer.Points(at, value, new int[] {0}, null, Role.NONE))
        .panel();
  }

  private static Layer line(
      LessonView<Nothing, Options, State> view,
      String name,
      double[] x,
      double[] y,
      int color,
      LineStyle style) {
    return new Layer.Line(view.words().say("product." + name), x, y, Tone.ofClass(color), style);
  }

  /// The time since the start at each remembered half-step; a trajectory's own time begins at 0.
  private static double[] times(LessonView<Nothing, Options, State> view) {
    double[] own = view.history().numbers(record -> record.series("place")[2]);
    double[] times = new double[own.length];
    for (int i = 1; i < own.length; i++) {
      times[i] = times[i - 1] + Math.max(0, own[i] - own[i - 1]);
    }
    return times;
  }

  private static Panel loss(LessonView<Nothing, Options, State> view) {
    Axis axis = Axis.logarithmic(view.words().say("objective.axis"));
    return HistoryCurve.of(view, "objective", axis)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  /// A κ that is 0 but for rounding is drawn as 0.
  private static Panel kappa(LessonView<Nothing, Options, State> view) {
    boolean isZero =
        view.history().stream().allMatch(record -> Math.abs(record.measure("kappa")) <= NO_KAPPA);
    Axis axis = isZero ? Axis.of("κ", -1, 1) : Axis.of("κ");
    String law = view.words().say(isFlow(view) ? "kappa.flow" : "kappa.descent");
    return new HistoryCurve("kappa", view.words().panel("kappa"), law, axis, view)
        .curve("", Tone.ofClass(2), record -> record.measure("kappa"))
        .panel();
  }

  private static Panel moment(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    String bound = isFlow(view) ? "2.785/(u² + v²)" : "2/(u² + v²)";
    return MomentTable.of(view, "moment", Role.NONE)
        .row(Tone.INK, "u", Numbers.brief(state.u()))
        .row(Tone.INK, "v", Numbers.brief(state.v()))
        .row(Tone.INK, "x = uv", Numbers.brief(state.product()))
        .row(Tone.INK, "κ = u² − v²", Numbers.brief(state.kappa()))
        .row(Tone.INK, "u² + v²", Numbers.brief(state.sharpness()))
        .row(Tone.INK, bound, Numbers.brief(largestStep(view)))
        .note(view.words().say("moment." + note(view)))
        .panel();
  }

  private static boolean isFlow(LessonView<Nothing, Options, State> view) {
    return view.options().method() == Method.FLOW;
  }

  /// The step size above which no minimum as sharp as this place can be settled in.
  private static double largestStep(LessonView<Nothing, Options, State> view) {
    return (isFlow(view) ? RUNGE_KUTTA_LIMIT : 2) / view.state().sharpness();
  }

  private static String note(LessonView<Nothing, Options, State> view) {
    StopReason reason = view.record().stopReason();
    double missing = Math.abs(view.state().product() - view.options().a());
    if (reason == StopReason.DIVERGED || reason == StopReason.NOT_A_NUMBER) {
      return "diverged";
    }
    if (reason == StopReason.CONVERGED && missing > 1e-6) {
      return "saddle";
    }
    boolean isTooLarge = view.options().stepSize() > largestStep(view);
    if (isFlow(view)) {
      return isTooLarge ? "unresolved" : "follows";
    }
    return isTooLarge ? "too-large" : "small-enough";
  }

  /// The step just made, from the values before it; nothing if they were given up.
  @Override
  public String numbers(String halfStep, LessonView<Nothing, Options, State> view) {
    StepRecord before = view.recordBefore().orElse(null);
    if (before == null) {
      return "";
    }
    double u = before.series("place")[0];
    double v = before.series("place")[1];
    double a = view.options().a();
    if (isFlow(view)) {
      double[] k = ScalarFlow.direction(a, u, v);
      return "k₁ = %s, (u, v): %s → %s"
          .formatted(
              Numbers.pair(k[0], k[1]),
              Numbers.pair(u, v),
              Numbers.pair(view.state().u(), view.state().v()));
    }
    return "δ = %s · %s − %s = %s, u: %s → %s"
        .formatted(
            Numbers.bracketed(u),
            Numbers.bracketed(v),
            Numbers.bracketed(a),
            Numbers.brief(u * v - a),
            Numbers.brief(u),
            Numbers.brief(view.state().u()));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("sigmoid", NoData.NAME).with(METHOD, Method.FLOW),
        Preset.of("catapult", NoData.NAME)
            .with(START_U, 3.0)
            .with(START_V, 0.2)
            .with(STEP_SIZE, 0.3),
        Preset.of("a-negative-target", NoData.NAME)
            .with(TARGET, -1.0)
            .with(START_U, 1.0)
            .with(START_V, 1.0)
            .with(METHOD, Method.FLOW),
        Preset.of("on-the-line-u-v", NoData.NAME)
            .with(START_U, 1.5)
            .with(START_V, -1.5)
            .with(METHOD, Method.FLOW),
        Preset.of("divergence", NoData.NAME)
            .with(START_U, 3.0)
            .with(START_V, 3.0)
            .with(STEP_SIZE, 0.5));
  }
}
