package org.factorscope.app.lesson.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.sparse.NoisyShrinkage;
import org.factorscope.algorithms.sparse.Operator;
import org.factorscope.algorithms.sparse.Shrinkage;
import org.factorscope.algorithms.sparse.Shrinkage.Options;
import org.factorscope.algorithms.sparse.Shrinkage.Signal;
import org.factorscope.algorithms.sparse.Shrinkage.State;
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
import org.factorscope.app.lesson.Response;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.PlantedCode;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Five ways to shrink a number, beside each other.
public final class ShrinkageLesson extends Lesson<Signal, Options, State> {
  private static final Parameter<Operator> OPERATOR =
      Parameter.choice("operator", Operator.class).atOnce();
  private static final Parameter<Double> LAMBDA =
      Parameter.magnitude("lambda", 1, 1e-3, 1e3).atOnce();
  private static final Parameter<Double> TAU = Parameter.magnitude("tau", 10, 1e-2, 1e3).atOnce();

  /// The curves are drawn up to so many λ.
  private static final double WIDEST = 4;

  private static final int PLACES = 241;
  private static final int HEIGHTS = 61;

  /// The noise of the pictures of bias and variance, in units of λ.
  private static final double NOISE = 0.5;

  private static final int TRUTH_GROUP = 2;

  public ShrinkageLesson() {
    super(
        Outline.of("shrinkage", Chapter.SPARSE, new Shrinkage())
            .parameters(OPERATOR, LAMBDA, TAU, Atoms.RESPONSE)
            .data(DataNeed.COMPLETE, "needles")
            .iterations(1));
  }

  @Override
  public Signal problem(Dataset data, ParameterValues values) {
    return new Signal(Response.alone(data, values.get(Atoms.RESPONSE)).values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(OPERATOR), values.get(LAMBDA), values.get(TAU));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<Signal, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj dragged = view.state().y().copy();
    dragged.data[handle.index()] = y;
    return dragged;
  }

  @Override
  public List<Panel> panels(LessonView<Signal, Options, State> view) {
    return List.of(
        curves(view),
        signal(view),
        heights(view, "bias", (options, mu) -> noisy(options, mu).bias()),
        heights(view, "variance", (options, mu) -> Math.sqrt(noisy(options, mu).variance())),
        table(view));
  }

  private static Options with(LessonView<Signal, Options, State> view, Operator operator) {
    return new Options(operator, view.options().lambda(), view.options().tau());
  }

  private static String word(Operator operator) {
    return operator.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(Operator operator) {
    return Tone.ofClass(List.of(Operator.values()).indexOf(operator));
  }

  private static LineStyle style(LessonView<Signal, Options, State> view, Operator operator) {
    return operator == view.options().operator() ? LineStyle.SOLID : LineStyle.DOTTED;
  }

  /// All operators, and the entries of x on the chosen one.
  private static Panel curves(LessonView<Signal, Options, State> view) {
    double end = WIDEST * view.options().lambda();
    double[] x = Levels.places(-end, end, PLACES);
    double[] ends = {-end, end};
    Plot plot =
        Plot.of(view, "curves")
            .x(Axis.of("x", -end, end))
            .y(Axis.of("y", -end, end))
            .add(new Layer.Line("", ends, ends, Tone.MUTED, LineStyle.DASHED));
    for (Operator operator : Operator.values()) {
      plot.add(line(view, operator, x, with(view, operator)::apply));
    }
    double[] signal = view.problem().x().data;
    int[] seen =
        IntStream.range(0, signal.length).filter(i -> Math.abs(signal[i]) <= end).toArray();
    double[] xs = IntStream.of(seen).mapToDouble(i -> signal[i]).toArray();
    double[] ys = IntStream.of(seen).mapToDouble(i -> view.state().y().data[i]).toArray();
    return plot.add(CodePictures.points(xs, ys, _ -> CodePictures.INK_GROUP, Role.NONE)).panel();
  }

  private static Layer line(
      LessonView<Signal, Options, State> view,
      Operator operator,
      double[] x,
      DoubleUnaryOperator value) {
    double[] y = Arrays.stream(x).map(value).toArray();
    return new Layer.Line(word(operator), x, y, tone(operator), style(view, operator));
  }

  /// x as points and y as bars, row by row.
  private static Panel signal(LessonView<Signal, Options, State> view) {
    double[] x = view.problem().x().data;
    double[] y = view.state().y().data;
    double[] rows = IntStream.rangeClosed(1, x.length).mapToDouble(i -> i).toArray();
    Layer.Bars bars =
        new Layer.Bars(
            rows, 0.7, List.of(y), List.of("y"), List.of(tone(view.options().operator())), -1);
    double[] truth = truth(view);
    int[] used = IntStream.range(0, truth.length).filter(i -> truth[i] != 0).toArray();
    double[] places = IntStream.of(used).mapToDouble(i -> rows[i]).toArray();
    double[] heights = IntStream.of(used).mapToDouble(i -> truth[i]).toArray();
    return Plot.of(view, "signal")
        .saying(truth.length > 0 ? "planted" : "plain")
        .x(Axis.of(view.words().say("signal.x")))
        .y(Axis.of("x, y"))
        .add(bars.withHandles("y"))
        .add(CodePictures.points(rows, x, _ -> CodePictures.INK_GROUP, Role.OBSERVATION))
        .add(CodePictures.points(places, heights, _ -> TRUTH_GROUP, Role.NONE))
        .panel();
  }

  /// What x is a noisy picture of; empty if it is not known.
  private static double[] truth(LessonView<Signal, Options, State> view) {
    double[] planted = PlantedCode.of(view.data().name());
    boolean isOfRows =
        planted.length == view.problem().x().numRows
            && view.data().dimension() == 1
            && view.data().unit().isEmpty();
    return isOfRows ? planted : new double[0];
  }

  private interface OfHeight {
    double apply(Options options, double mu);
  }

  private static NoisyShrinkage noisy(Options options, double mu) {
    return NoisyShrinkage.of(options, mu, NOISE * options.lambda());
  }

  private static Panel heights(
      LessonView<Signal, Options, State> view, String id, OfHeight quantity) {
    double[] mu = Levels.places(0, WIDEST * view.options().lambda(), HEIGHTS);
    Plot plot =
        Plot.of(view, id)
            .saying("noise", Numbers.brief(NOISE * view.options().lambda()))
            .x(Axis.of(view.words().say(id + ".x")))
            .y(Axis.of(view.words().say(id + ".y")));
    for (Operator operator : Operator.values()) {
      Options options = with(view, operator);
      plot.add(line(view, operator, mu, height -> quantity.apply(options, height)));
    }
    return plot.panel();
  }

  /// What each operator would leave of x.
  private static Panel table(LessonView<Signal, Options, State> view) {
    double[] x = view.problem().x().data;
    double[] truth = truth(view);
    MomentTable table = MomentTable.of(view, "table", Role.NONE);
    for (Operator operator : Operator.values()) {
      double[] y = Arrays.stream(x).map(with(view, operator)::apply).toArray();
      double objective = view.options().lambda() * Arrays.stream(y).map(Math::abs).sum();
      double square = 0;
      for (int i = 0; i < y.length; i++) {
        objective += (x[i] - y[i]) * (x[i] - y[i]) / 2;
        square += truth.length > 0 ? (truth[i] - y[i]) * (truth[i] - y[i]) : Double.NaN;
      }
      table.row(
          tone(operator),
          word(operator),
          Long.toString(Arrays.stream(y).filter(entry -> entry == 0).count()),
          Numbers.brief(objective),
          Numbers.brief(Math.sqrt(square)));
    }
    return table.panel();
  }

  /// Of the entry that is farthest from zero.
  @Override
  public String numbers(String halfStep, LessonView<Signal, Options, State> view) {
    double[] x = view.problem().x().data;
    int i = 0;
    for (int k = 1; k < x.length; k++) {
      i = Math.abs(x[k]) > Math.abs(x[i]) ? k : i;
    }
    double size = Math.abs(x[i]);
    String sign = x[i] < 0 ? "−" : "";
    String value = Numbers.brief(size);
    String lambda = Numbers.bracketed(view.options().lambda());
    boolean isSmall = size <= view.options().lambda();
    String how =
        switch (view.options().operator()) {
          case SOFT -> "(%s − %s)₊".formatted(value, lambda);
          case HARD -> isSmall ? "0" : value;
          case GARROTE ->
              isSmall ? "0" : "(%s − %s · %s/%s)".formatted(value, lambda, lambda, value);
          case FIRM -> "min(%s, 2 · (%s − %s)₊)".formatted(value, value, lambda);
          case SIGSHRINK ->
              "%s/(1 + exp(%s · (%s − %s)))"
                  .formatted(value, Numbers.brief(view.options().tau()), lambda, value);
        };
    return "y%s = %s%s = %s"
        .formatted(Numbers.subscript(i + 1), sign, how, Numbers.brief(view.state().y().data[i]));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("needles", "needles"),
        Preset.of("by-hand", "two_atoms").with(OPERATOR, Operator.GARROTE),
        Preset.of("hard", "needles").with(OPERATOR, Operator.HARD),
        Preset.of("not-soft", "needles").with(OPERATOR, Operator.SIGSHRINK).with(TAU, 50.0),
        Preset.of("no-zeros", "needles").with(OPERATOR, Operator.SIGSHRINK).with(TAU, 1.0));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("ista"), Neighbour.to("nuclear-norm"));
  }
}
