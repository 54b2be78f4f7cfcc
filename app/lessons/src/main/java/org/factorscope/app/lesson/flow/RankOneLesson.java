package org.factorscope.app.lesson.flow;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.flow.Alignment;
import org.factorscope.algorithms.flow.RankOne;
import org.factorscope.algorithms.flow.RankOne.Method;
import org.factorscope.algorithms.flow.RankOne.Options;
import org.factorscope.algorithms.flow.RankOne.State;
import org.factorscope.algorithms.flow.RankOneProblem;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// A whole matrix as one column times one row.
public final class RankOneLesson extends Lesson<RankOneProblem, Options, State> {
  private static final double SMALLEST_STEP = 1e-8;
  private static final double LARGEST_STEP = 10;
  private static final Parameter<Method> METHOD = Parameter.choice("method", Method.class).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.05, SMALLEST_STEP, LARGEST_STEP)
          .atOnce()
          .appliesIf(values -> values.get(METHOD) == Method.GRADIENT_DESCENT);

  private static final Tone OF_U = Tone.ofClass(0);
  private static final Tone OF_V = Tone.ofClass(1);

  /// η‖A‖_F of the default step size.
  private static final double SAFE_SHARE = 0.32;

  /// A loss this close to the minimum, relative to ‖A‖², has reached it.
  private static final double REACHED = 1e-8;

  /// Beyond this tangent the direction is at a right angle but for rounding.
  private static final double RIGHT_ANGLE = 1e8;

  /// Saddle levels that lie closer than this share of the picture are not drawn.
  private static final double CROWDED = 0.06;

  /// The marker of v sits this far along its arrow, so that it does not hide that of u in the end.
  private static final double INSIDE = 0.8;

  private static final int CIRCLE_POINTS = 96;
  private static final double CIRCLE_VIEW = 1.25;

  public RankOneLesson() {
    super(
        Outline.of("rank-one", Chapter.FLOW, new RankOne())
            .parameters(METHOD, STEP_SIZE)
            .data(DataNeed.COMPLETE, "layers")
            .iterations(2000));
  }

  /// A step size that is safe on these data: ‖A‖_F is at least σ₁, and 1/σ₁ is the limit for
  /// balanced factors. One digit, so that people can read it.
  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    double norm = Norms.frobenius(data.values());
    if (!(norm > 0)) {
      return values;
    }
    double safe = Math.clamp(SAFE_SHARE / norm, SMALLEST_STEP, LARGEST_STEP);
    return values.withDefault(STEP_SIZE.name(), String.format(Locale.ROOT, "%.0e", safe));
  }

  @Override
  public RankOneProblem problem(Dataset data, ParameterValues values) {
    return RankOneProblem.of(new DataMatrix(data.values()));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(METHOD), values.get(STEP_SIZE));
  }

  /// Turns a factor into the plane of the first two singular vectors; its length stays.
  @Override
  public DMatrixRMaj dragged(
      LessonView<RankOneProblem, Options, State> view, Handle handle, double x, double y) {
    boolean ofU = handle.variable().equals("u");
    DMatrixRMaj basis = ofU ? view.problem().svd().u() : view.problem().svd().v();
    double second = basis.numCols > 1 ? y : 0;
    double size = Math.hypot(x, second);
    if (size == 0) {
      throw new InvalidInputException(view.words().say("no-length"));
    }
    double old = Norms.frobenius(ofU ? view.state().u() : view.state().v());
    double length = old > 0 ? old : 1;
    DMatrixRMaj turned = new DMatrixRMaj(basis.numRows, 1);
    for (int i = 0; i < turned.numRows; i++) {
      double along = x * basis.get(i, 0) + (basis.numCols > 1 ? second * basis.get(i, 1) : 0);
      turned.data[i] = length * along / size;
    }
    return turned;
  }

  @Override
  public List<Panel> panels(LessonView<RankOneProblem, Options, State> view) {
    return List.of(
        factors(view), directions(view), error(view), loss(view), norms(view), moment(view));
  }

  private static Panel factors(LessonView<RankOneProblem, Options, State> view) {
    DMatrixRMaj a = view.problem().matrix();
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, a.numCols);
    DMatrixRMaj residual = new DMatrixRMaj(a.numRows, a.numCols);
    double largest = 0;
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        double layer = view.state().u().data[i] * view.state().v().data[j];
        product.set(i, j, layer);
        residual.set(i, j, a.get(i, j) - layer);
        largest = Math.max(largest, Math.abs(a.get(i, j)));
      }
    }
    Range limits = largest > 0 ? new Range(-largest, largest) : Range.AUTO;
    return Factors.of(view, "factors")
        .block(block("A", a, limits))
        .then("=", block("uvᵀ", product, limits))
        .then("+", block("R", residual, limits))
        .panel();
  }

  private static MatrixBlock block(String name, DMatrixRMaj matrix, Range limits) {
    return new MatrixBlock(
        name, matrix, ColorScale.DIVERGING, limits, Role.OBSERVATION, Role.FEATURE);
  }

  /// The directions of u and v, each in the plane of its first two singular vectors. An arrow that
  /// does not reach the circle has a part outside of that plane.
  private static Panel directions(LessonView<RankOneProblem, Options, State> view) {
    Alignment u = view.problem().alignmentOfU(view.state().u());
    Alignment v = view.problem().alignmentOfV(view.state().v());
    return Plot.of(view, "directions")
        .x(Axis.of(view.words().say("directions.x"), -CIRCLE_VIEW, CIRCLE_VIEW))
        .y(Axis.of(view.words().say("directions.y"), -CIRCLE_VIEW, CIRCLE_VIEW))
        .equalUnits()
        .add(circle(), trail(view, "u", OF_U), trail(view, "v", OF_V), arrow(u, OF_U))
        .add(arrow(v, OF_V))
        .add(new Layer.Markers(List.of(marker("u", u, 1, OF_U), marker("v", v, INSIDE, OF_V))))
        .panel();
  }

  private static Layer circle() {
    double[] xs = new double[CIRCLE_POINTS + 1];
    double[] ys = new double[CIRCLE_POINTS + 1];
    for (int i = 0; i <= CIRCLE_POINTS; i++) {
      double angle = 2 * Math.PI * i / CIRCLE_POINTS;
      xs[i] = StrictMath.cos(angle);
      ys[i] = StrictMath.sin(angle);
    }
    return new Layer.Line("", xs, ys, Tone.MUTED, LineStyle.SOLID);
  }

  private static Layer trail(
      LessonView<RankOneProblem, Options, State> view, String factor, Tone tone) {
    List<double[]> places =
        view.history().stream()
            .filter(record -> record.position() <= view.position())
            .map(record -> record.series(factor))
            .toList();
    double[] xs = places.stream().mapToDouble(place -> place[0]).toArray();
    double[] ys = places.stream().mapToDouble(place -> place[1]).toArray();
    return new Layer.Line("", xs, ys, tone, LineStyle.DOTTED);
  }

  private static Layer arrow(Alignment place, Tone tone) {
    double[] origin = {0};
    return new Layer.Arrows(
        origin, origin, new double[] {place.first()}, new double[] {place.second()}, tone);
  }

  /// A zero factor has no direction; it waits in the centre.
  ///
  /// @param share of the arrow's length at which it sits
  private static Layer.Marker marker(String name, Alignment place, double share, Tone tone) {
    double x = Double.isNaN(place.first()) ? 0 : share * place.first();
    double y = Double.isNaN(place.second()) ? 0 : share * place.second();
    Handle handle = new Handle(name, 0, "direction of " + name);
    return new Layer.Marker(x, y, name, tone, handle, Role.NONE, 0);
  }

  /// How far the factor that was updated last is from its best direction, against the line that
  /// alternating least squares never exceeds.
  private static Panel error(LessonView<RankOneProblem, Options, State> view) {
    double ratio = view.problem().ratio();
    String subtitle = view.words().say("error.ratio", Numbers.brief(ratio * ratio));
    Axis axis = Axis.logarithmic("tan∠");
    return new HistoryCurve("error", view.words().panel("error"), subtitle, axis, view)
        .layer(tangents(view, "u", OF_U))
        .layer(tangents(view, "v", OF_V))
        .layer(bound(view, ratio))
        .panel();
  }

  private static double tangent(StepRecord record, String factor) {
    double tangent = StrictMath.tan(record.measure("angle-" + factor));
    return tangent >= 0 && tangent < RIGHT_ANGLE ? tangent : Double.NaN;
  }

  private static boolean updatesU(StepRecord record) {
    return record.halfStep().equals("update-u");
  }

  /// The tangent of a factor at the half-steps that update it; of v at the start too.
  private static Layer tangents(
      LessonView<RankOneProblem, Options, State> view, String factor, Tone tone) {
    List<StepRecord> records =
        view.history().stream().filter(r -> updatesU(r) == factor.equals("u")).toList();
    double[] xs = records.stream().mapToDouble(StepRecord::position).toArray();
    double[] ys = records.stream().mapToDouble(record -> tangent(record, factor)).toArray();
    return new Layer.Line(factor, xs, ys, tone, LineStyle.SOLID);
  }

  /// tan∠ at the last edit, or at the start, times σ₂/σ₁ for each half-step since.
  private static Layer bound(LessonView<RankOneProblem, Options, State> view, double ratio) {
    StepRecord base = view.history().getFirst();
    for (StepRecord record : view.history()) {
      base = record.edit() == null ? base : record;
    }
    int from = base.position();
    double first = tangent(base, updatesU(base) ? "u" : "v");
    double[] xs = view.history().positions();
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      double value = first * StrictMath.pow(ratio, xs[i] - from);
      ys[i] = xs[i] >= from && value > 1e-17 ? value : Double.NaN;
    }
    return new Layer.Line(view.words().say("error.bound"), xs, ys, Tone.MUTED, LineStyle.DASHED);
  }

  private static Panel loss(LessonView<RankOneProblem, Options, State> view) {
    RankOneProblem problem = view.problem();
    HistoryCurve curve =
        HistoryCurve.of(view, "objective", Axis.of(view.words().say("objective.axis")))
            .curve("", Tone.INK, HistoryCurve::objective);
    double nothing = problem.squaredNorm() / 2;
    curve.layer(level(nothing, "u = v = 0", Tone.MUTED));
    curve.layer(level(problem.level(0), view.words().say("objective.minimum"), Tone.ofClass(2)));
    double last = problem.level(0);
    for (int i = 1; i < problem.triplets(); i++) {
      double value = problem.level(i);
      double room = CROWDED * (nothing - problem.level(0));
      if (value - last > room && nothing - value > room) {
        String saddle = view.words().say("objective.saddle", Numbers.subscript(i + 1));
        curve.layer(level(value, saddle, Tone.MUTED));
        last = value;
      }
    }
    return curve.panel();
  }

  private static Layer level(double value, String label, Tone tone) {
    return new Layer.Rule(Layer.Orientation.HORIZONTAL, value, label, tone, LineStyle.DASHED);
  }

  private static Panel norms(LessonView<RankOneProblem, Options, State> view) {
    return HistoryCurve.of(view, "norms", Axis.of(view.words().say("norms.axis")))
        .layer(level(view.problem().sigma(0), "σ₁", Tone.MUTED))
        .curve("‖u‖", OF_U, record -> record.measure("norm-u"))
        .curve("‖v‖", OF_V, record -> record.measure("norm-v"))
        .curve("‖u‖‖v‖", Tone.ofClass(2), r -> r.measure("norm-u") * r.measure("norm-v"))
        .panel();
  }

  /// The numbers of the moment beside what the theory says they become.
  private static Panel moment(LessonView<RankOneProblem, Options, State> view) {
    State state = view.state();
    RankOneProblem problem = view.problem();
    double u = Norms.frobenius(state.u());
    double v = Norms.frobenius(state.v());
    double ratio = problem.ratio();
    MomentTable table = MomentTable.of(view, "moment", Role.NONE);
    row(table, "‖u‖‖v‖", u * v, "σ₁ = " + Numbers.brief(problem.sigma(0)));
    table.row(Tone.INK, "∠(u, u₁)", degrees(problem.alignmentOfU(state.u())), "0°");
    table.row(Tone.INK, "∠(v, v₁)", degrees(problem.alignmentOfV(state.v())), "0°");
    String kept = view.words().say("moment.kept");
    row(table, kept, lastRatio(view), "(σ₂/σ₁)² = " + Numbers.brief(ratio * ratio));
    row(table, "½‖A − uvᵀ‖²", state.loss(), Numbers.brief(problem.level(0)));
    row(table, "κ = ‖u‖² − ‖v‖²", state.kappa(), view.words().say("moment.any"));
    row(table, "2/(‖u‖² + ‖v‖²)", 2 / (u * u + v * v), view.words().say("moment.above"));
    return table.note(view.words().say("moment." + note(view))).panel();
  }

  private static void row(MomentTable table, String name, double value, String goal) {
    table.row(Tone.INK, name, Numbers.brief(value), goal);
  }

  private static String degrees(Alignment place) {
    return Numbers.brief(Math.toDegrees(place.angle())) + "°";
  }

  /// The share of the error that the last whole sweep left, measured on u; NaN if unknown.
  private static double lastRatio(LessonView<RankOneProblem, Options, State> view) {
    int end = view.position() - (view.position() + 1) % 2;
    StepRecord now = view.history().atOrBefore(Math.max(0, end));
    StepRecord before = view.history().atOrBefore(Math.max(0, end - 2));
    return end >= 3 && now.position() == end && before.position() == end - 2
        ? tangent(now, "u") / tangent(before, "u")
        : Double.NaN;
  }

  private static String note(LessonView<RankOneProblem, Options, State> view) {
    StopReason reason = view.record().stopReason();
    double excess = view.state().loss() - view.problem().level(0);
    boolean atMinimum = excess <= REACHED * view.problem().squaredNorm();
    if (reason == StopReason.DIVERGED || reason == StopReason.NOT_A_NUMBER) {
      return "diverged";
    }
    if (atMinimum) {
      return "minimum";
    }
    if (reason == StopReason.CONVERGED) {
      return "saddle";
    }
    return view.options().method() == Method.ALTERNATING ? "solves" : "descends";
  }

  @Override
  public String numbers(String halfStep, LessonView<RankOneProblem, Options, State> view) {
    State state = view.state();
    boolean ofU = halfStep.equals("update-u");
    String factor = ofU ? "u" : "v";
    String length = Numbers.brief(Norms.frobenius(ofU ? state.u() : state.v()));
    if (view.options().method() == Method.GRADIENT_DESCENT) {
      return "η = %s, ‖%s‖ = %s"
          .formatted(Numbers.brief(view.options().stepSize()), factor, length);
    }
    double partner = Norms.squaredFrobenius(ofU ? state.v() : state.u());
    return "‖%s‖² = %s, ‖%s‖ = %s"
        .formatted(ofU ? "v" : "u", Numbers.brief(partner), factor, length);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("layers-5-4-1", "layers"),
        descent("descent-from-near-zero"),
        descent("an-unbalanced-start")
            .with(STEP_SIZE, 0.02)
            .from("u", alternating(20, 0.7, 0.7))
            .from("v", alternating(15, 0.02, -0.02)),
        descent("parked-on-a-saddle")
            .from("u", new DMatrixRMaj(20, 1))
            .from("v", new DMatrixRMaj(15, 1)),
        descent("too-large-a-step").with(STEP_SIZE, 0.5),
        Preset.of("no-gap", "reflection"),
        Preset.of("iris-raw", "iris"));
  }

  private static Preset descent(String id) {
    return Preset.of(id, "layers").with(METHOD, Method.GRADIENT_DESCENT);
  }

  private static DMatrixRMaj alternating(int length, double even, double odd) {
    DMatrixRMaj column = new DMatrixRMaj(length, 1);
    for (int i = 0; i < length; i++) {
      column.data[i] = i % 2 == 0 ? even : odd;
    }
    return column;
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("gradient-flow"), Neighbour.to("svd"));
  }
}
