package org.factorscope.app.lesson.optimizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.factorscope.algorithms.optimizers.Recurrence.Regime;
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

  private static final int GRID = 81;
  private static final int AHEAD = 150;

  /// Coordinates that are not drawn any more.
  private static final double FAR = 1e4;

  private static final double[] DIGIT_LEVELS = {5, 10, 20, 50, 100, 200, 500, 1000};

  /// Drawn for a momentum method that does not converge.
  private static final double NEVER = 1e4;

  private static Parameter<Double> step(String name, double initial) {
    return Parameter.magnitude(name, initial, MIN_STEP, MAX_STEP).atOnce();
  }

  public OptimizersLesson() {
    super(
        Outline.of("optimizers", Chapter.OPTIMIZERS, new OptimizerRace())
            .parameters(
                FUNCTION,
                CONDITION,
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

  /// Steps and momenta that suit the function: the best of the theory on the quadratic, where L = κ
  /// and μ = 1.
  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    Function function = values.get(FUNCTION);
    double root = Math.sqrt(values.get(CONDITION));
    double ratio = (root - 1) / (root + 1);
    boolean quadratic = function == Function.QUADRATIC;
    double other = function == Function.ROSENBROCK ? 0.001 : 0.05;
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

  @Override
  public Landscape problem(Dataset data, ParameterValues values) {
    return new Landscape(values.get(FUNCTION), values.get(CONDITION));
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
    return Tone.ofClass(racer.ordinal());
  }

  @Override
  public List<Panel> panels(LessonView<Landscape, Options, State> view) {
    return List.of(landscape(view), gaps(view), pad(view), rules(view), arrivals(view));
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
                lane.x(), lane.y(), label, tone(racer), handle, Role.FACTOR, racer.ordinal()));
      }
    }
    return plot.add(ahead(view, padded(view))).add(new Layer.Markers(markers)).panel();
  }

  /// The part of the plane that is shown: x from, to, y from, to.
  private static double[] window(Function function) {
    return switch (function) {
      case QUADRATIC -> new double[] {-0.6, 1.4, -2.6, 1.5};
      case ROSENBROCK -> new double[] {-2, 2, -1, 3};
      case FACTORIZATION -> new double[] {-0.5, 2.5, -0.5, 2.5};
      case SADDLE -> new double[] {-1.3, 1.3, -1.6, 1.6};
      case PL -> new double[] {-4, 4, -4, 4};
    };
  }

  /// Levels of f − f*, on a grid three times as wide as the window: equal units may widen it.
  private static Layer contours(Landscape f, double[] window) {
    double width = window[1] - window[0];
    double height = window[3] - window[2];
    double[] xs = spaced(window[0] - width, window[1] + width);
    double[] ys = spaced(window[2] - height / 2, window[3] + height / 2);
    DMatrixRMaj values = new DMatrixRMaj(GRID, GRID);
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) {
        values.set(i, j, f.gap(xs[j], ys[i]));
      }
    }
    DMatrixRMaj start = f.start();
    double high = 20 * f.gap(start.data[0], start.data[1]);
    return new Layer.Contours(
        xs, ys, values, Layer.Contours.logarithmic(new Range(high / 2e4, high), 14));
  }

  private static double[] spaced(double from, double to) {
    double[] places = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      places[i] = from + (to - from) * i / (GRID - 1);
    }
    return places;
  }

  private static Layer trail(LessonView<Landscape, Options, State> view, Racer racer) {
    int column = 2 * racer.ordinal();
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
    Axis axis = new Axis("f − f*", Axis.Scale.LOGARITHMIC, new Range(1e-14, 1e4), List.of());
    HistoryCurve curve = HistoryCurve.of(view, "gaps", axis);
    for (Racer racer : shown(view)) {
      curve.curve(name(view, racer), tone(racer), record -> gap(record, racer));
    }
    for (Racer racer : shown(view)) {
      if (view.options().rule(racer) instanceof UpdateRule.Linear rule && hasTheory(view, racer)) {
        curve.layer(slope(view, racer, rate(view, rule)));
      }
    }
    return curve
        .layer(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL, GOAL, "10⁻¹⁰", Tone.MUTED, Layer.LineStyle.DOTTED))
        .panel();
  }

  private static double gap(StepRecord record, Racer racer) {
    return record.series("gap")[racer.ordinal()];
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

  private static UpdateRule.Linear ofPad(Racer racer, double step, double momentum) {
    return racer == Racer.NESTEROV ? new Nesterov(step, momentum) : new HeavyBall(step, momentum);
  }

  private static Panel pad(LessonView<Landscape, Options, State> view) {
    Racer racer = padded(view);
    UpdateRule.Linear rule = (UpdateRule.Linear) view.options().rule(racer);
    double[] curvatures = view.problem().curvatures(view.state().lane(racer).place());
    double steepest = Math.max(curvatures[1], 1e-3);
    double widest =
        roundedUp(Math.max((racer == Racer.NESTEROV ? 2.1 : 4.1) / steepest, rule.step()));
    boolean saddle = curvatures[0] < -1e-9;
    Plot plot =
        Plot.of(view, "pad")
            .saying(
                view.problem().function() == Function.QUADRATIC
                    ? "everywhere"
                    : saddle ? "saddle" : "here",
                name(view, racer),
                Numbers.brief(curvatures[0]),
                Numbers.brief(curvatures[1]),
                view.words().say(rule.regime(curvatures).name().toLowerCase(Locale.ROOT)))
            .x(Axis.of(view.words().say("step"), 0, widest))
            .y(Axis.of(view.words().say("momentum"), 0, 1));
    if (!saddle) {
      plot.add(speeds(racer, curvatures, widest));
      plot.add(border(racer, curvatures, widest, Regime.OSCILLATES, Tone.WARNING));
      plot.add(border(racer, curvatures, widest, Regime.MONOTONE, Tone.INK));
      plot.add(regimeName(view, 0.82, 0.14, widest, "diverges", Tone.WARNING));
      plot.add(regimeName(view, 0.35, 0.8, widest, "oscillates", Tone.INK));
      plot.add(regimeName(view, 0.03, 0.04, widest, "monotone", Tone.INK));
    }
    Handle handle = new Handle(racer.id() + "-step", 0, view.words().say("pad-handle"));
    String label = view.words().say("short-" + racer.id());
    return plot.add(
            new Layer.Markers(
                List.of(
                    new Layer.Marker(
                        rule.step(),
                        rule.momentum(),
                        label,
                        tone(racer),
                        handle,
                        Role.FACTOR,
                        -1))))
        .panel();
  }

  private static double roundedUp(double value) {
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    for (double factor : new double[] {1, 1.5, 2, 3, 5}) {
      if (value <= factor * unit) {
        return factor * unit;
      }
    }
    return 10 * unit;
  }

  private static Layer regimeName(
      LessonView<Landscape, Options, State> view,
      double x,
      double y,
      double widest,
      String regime,
      Tone tone) {
    return new Layer.Label(x * widest, y, view.words().say(regime), tone);
  }

  /// How many updates a digit of the error takes.
  private static Layer speeds(Racer racer, double[] curvatures, double widest) {
    double[] xs = spaced(0, widest);
    double[] ys = spaced(0, 1);
    DMatrixRMaj values = new DMatrixRMaj(GRID, GRID);
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) {
        double rate = ofPad(racer, xs[j], ys[i]).rate(curvatures);
        values.set(i, j, rate < 1 ? Math.min(NEVER, -1 / StrictMath.log10(rate)) : NEVER);
      }
    }
    return new Layer.Contours(xs, ys, values, DIGIT_LEVELS);
  }

  /// For each momentum the longest step whose regime is not worse than `best`, by bisection.
  private static Layer border(
      Racer racer, double[] curvatures, double widest, Regime best, Tone tone) {
    double[] ys = spaced(0, 1);
    double[] xs = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      double from = 0;
      double to = widest;
      for (int k = 0; k < 30; k++) {
        double middle = (from + to) / 2;
        boolean good = ofPad(racer, middle, ys[i]).regime(curvatures).compareTo(best) <= 0;
        from = good ? middle : from;
        to = good ? to : middle;
      }
      xs[i] = from;
    }
    return new Layer.Line("", xs, ys, tone, Layer.LineStyle.SOLID);
  }

  private static Panel rules(LessonView<Landscape, Options, State> view) {
    MomentTable table = MomentTable.of(view, "rules", Role.FACTOR);
    for (Racer racer : shown(view)) {
      table.row(tone(racer), name(view, racer), rule(view, racer, 0));
    }
    Racer chosen = chosen(view);
    String both =
        view.words()
            .say("in-full", name(view, chosen), rule(view, chosen, 0), rule(view, chosen, 1));
    return table.note(both + " " + view.words().say("about-" + chosen.id())).panel();
  }

  /// The update of one coordinate with its numbers: the move just made, or the one that comes after
  /// these gradients.
  private static String rule(LessonView<Landscape, Options, State> view, Racer racer, int i) {
    Lane lane = view.state().lane(racer);
    DMatrixRMaj gradient = lane.gradient();
    StepRecord record = view.record();
    StepRecord before = view.history().atOrBefore(Math.max(0, view.position() - 1));
    boolean made = record.halfStep().equals("move");
    if (gradient == null || lane.out() || (made && before.position() != view.position() - 1)) {
      return lane.out() ? view.words().say("out") : "–";
    }
    UpdateRule.Update update =
        made
            ? new UpdateRule.Update(lane.place(), lane.memory())
            : view.options().rule(racer).update(lane.place(), gradient, lane.memory());
    StepRecord from = made ? before : record;
    double theta = from.series("theta")[2 * racer.ordinal() + i];
    double g = gradient.data[i];
    String terms = terms(view.options(), racer, theta, g, update.memory(), from, i);
    return terms + " = " + Numbers.brief(update.parameters().data[i]);
  }

  private static String terms(
      Options options,
      Racer racer,
      double theta,
      double g,
      UpdateRule.Memory after,
      StepRecord from,
      int i) {
    return switch (racer) {
      case GD -> less(theta, options.gd().step(), g);
      case SGD -> less(theta, options.sgd().step(), g);
      case HEAVY_BALL -> {
        double previous = from.series("previous")[i];
        HeavyBall rule = options.heavyBall();
        yield less(theta, rule.step(), g)
            + " + "
            + Numbers.brief(rule.momentum())
            + " · "
            + signed(theta - previous);
      }
      case NESTEROV -> {
        double previous = from.series("previous")[2 + i];
        Nesterov rule = options.nesterov();
        yield less(theta + rule.momentum() * (theta - previous), rule.step(), g);
      }
      case ADAGRAD ->
          less(theta, options.adagrad().step(), g)
              + "/√"
              + root(after.matrices().getFirst().data[i]);
      case ADAM -> {
        Adam rule = options.adam();
        double mean = after.matrices().get(0).data[i] / rule.weight(rule.beta(), after.updates());
        double square =
            after.matrices().get(1).data[i] / rule.weight(rule.alpha(), after.updates());
        yield less(theta, rule.step(), mean) + "/√" + root(square);
      }
    };
  }

  private static String less(double from, double step, double g) {
    return Numbers.brief(from) + " − " + Numbers.brief(step) + " · " + signed(g);
  }

  private static String signed(double value) {
    return value < 0 ? "(" + Numbers.brief(value) + ")" : Numbers.brief(value);
  }

  private static String root(double value) {
    String text = Numbers.brief(value);
    return text.contains("·") ? "(" + text + ")" : text;
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
    return table.note(view.words().say("theory-note")).panel();
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
    return steps >= 0 && steps < 1e9 ? Integer.toString((int) steps) : view.words().say("never");
  }

  @Override
  public String numbers(String halfStep, LessonView<Landscape, Options, State> view) {
    Racer racer = chosen(view);
    DMatrixRMaj gradient = view.state().lane(racer).gradient();
    if (gradient == null || view.state().lane(racer).out()) {
      return view.state().lane(racer).out()
          ? name(view, racer) + ": " + view.words().say("out")
          : "";
    }
    return halfStep.equals("gradient")
        ? name(view, racer) + ": g = " + Numbers.pair(gradient.data[0], gradient.data[1])
        : name(view, racer) + ": θ₁ = " + rule(view, racer, 0);
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
        Preset.of("not-convex", NoData.NAME).with(FUNCTION, Function.PL));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("gradient-flow"));
  }
}
