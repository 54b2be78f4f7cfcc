package org.factorscope.app.lesson.optimizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.optimizers.AdaGrad;
import org.factorscope.algorithms.optimizers.Adam;
import org.factorscope.algorithms.optimizers.GradientDescent;
import org.factorscope.algorithms.optimizers.HeavyBall;
import org.factorscope.algorithms.optimizers.Landscape;
import org.factorscope.algorithms.optimizers.Landscape.Function;
import org.factorscope.algorithms.optimizers.Nesterov;
import org.factorscope.algorithms.optimizers.OptimizerRace;
import org.factorscope.algorithms.optimizers.OptimizerRace.Lane;
import org.factorscope.algorithms.optimizers.OptimizerRace.Options;
import org.factorscope.algorithms.optimizers.OptimizerRace.Racer;
import org.factorscope.algorithms.optimizers.OptimizerRace.State;
import org.factorscope.algorithms.optimizers.UpdateRule;
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
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Six optimizers race on one landscape.
public final class OptimizersLesson extends Lesson<Landscape, Options, State> {
  private static final double MIN_STEP = 1e-6;
  private static final double MAX_STEP = 10;

  private static final Parameter<Function> FUNCTION = Parameter.choice("function", Function.class);
  private static final Parameter<Double> CONDITION =
      Parameter.magnitude("condition", 100, 1, 10000)
          .appliesIf(values -> values.get(FUNCTION) == Function.QUADRATIC);
  private static final Parameter<String> FORMULA =
      Parameter.text("formula", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2", 200)
          .appliesIf(OptimizersLesson::isOwn);
  private static final Parameter<Double> START_X =
      Parameter.real("start-x", -1, -10, 10).appliesIf(OptimizersLesson::isOwn);
  private static final Parameter<Double> START_Y =
      Parameter.real("start-y", 0.5, -10, 10).appliesIf(OptimizersLesson::isOwn);
  private static final Parameter<Double> GD_STEP = step("gd-step", 0.01);
  private static final Parameter<Double> SGD_STEP = step("sgd-step", 0.01);
  private static final Parameter<Double> NOISE = Parameter.real("noise", 0.1, 0, 10).atOnce();
  private static final Parameter<Double> HEAVY_BALL_STEP = step("heavy-ball-step", 4 / 121.0);
  private static final Parameter<Double> HEAVY_BALL_MOMENTUM =
      Parameter.real("heavy-ball-momentum", 81 / 121.0, 0, 1).atOnce();
  private static final Parameter<Double> NESTEROV_STEP = step("nesterov-step", 0.01);
  private static final Parameter<Double> NESTEROV_MOMENTUM =
      Parameter.real("nesterov-momentum", 9 / 11.0, 0, 1).atOnce();
  private static final Parameter<Double> ADAGRAD_STEP = step("adagrad-step", 0.1);
  private static final Parameter<Double> ADAM_STEP = step("adam-step", 0.1);
  private static final Parameter<Double> ADAM_BETA =
      Parameter.real("adam-beta", 0.9, 0, 0.9999).atOnce();
  private static final Parameter<Double> ADAM_ALPHA =
      Parameter.real("adam-alpha", 0.999, 0, 0.9999).atOnce();
  private static final Parameter<Boolean> CORRECTION =
      Parameter.toggle("bias-correction", true).atOnce();
  private static final Parameter<List<String>> SHOWN =
      Parameter.several("racers", "gd", "sgd", "heavy-ball", "nesterov", "adagrad", "adam")
          .viewOnly();
  private static final Parameter<String> CHOSEN =
      Parameter.choice("in-full", "heavy-ball", "nesterov", "gd", "sgd", "adagrad", "adam")
          .viewOnly();

  /// f − f* below which a racer has arrived.
  private static final double GOAL = 1e-10;

  private static final int INSIDE = 101;
  private static final int BESIDE = 13;
  private static final int AHEAD = 150;

  /// Coordinates that are not drawn any more.
  private static final double FAR = 1e4;

  private static Parameter<Double> step(String name, double initial) {
    return Parameter.magnitude(name, initial, MIN_STEP, MAX_STEP).atOnce();
  }

  public OptimizersLesson() {
    super(
        Outline.of("optimizers", Chapter.OPTIMIZERS, new OptimizerRace())
            .parameters(
                FUNCTION,
                CONDITION,
                FORMULA,
                START_X,
                START_Y,
                SHOWN,
                CHOSEN,
                GD_STEP,
                SGD_STEP,
                NOISE,
                HEAVY_BALL_STEP,
                HEAVY_BALL_MOMENTUM,
                NESTEROV_STEP,
                NESTEROV_MOMENTUM,
                ADAGRAD_STEP,
                ADAM_STEP,
                ADAM_BETA,
                ADAM_ALPHA,
                CORRECTION)
            .iterations(2000));
  }

  private static boolean isOwn(ParameterValues values) {
    return values.get(FUNCTION) == Function.OWN;
  }

  /// Steps and momenta that suit the function: the best of the theory on the quadratic, where L = κ
  /// and μ = 1.
  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    Function function = values.get(FUNCTION);
    double root = Math.sqrt(values.get(CONDITION));
    double ratio = (root - 1) / (root + 1);
    boolean quadratic = function == Function.QUADRATIC;
    double other = other(function);
    double step = quadratic ? 1 / values.get(CONDITION) : other;
    double heavy = quadratic ? 4 / ((root + 1) * (root + 1)) : other;
    return values
        .withDefault(GD_STEP.name(), GD_STEP.write(step))
        .withDefault(SGD_STEP.name(), SGD_STEP.write(step))
        .withDefault(HEAVY_BALL_STEP.name(), HEAVY_BALL_STEP.write(heavy))
        .withDefault(NESTEROV_STEP.name(), NESTEROV_STEP.write(step))
        .withDefault(
            HEAVY_BALL_MOMENTUM.name(), HEAVY_BALL_MOMENTUM.write(quadratic ? ratio * ratio : 0.9))
        .withDefault(NESTEROV_MOMENTUM.name(), NESTEROV_MOMENTUM.write(quadratic ? ratio : 0.9));
  }

  /// A step for functions that the theory has none for.
  private static double other(Function function) {
    return switch (function) {
      case ROSENBROCK -> 0.001;
      case OWN -> 0.01;
      default -> 0.05;
    };
  }

  @Override
  public Landscape problem(Dataset data, ParameterValues values) {
    return isOwn(values)
        ? Landscape.own(values.get(FORMULA), values.get(START_X), values.get(START_Y))
        : new Landscape(values.get(FUNCTION), values.get(CONDITION));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        new GradientDescent(values.get(GD_STEP)),
        new GradientDescent(values.get(SGD_STEP)),
        values.get(NOISE),
        new HeavyBall(values.get(HEAVY_BALL_STEP), values.get(HEAVY_BALL_MOMENTUM)),
        new Nesterov(values.get(NESTEROV_STEP), values.get(NESTEROV_MOMENTUM)),
        new AdaGrad(values.get(ADAGRAD_STEP), AdaGrad.DELTA),
        new Adam(
            values.get(ADAM_STEP),
            values.get(ADAM_BETA),
            values.get(ADAM_ALPHA),
            Adam.DELTA,
            values.get(CORRECTION)));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<Landscape, Options, State> view, Handle handle, double x, double y) {
    return new DMatrixRMaj(new double[][] {{x}, {y}});
  }

  /// The handle of the pad names the step and sets the momentum too.
  @Override
  public Map<String, String> draggedParameters(
      LessonView<Landscape, Options, State> view, Handle handle, double x, double y) {
    String momentum = handle.variable().replace("-step", "-momentum");
    return Map.of(
        handle.variable(),
        Numbers.typed(Math.clamp(x, MIN_STEP, MAX_STEP)),
        momentum,
        Numbers.typed(Math.clamp(y, 0, 1)));
  }

  private static List<Racer> shown(LessonView<Landscape, Options, State> view) {
    List<String> ids = view.parameters().get(SHOWN);
    return List.of(Racer.values()).stream().filter(racer -> ids.contains(racer.id())).toList();
  }

  private static Racer chosen(LessonView<Landscape, Options, State> view) {
    return List.of(Racer.values()).stream()
        .filter(racer -> racer.id().equals(view.parameters().get(CHOSEN)))
        .findFirst()
        .orElseThrow();
  }

  private static String name(LessonView<Landscape, Options, State> view, Racer racer) {
    return view.words().say(racer.id());
  }

  private static Tone tone(Racer racer) {
    return Tone.ofClass(racer.index());
  }

  @Override
  public List<Panel> panels(LessonView<Landscape, Options, State> view) {
    return List.of(
        landscape(view),
        gaps(view),
        MomentumPad.of(view, padded(view)),
        rules(view),
        arrivals(view));
  }

  private static Panel landscape(LessonView<Landscape, Options, State> view) {
    double[] window = window(view.problem().function());
    Plot plot =
        Plot.of(view, "landscape")
            .saying(view.problem().function().name().toLowerCase(Locale.ROOT))
            .x(Axis.of("θ₁", window[0], window[1]))
            .y(Axis.of("θ₂", window[2], window[3]))
            .equalUnits()
            .add(contours(view.problem(), window));
    List<Layer.Marker> markers = new ArrayList<>();
    for (Racer racer : shown(view)) {
      plot.add(trail(view, racer));
      Lane lane = view.state().lane(racer);
      if (Math.abs(lane.x()) < FAR && Math.abs(lane.y()) < FAR) {
        String label = view.words().say("short-" + racer.id());
        Handle handle = new Handle(racer.id(), 0, name(view, racer));
        markers.add(
            new Layer.Marker(
                lane.x(), lane.y(), label, tone(racer), handle, Role.FACTOR, racer.index()));
      }
    }
    return plot.add(ahead(view, padded(view))).add(new Layer.Markers(markers)).panel();
  }

  /// The part of the plane that is shown: x from, to, y from, to.
  private static double[] window(Function function) {
    return switch (function) {
      case QUADRATIC -> new double[] {-0.6, 1.4, -2, 2};
      case ROSENBROCK -> new double[] {-1.6, 1.6, -0.8, 2.4};
      case FACTORIZATION -> new double[] {-0.5, 2.5, -0.5, 2.5};
      case SADDLE -> new double[] {-1.3, 1.3, -1.6, 1.6};
      case PL -> new double[] {-4, 4, -4, 4};
      case OWN -> new double[] {-5, 5, -5, 5};
    };
  }

  /// Levels of f − f*. The straight valley is narrow and needs its rows close together there.
  private static Layer contours(Landscape f, double[] window) {
    boolean narrow = f.function() == Function.QUADRATIC;
    double[] ys = grid(window[2], window[3], y -> narrow ? window[3] * cube(y / window[3]) : y);
    DMatrixRMaj start = f.start();
    double high = 20 * f.gap(start.data[0], start.data[1]);
    Range limits = new Range((narrow ? 1e-5 : 1e-3) * high, high);
    double[] levels = Layer.Contours.logarithmic(limits, narrow ? 14 : 11);
    return Levels.of(f::gap, grid(window[0], window[1], x -> x), ys, levels);
  }

  /// Places in the window, and a few as far again on both sides: equal units may widen it.
  private static double[] grid(double from, double to, DoubleUnaryOperator moved) {
    double[] left = Levels.places(2 * from - to, from, BESIDE);
    double[] inside = Arrays.stream(Levels.places(from, to, INSIDE)).map(moved).toArray();
    double[] right = Levels.places(to, 2 * to - from, BESIDE);
    return Stream.of(left, inside, right).flatMapToDouble(Arrays::stream).distinct().toArray();
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static Layer trail(LessonView<Landscape, Options, State> view, Racer racer) {
    int column = 2 * racer.index();
    List<double[]> past =
        view.history().stream()
            .filter(record -> record.position() <= view.position())
            .filter(record -> !record.halfStep().equals("gradient"))
            .map(record -> record.series("theta"))
            .toList();
    return line(name(view, racer), past, column, tone(racer), Layer.LineStyle.SOLID);
  }

  private static Layer line(
      String name, List<double[]> places, int column, Tone tone, Layer.LineStyle style) {
    double[] xs = places.stream().mapToDouble(place -> near(place[column])).toArray();
    double[] ys = places.stream().mapToDouble(place -> near(place[column + 1])).toArray();
    return new Layer.Line(name, xs, ys, tone, style);
  }

  private static double near(double coordinate) {
    return Math.abs(coordinate) < FAR ? coordinate : Double.NaN;
  }

  /// Where a racer would go from here without noise, as soon as its step or momentum is dragged.
  private static Layer ahead(LessonView<Landscape, Options, State> view, Racer racer) {
    UpdateRule rule = view.options().rule(racer);
    Lane lane = view.state().lane(racer);
    DMatrixRMaj place = lane.place();
    UpdateRule.Memory memory = lane.memory();
    List<double[]> places = new ArrayList<>();
    for (int k = 0; k <= AHEAD && shown(view).contains(racer) && !lane.out(); k++) {
      places.add(place.data);
      DMatrixRMaj gradient = view.problem().gradient(rule.gradientPoint(place, memory));
      UpdateRule.Update update = rule.update(place, gradient, memory);
      place = update.parameters();
      memory = update.memory();
    }
    return line("", places, 0, tone(racer), Layer.LineStyle.DOTTED);
  }

  private static Panel gaps(LessonView<Landscape, Options, State> view) {
    double lowest = lowest(view);
    Range range = new Range(lowest, view.problem().function() == Function.QUADRATIC ? 1e4 : 1e3);
    Axis axis = new Axis("f − f*", Axis.Scale.LOGARITHMIC, range, List.of());
    HistoryCurve curve = HistoryCurve.of(view, "gaps", axis);
    for (Racer racer : shown(view)) {
      curve.curve(name(view, racer), tone(racer), record -> gap(record, racer));
    }
    for (Racer racer : shown(view)) {
      if (view.options().rule(racer) instanceof UpdateRule.Linear rule && hasTheory(view, racer)) {
        curve.layer(slope(view, racer, rate(view, rule)));
      }
    }
    if (lowest < GOAL) {
      Layer.LineStyle dotted = Layer.LineStyle.DOTTED;
      curve.layer(new Layer.Rule(Layer.Orientation.HORIZONTAL, GOAL, "10⁻¹⁰", Tone.MUTED, dotted));
    }
    return curve.panel();
  }

  /// The lower end of the axis: one of a few, so that it rarely changes.
  private static double lowest(LessonView<Landscape, Options, State> view) {
    double smallest =
        view.history().stream()
            .flatMapToDouble(record -> Arrays.stream(record.series("gap")))
            .min()
            .orElse(1);
    return smallest < 1e-6 ? 1e-14 : smallest < 1e-3 ? 1e-7 : 1e-4;
  }

  private static double gap(StepRecord record, Racer racer) {
    return record.series("gap")[racer.index()];
  }

  private static boolean hasTheory(LessonView<Landscape, Options, State> view, Racer racer) {
    boolean quiet = racer != Racer.SGD || view.options().noise() == 0;
    return quiet && view.problem().function() == Function.QUADRATIC;
  }

  /// By how much the theory shrinks f − f* per step on the quadratic: the error's rate, squared.
  private static double rate(LessonView<Landscape, Options, State> view, UpdateRule.Linear rule) {
    double rate = rule.rate(1, view.problem().condition());
    return rate * rate;
  }

  /// The theory's slope from the start.
  private static Layer slope(LessonView<Landscape, Options, State> view, Racer racer, double rate) {
    double start = gap(view.history().getFirst(), racer);
    double end = Math.max(200, 2.0 * view.history().end());
    double goal = rate < 1 ? 1e-16 : 1e6;
    double reached = 2 * StrictMath.log(goal / start) / StrictMath.log(rate);
    double to = Double.isFinite(reached) && reached > 0 ? Math.min(end, reached) : end;
    double[] xs = {0, to};
    double[] ys = {start, start * StrictMath.pow(rate, to / 2)};
    return new Layer.Line("", xs, ys, tone(racer), Layer.LineStyle.DASHED);
  }

  /// Whose step and momentum the pad sets: Nesterov's if it is shown in full, or the heavy ball's.
  private static Racer padded(LessonView<Landscape, Options, State> view) {
    return chosen(view) == Racer.NESTEROV ? Racer.NESTEROV : Racer.HEAVY_BALL;
  }

  private static Panel rules(LessonView<Landscape, Options, State> view) {
    MomentTable table = MomentTable.of(view, "rules", Role.FACTOR);
    for (Racer racer : shown(view)) {
      String[] update = update(view, racer, 0);
      table.row(tone(racer), name(view, racer), update[0], update[1]);
    }
    Racer chosen = chosen(view);
    String[] first = update(view, chosen, 0);
    String[] second = update(view, chosen, 1);
    String rule = view.words().say("about-" + chosen.id());
    return table
        .note(
            first[1].isEmpty()
                ? name(view, chosen) + ": " + rule
                : view.words()
                    .say(
                        "in-full",
                        name(view, chosen),
                        rule,
                        first[1],
                        first[0],
                        second[1],
                        second[0]))
        .panel();
  }

  /// One coordinate after the move just made, or after the move that follows these gradients; and
  /// the terms of its update with their numbers.
  private static String[] update(LessonView<Landscape, Options, State> view, Racer racer, int i) {
    Lane lane = view.state().lane(racer);
    DMatrixRMaj gradient = lane.gradient();
    boolean made = view.record().halfStep().equals("move");
    int position = made ? view.position() - 1 : view.position();
    StepRecord from = view.history().atOrBefore(Math.max(0, position));
    if (lane.out()) {
      return new String[] {view.words().say("out"), ""};
    }
    boolean edited = made && view.record().edit() != null;
    if (gradient == null || edited || from.position() != position) {
      return new String[] {Numbers.brief(lane.place().data[i]), ""};
    }
    UpdateRule rule = view.options().rule(racer);
    UpdateRule.Update update =
        made
            ? new UpdateRule.Update(lane.place(), lane.memory())
            : rule.update(lane.place(), gradient, lane.memory());
    double theta = from.series("theta")[2 * racer.index() + i];
    double moved = theta - from.series("previous")[racer == Racer.NESTEROV ? 2 + i : i];
    String terms = terms(rule, theta, moved, gradient.data[i], update.memory(), i);
    return new String[] {Numbers.brief(update.parameters().data[i]), terms};
  }

  /// @param moved θ − θ₋ of a momentum method
  /// @param after the memory after the update
  private static String terms(
      UpdateRule rule, double theta, double moved, double g, UpdateRule.Memory after, int i) {
    return switch (rule) {
      case GradientDescent gd -> less(theta, gd.step(), g);
      case HeavyBall ball -> less(theta, ball.step(), g) + " + " + times(ball.momentum(), moved);
      case Nesterov nesterov -> less(theta + nesterov.momentum() * moved, nesterov.step(), g);
      case AdaGrad adagrad ->
          less(theta, adagrad.step(), g)
              + " / √"
              + Numbers.bracketed(after.matrices().getFirst().data[i]);
      case Adam adam -> {
        double mean = after.matrices().get(0).data[i] / adam.weight(adam.beta(), after.updates());
        double square =
            after.matrices().get(1).data[i] / adam.weight(adam.alpha(), after.updates());
        yield less(theta, adam.step(), mean) + " / √" + Numbers.bracketed(square);
      }
      default -> throw new IllegalStateException(rule.toString());
    };
  }

  private static String less(double from, double step, double g) {
    return Numbers.brief(from) + " − " + times(step, g);
  }

  private static String times(double factor, double value) {
    return Numbers.brief(factor) + " · " + Numbers.bracketed(value);
  }

  private static Panel arrivals(LessonView<Landscape, Options, State> view) {
    MomentTable table = MomentTable.of(view, "arrivals", Role.FACTOR);
    for (Racer racer : shown(view)) {
      table.row(
          tone(racer),
          name(view, racer),
          Numbers.brief(gap(view.record(), racer)),
          arrival(view, racer),
          expected(view, racer));
    }
    return table.note(view.words().say(theory(view.problem().function()))).panel();
  }

  private static String theory(Function function) {
    return switch (function) {
      case QUADRATIC -> "theory-note";
      case OWN -> "theory-own";
      default -> "theory-none";
    };
  }

  /// In which iteration a racer came below the goal, up to the playhead.
  private static String arrival(LessonView<Landscape, Options, State> view, Racer racer) {
    return view.history().stream()
        .filter(record -> record.position() <= view.position())
        .filter(record -> gap(record, racer) < GOAL)
        .findFirst()
        .map(record -> Integer.toString(record.iteration()))
        .orElseGet(() -> view.state().lane(racer).out() ? view.words().say("out") : "–");
  }

  /// After how many steps the theory's slope comes below the goal.
  private static String expected(LessonView<Landscape, Options, State> view, Racer racer) {
    if (!(view.options().rule(racer) instanceof UpdateRule.Linear rule)
        || !hasTheory(view, racer)) {
      return "–";
    }
    double start = gap(view.history().getFirst(), racer);
    double steps = Math.ceil(StrictMath.log(GOAL / start) / StrictMath.log(rate(view, rule)));
    return steps >= 0 && steps < 1e9
        ? Integer.toString(Math.max(1, (int) steps))
        : view.words().say("never");
  }

  @Override
  public String numbers(String halfStep, LessonView<Landscape, Options, State> view) {
    Racer racer = chosen(view);
    Lane lane = view.state().lane(racer);
    DMatrixRMaj gradient = lane.gradient();
    String[] update = update(view, racer, 0);
    if (gradient == null || lane.out() || update[1].isEmpty()) {
      return lane.out() ? name(view, racer) + ": " + update[0] : "";
    }
    return halfStep.equals("gradient")
        ? name(view, racer) + ": g = " + Numbers.pair(gradient.data[0], gradient.data[1])
        : name(view, racer) + ": θ₁ = " + update[1] + " = " + update[0];
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("narrow-valley", NoData.NAME).with(NOISE, 0.0),
        Preset.of("longest-safe-step", NoData.NAME).with(GD_STEP, 2 / 101.0),
        Preset.of("step-too-long", NoData.NAME).with(GD_STEP, 0.0205),
        Preset.of("over-the-edge", NoData.NAME)
            .with(HEAVY_BALL_STEP, 0.039)
            .with(HEAVY_BALL_MOMENTUM, 0.9),
        Preset.of("without-correction", NoData.NAME).with(CORRECTION, false).with(CHOSEN, "adam"),
        Preset.of("rosenbrock", NoData.NAME).with(FUNCTION, Function.ROSENBROCK),
        Preset.of("saddle", NoData.NAME).with(FUNCTION, Function.SADDLE),
        Preset.of("product", NoData.NAME).with(FUNCTION, Function.FACTORIZATION),
        Preset.of("not-convex", NoData.NAME).with(FUNCTION, Function.PL),
        Preset.of("four-minima", NoData.NAME).with(FUNCTION, Function.OWN).with(NOISE, 0.0));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("gradient-flow"));
  }
}
