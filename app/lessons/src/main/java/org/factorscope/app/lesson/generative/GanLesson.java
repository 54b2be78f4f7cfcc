package org.factorscope.app.lesson.generative;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.generative.Gan;
import org.factorscope.algorithms.generative.Gan.Game;
import org.factorscope.algorithms.generative.Gan.Loss;
import org.factorscope.algorithms.generative.Gan.Method;
import org.factorscope.algorithms.generative.Gan.Nothing;
import org.factorscope.algorithms.generative.Gan.Options;
import org.factorscope.algorithms.generative.Gan.State;
import org.factorscope.algorithms.generative.GaussianGame;
import org.factorscope.algorithms.linalg.Sigmoid;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.picture.ArrowField;
import org.factorscope.app.lesson.picture.Ellipse;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// A generator and a discriminator that learn against each other.
public final class GanLesson extends Lesson<Nothing, Options, State> {
  private static final Parameter<Game> GAME = Parameter.choice("game", Game.class);
  private static final Parameter<Method> METHOD = Parameter.choice("method", Method.class).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.1, 0.001, 10).atOnce();
  private static final Parameter<Loss> LOSS =
      Parameter.choice("loss", Loss.class).atOnce().appliesIf(GanLesson::isGaussian);

  private static final Tone GENERATOR = Tone.ofClass(1);
  private static final Tone DISCRIMINATOR = Tone.ofClass(0);
  private static final Tone DATA = Tone.ofClass(2);

  private static final double LOG_2 = StrictMath.log(2);
  private static final int ARROWS_A_SIDE = 15;
  private static final int CURVE_POINTS = 240;

  /// Every so many of the generated points get an arrow.
  private static final int SHOWN = 20;

  /// A divergence this close to log 2, or to 0, is at its end.
  private static final double AT_THE_END = 1e-3;

  /// A slope that moves nothing at the usual step sizes.
  private static final double NO_SLOPE = 1e-3;

  public GanLesson() {
    super(
        Outline.of("gan", Chapter.GENERATIVE, new Gan())
            .parameters(GAME, METHOD, STEP_SIZE, LOSS)
            .iterations(2000));
  }

  private static boolean isGaussian(ParameterValues values) {
    return values.get(GAME) == Game.GAUSSIAN;
  }

  @Override
  public Nothing problem(Dataset data, ParameterValues values) {
    return new Nothing();
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(GAME), values.get(METHOD), values.get(STEP_SIZE), values.get(LOSS));
  }

  /// The point of the plane has two coordinates, so a drag replaces both variables.
  @Override
  public State draggedState(
      LessonView<Nothing, Options, State> view, Handle handle, double x, double y) {
    String other = isGaussian(view.parameters()) ? "b" : "y";
    State moved = algorithm().replace(view.run(), view.state(), handle.variable(), number(x));
    return algorithm().replace(view.run(), moved, other, number(y));
  }

  private static DMatrixRMaj number(double value) {
    return new DMatrixRMaj(new double[][] {{value}});
  }

  @Override
  public List<Panel> panels(LessonView<Nothing, Options, State> view) {
    return isGaussian(view.parameters())
        ? List.of(generators(view), densities(view), value(view), players(view), moment(view))
        : List.of(plane(view), players(view), radius(view), value(view), moment(view));
  }

  /// The plane of x and y: where gradients point, the orbit of infinitely small steps, the way so
  /// far.
  private static Panel plane(LessonView<Nothing, Options, State> view) {
    double[] xs = past(view, "v", 0);
    double[] ys = past(view, "u", 0);
    double reach = 1.2 * Math.max(largest(xs), largest(ys));
    return Plot.of(view, "plane")
        .saying(view.options().method() == Method.ALTERNATING ? "ellipse" : "circle")
        .x(Axis.of("x", -reach, reach))
        .y(Axis.of("y", -reach, reach))
        .equalUnits()
        .add(ArrowField.of(reach, ARROWS_A_SIDE, (x, y) -> new double[] {-y, x}))
        .add(orbit(view, xs[0], ys[0]))
        .add(new Layer.Line("", xs, ys, Tone.ACCENT, LineStyle.SOLID))
        .add(marker(view, "x", "xy"))
        .panel();
  }

  /// x² + y² + ηxy = constant if the players take turns, otherwise a circle.
  private static List<Layer> orbit(LessonView<Nothing, Options, State> view, double x, double y) {
    boolean takesTurns = view.options().method() == Method.ALTERNATING;
    double half = takesTurns ? view.options().stepSize() / 2 : 0;
    double size = x * x + y * y + 2 * half * x * y;
    double variance = 1 / (1 - half * half);
    return half < 1
        ? List.of(
            new Ellipse(0, 0, variance, -half * variance, variance)
                .at(Math.sqrt(size), Tone.MUTED, LineStyle.DASHED))
        : List.of();
  }

  /// Coordinates of a player up to the playhead.
  private static double[] past(LessonView<Nothing, Options, State> view, String series, int entry) {
    return view.history().stream()
        .filter(record -> record.position() <= view.position())
        .mapToDouble(record -> record.series(series)[entry])
        .toArray();
  }

  private static double largest(double[] numbers) {
    return Math.max(1, Arrays.stream(numbers).map(Math::abs).max().orElse(0));
  }

  private static Layer marker(
      LessonView<Nothing, Options, State> view, String variable, String name) {
    double[] v = view.state().v().data;
    double height = v.length > 1 ? v[1] : view.state().u().data[0];
    Handle handle = new Handle(variable, 0, name);
    return new Layer.Markers(
        List.of(new Layer.Marker(v[0], height, "", Tone.ACCENT, handle, Role.NONE, 0)));
  }

  /// The plane of a and b, with what the present discriminator makes of every generator.
  private static Panel generators(LessonView<Nothing, Options, State> view) {
    double[] as = past(view, "v", 0);
    double[] bs = past(view, "v", 1);
    double reach = 1.2 * Math.max(largest(as), largest(bs)) + GaussianGame.MEAN;
    Options options = view.options();
    DMatrixRMaj w = view.state().u();
    ArrowField.Direction down =
        (a, b) -> {
          DMatrixRMaj slope = Gan.downwards(options, w, new DMatrixRMaj(2, 1, true, a, b));
          return new double[] {-slope.data[0], -slope.data[1]};
        };
    double[] goal = {GaussianGame.MEAN};
    double[] deviation = {GaussianGame.DEVIATION};
    return Plot.of(view, "generators")
        .x(Axis.of(view.words().say("generators.a"), -reach, reach))
        .y(Axis.of(view.words().say("generators.b"), -reach, reach))
        .equalUnits()
        .add(ArrowField.of(reach, ARROWS_A_SIDE, down))
        .add(new Layer.Line("", as, bs, GENERATOR, LineStyle.SOLID))
        .add(new Layer.Points(goal, deviation, new int[] {DATA.index()}, null, Role.NONE))
        .add(new Layer.Label(goal[0], deviation[0], "N(3, 1)", DATA))
        .add(marker(view, "a", "(a, b)"))
        .panel();
  }

  /// Both distributions, the discriminator and the ideal one, and how each of some generated points
  /// is pushed.
  private static Panel densities(LessonView<Nothing, Options, State> view) {
    DMatrixRMaj w = view.state().u();
    DMatrixRMaj v = view.state().v();
    double reach = Math.max(4, 3.5 * Math.abs(v.data[1]));
    double from = Math.min(GaussianGame.MEAN - 4, v.data[0] - reach);
    double to = Math.max(GaussianGame.MEAN + 4, v.data[0] + reach);
    double[] x = Levels.places(from, to, CURVE_POINTS);
    Plot plot =
        Plot.of(view, "densities")
            .x(Axis.of("x", from, to))
            .y(Axis.of("", -0.1, 1.05))
            .add(new Layer.Rule(Orientation.HORIZONTAL, 0.5, "½", Tone.MUTED, LineStyle.DOTTED))
            .add(
                curve(
                    view,
                    "data",
                    x,
                    DATA,
                    LineStyle.SOLID,
                    density(GaussianGame.MEAN, GaussianGame.DEVIATION)))
            .add(curve(view, "made", x, GENERATOR, LineStyle.SOLID, density(v.data[0], v.data[1])))
            .add(
                curve(
                    view,
                    "pi",
                    x,
                    DISCRIMINATOR,
                    LineStyle.SOLID,
                    at -> Sigmoid.of(GaussianGame.logit(w, at))));
    if (!GaussianGame.isPoint(v)) {
      DoubleUnaryOperator ideal = at -> Sigmoid.of(GaussianGame.idealLogit(v, at));
      plot.add(curve(view, "ideal", x, Tone.INK, LineStyle.DASHED, ideal));
    }
    return plot.add(pushes(view, to - from)).panel();
  }

  private static DoubleUnaryOperator density(double mean, double deviation) {
    return x -> StrictMath.exp(GaussianGame.logDensity(x, mean, deviation));
  }

  private static Layer curve(
      LessonView<Nothing, Options, State> view,
      String name,
      double[] x,
      Tone tone,
      LineStyle style,
      DoubleUnaryOperator f) {
    String label = view.words().say("densities." + name);
    return new Layer.Line(label, x, Arrays.stream(x).map(f).toArray(), tone, style);
  }

  /// An arrow from every twentieth generated point, as long as it is pushed.
  private static Layer pushes(LessonView<Nothing, Options, State> view, double width) {
    double[] z = GaussianGame.latent();
    int count = z.length / SHOWN;
    double[] from = new double[count];
    double[] to = new double[count];
    double[] below = new double[count];
    for (int i = 0; i < count; i++) {
      from[i] = view.state().v().data[0] + view.state().v().data[1] * z[SHOWN * i + SHOWN / 2];
      double slope = GaussianGame.slope(view.state().u(), from[i], view.options().loss());
      to[i] = from[i] - Math.clamp(slope, -1, 1) * width / 6;
      below[i] = -0.02 - 0.07 * i / count;
    }
    return new Layer.Arrows(from, below, to, below, GENERATOR);
  }

  /// V, and for the densities what the best discriminator would make of it.
  private static Panel value(LessonView<Nothing, Options, State> view) {
    HistoryCurve curve =
        HistoryCurve.of(view, "value", Axis.of("V")).curve("V", Tone.INK, HistoryCurve::objective);
    if (!isGaussian(view.parameters())) {
      return curve.panel();
    }
    return curve
        .curve("D_JS − log 2", Tone.ofClass(3), record -> record.measure("js") - LOG_2)
        .layer(
            new Layer.Rule(Orientation.HORIZONTAL, -LOG_2, "−log 2", Tone.MUTED, LineStyle.DOTTED))
        .panel();
  }

  private static Panel players(LessonView<Nothing, Options, State> view) {
    boolean isGaussian = isGaussian(view.parameters());
    HistoryCurve curve = HistoryCurve.of(view, "players", Axis.of(""));
    if (isGaussian) {
      curve
          .layer(goal(GaussianGame.MEAN, "3"))
          .layer(goal(GaussianGame.DEVIATION, "1"))
          .curve("b", Tone.ofClass(4), record -> record.series("v")[1]);
    } else {
      curve.curve("y", DISCRIMINATOR, record -> record.series("u")[0]);
    }
    return curve.curve(isGaussian ? "a" : "x", GENERATOR, record -> record.series("v")[0]).panel();
  }

  private static Layer goal(double at, String label) {
    return new Layer.Rule(Orientation.HORIZONTAL, at, label, DATA, LineStyle.DASHED);
  }

  private static Panel radius(LessonView<Nothing, Options, State> view) {
    HistoryCurve curve =
        HistoryCurve.of(view, "radius", Axis.logarithmic("√(x² + y²)"))
            .curve("", Tone.ACCENT, record -> record.measure("radius"));
    Gan.radiusFactor(view.options())
        .ifPresent(factor -> curve.layer(law(view, StrictMath.log(factor))));
    return curve.panel();
  }

  /// The radius from the start on, by the law of the present options.
  private static Layer law(LessonView<Nothing, Options, State> view, double logarithm) {
    double start = view.history().getFirst().measure("radius");
    double[] x = {0, Math.max(2, view.history().end())};
    double[] y = {start, start * StrictMath.exp(logarithm * x[1] / 2)};
    return new Layer.Line(view.words().say("radius.law"), x, y, Tone.ofClass(3), LineStyle.DASHED);
  }

  private static Panel moment(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    double[] u = state.u().data;
    double[] v = state.v().data;
    MomentTable table = MomentTable.of(view, "moment", Role.NONE);
    if (isGaussian(view.parameters())) {
      double js = view.record().measure("js");
      table
          .row(GENERATOR, "a, b", Numbers.pair(v[0], v[1]))
          .row(DISCRIMINATOR, "w", vector(u))
          .row(Tone.INK, "V", Numbers.brief(state.value()))
          .row(Tone.INK, "D_JS − log 2", Numbers.brief(js - LOG_2))
          .row(Tone.INK, "‖∂v‖", Numbers.brief(slope(view)));
    } else {
      table
          .row(GENERATOR, "x", Numbers.brief(v[0]))
          .row(DISCRIMINATOR, "y", Numbers.brief(u[0]))
          .row(Tone.INK, "V = xy", Numbers.brief(state.value()))
          .row(Tone.INK, "√(x² + y²)", Numbers.brief(view.record().measure("radius")));
      Gan.radiusFactor(view.options())
          .ifPresent(
              factor -> table.row(Tone.INK, view.words().say("moment.factor"), precise(factor)));
    }
    return table.note(view.words().say("moment." + note(view))).panel();
  }

  /// Five decimals: the factors lie close to 1.
  private static String precise(double factor) {
    return String.format(Locale.ROOT, "%.5f", factor);
  }

  private static double slope(LessonView<Nothing, Options, State> view) {
    DMatrixRMaj slope = Gan.downwards(view.options(), view.state().u(), view.state().v());
    return Math.hypot(slope.data[0], slope.data[1]);
  }

  private static String note(LessonView<Nothing, Options, State> view) {
    Options options = view.options();
    if (options.game() == Game.GAUSSIAN) {
      double js = view.record().measure("js");
      boolean isApart = js > LOG_2 - AT_THE_END;
      return js < AT_THE_END
          ? "found"
          : !isApart ? "plays" : slope(view) < NO_SLOPE ? "saturated" : "apart";
    }
    return switch (options.method()) {
      case SIMULTANEOUS -> "outwards";
      case ALTERNATING -> options.stepSize() < 2 ? "round" : "too-large";
      case EXTRAGRADIENT -> options.stepSize() < 1 ? "inwards" : "too-large";
    };
  }

  /// The half-step just made, with the numbers from before it.
  @Override
  public String numbers(String halfStep, LessonView<Nothing, Options, State> view) {
    StepRecord before = view.recordBefore().orElse(null);
    if (before == null) {
      return "";
    }
    State state = view.state();
    DMatrixRMaj u = column(before.series("u"));
    DMatrixRMaj v = column(before.series("v"));
    boolean isGaussian = isGaussian(view.parameters());
    if (halfStep.equals("discriminate")) {
      DMatrixRMaj slope = Gan.discriminatorSlope(view.options(), u, v);
      return isGaussian
          ? move(view, "w₁", " + ", u.data[0], slope.data[0], state.u().data[0])
              + ", "
              + move(view, "w₂", " + ", u.data[1], slope.data[1], state.u().data[1])
          : move(view, "y", " + ", u.data[0], slope.data[0], state.u().data[0]);
    }
    State old = new State(u, v, state.remembered(), 0);
    DMatrixRMaj slope = Gan.generatorSlope(view.options(), old);
    String first =
        move(view, isGaussian ? "a" : "x", " − ", v.data[0], slope.data[0], state.v().data[0]);
    return isGaussian
        ? first + ", " + move(view, "b", " − ", v.data[1], slope.data[1], state.v().data[1])
        : first;
  }

  private static DMatrixRMaj column(double[] entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  private static String move(
      LessonView<Nothing, Options, State> view,
      String name,
      String sign,
      double from,
      double slope,
      double to) {
    return "%s = %s%s%s · (%s) = %s"
        .formatted(
            name,
            Numbers.brief(from),
            sign,
            Numbers.brief(view.options().stepSize()),
            Numbers.brief(slope),
            Numbers.brief(to));
  }

  private static String vector(double[] entries) {
    return "(" + String.join(", ", Arrays.stream(entries).mapToObj(Numbers::brief).toList()) + ")";
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("outwards", NoData.NAME),
        Preset.of("whole-numbers", NoData.NAME)
            .with(METHOD, Method.ALTERNATING)
            .with(STEP_SIZE, 1.0),
        Preset.of("looking-ahead", NoData.NAME).with(METHOD, Method.EXTRAGRADIENT),
        gaussian("a-bell-to-imitate"),
        gaussian("too-far-away").from("a", number(-7)).from("w", column(new double[] {0, 5, 0})));
  }

  private static Preset gaussian(String id) {
    return Preset.of(id, NoData.NAME).with(GAME, Game.GAUSSIAN).with(METHOD, Method.ALTERNATING);
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("diffusion"), Neighbour.to("gradient-flow"));
  }
}
