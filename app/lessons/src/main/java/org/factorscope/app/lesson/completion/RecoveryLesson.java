package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Recovery;
import org.factorscope.algorithms.completion.Recovery.Nothing;
import org.factorscope.algorithms.completion.Recovery.Options;
import org.factorscope.algorithms.completion.Recovery.State;
import org.factorscope.algorithms.completion.Recovery.Trial;
import org.factorscope.algorithms.completion.RecoverySolver;
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
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// How many entries of a matrix of low rank give the others: an experiment for each rank and each
/// fraction that is known.
public final class RecoveryLesson extends Lesson<Nothing, Options, State> {
  private static final Parameter<Integer> SIZE = Parameter.whole("size", 30, 10, 60);
  private static final Parameter<Integer> RANKS = Parameter.whole("ranks", 3, 1, 10);
  private static final Parameter<Integer> TRIALS = Parameter.whole("trials", 5, 1, 20);
  private static final Parameter<RecoverySolver> SOLVER =
      Parameter.choice("solver", RecoverySolver.class);

  /// Fractions known are shown in percent.
  private static final double PERCENT = 100;

  /// The width of a cell, in percent.
  private static final double CELL = 10;

  private static final int CURVE_POINTS = 60;

  public RecoveryLesson() {
    super(
        Outline.of("recovery", Chapter.COMPLETION, new Recovery())
            .parameters(SIZE, RANKS, TRIALS, SOLVER)
            .iterations(140));
  }

  @Override
  public Nothing problem(Dataset data, ParameterValues values) {
    return new Nothing();
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(SIZE), values.get(RANKS), values.get(TRIALS), values.get(SOLVER));
  }

  /// Chooses the cell that comes next.
  @Override
  public DMatrixRMaj dragged(
      LessonView<Nothing, Options, State> view, Handle handle, double x, double y) {
    return new DMatrixRMaj(new double[][] {{y, x / PERCENT}});
  }

  @Override
  public List<Panel> panels(LessonView<Nothing, Options, State> view) {
    return List.of(grid(view), border(view), error(view), matrices(view), objective(view));
  }

  private static Panel grid(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    Options options = view.options();
    double[] ranks = new double[options.ranks()];
    List<String> names = new ArrayList<>(List.of(""));
    for (int k = 1; k <= ranks.length; k++) {
      ranks[k - 1] = k;
      names.add(String.valueOf(k));
    }
    Range rows = new Range(0.5, ranks.length + 0.5);
    DMatrixRMaj success = Recovery.success(view.run(), state);
    Plot plot =
        Plot.of(view, "grid")
            .saying("filled", state.filled(), options.cells())
            .x(entriesKnown(view, CELL / 2))
            .y(new Axis(view.words().say("grid.y"), Axis.Scale.LINEAR, rows, names))
            .add(
                new Layer.Heat(shares(), ranks, CELL, 1, success, new Range(0, 1)),
                numbersNeeded("2nk − k²", options, 1, Layer.LineStyle.SOLID),
                numbersNeeded(view.words().say("grid.twice"), options, 2, Layer.LineStyle.DASHED));
    if (state.last() >= 0) {
      plot.add(outline(state.last()));
    }
    if (state.next() >= 0) {
      plot.add(new Layer.Markers(List.of(next(state.next()))));
    }
    return plot.panel();
  }

  private static Axis entriesKnown(LessonView<Nothing, Options, State> view, double from) {
    double to = CELL * (Recovery.SHARES + 0.5);
    return Axis.of(view.words().say("entries-known"), from, to);
  }

  private static double[] shares() {
    double[] shares = new double[Recovery.SHARES];
    Arrays.setAll(shares, c -> PERCENT * Recovery.share(c));
    return shares;
  }

  /// How many numbers a matrix of rank k is made of, in percent of its entries, as a curve over k.
  private static Layer numbersNeeded(
      String name, Options options, int times, Layer.LineStyle style) {
    double[] xs = new double[CURVE_POINTS + 1];
    double[] ys = new double[CURVE_POINTS + 1];
    double n = options.size();
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double k = 0.5 + options.ranks() * (double) i / CURVE_POINTS;
      ys[i] = k;
      xs[i] = PERCENT * times * k * (2 * n - k) / (n * n);
    }
    return new Layer.Line(name, xs, ys, Tone.WARNING, style);
  }

  /// Around the cell that was computed last.
  private static Layer outline(int cell) {
    double x = PERCENT * Recovery.share(cell);
    double k = Recovery.rank(cell);
    double[] xs = {x - CELL / 2, x + CELL / 2, x + CELL / 2, x - CELL / 2, x - CELL / 2};
    double[] ys = {k - 0.5, k - 0.5, k + 0.5, k + 0.5, k - 0.5};
    return new Layer.Line("", xs, ys, Tone.ACCENT, Layer.LineStyle.SOLID);
  }

  private static Layer.Marker next(int cell) {
    double x = PERCENT * Recovery.share(cell);
    Handle handle = new Handle("next", 0, "next cell");
    return new Layer.Marker(x, Recovery.rank(cell), "?", Tone.ACCENT, handle, Role.NONE, 0);
  }

  /// Every rank's share by what is known, beside the numbers it is made of.
  private static Panel border(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    double n = view.options().size();
    Plot plot =
        Plot.of(view, "border")
            .x(entriesKnown(view, 0))
            .y(Axis.of(view.words().say("border.y"), -0.03, 1.05));
    for (int k = 1; k <= view.options().ranks(); k++) {
      Tone tone = Tone.ofClass(k - 1);
      int first = (k - 1) * Recovery.SHARES;
      double[] ys = new double[Recovery.SHARES];
      Arrays.setAll(ys, c -> state.success(first + c));
      double needed = PERCENT * view.options().degreesOfFreedom(k) / (n * n);
      plot.add(
          new Layer.Rule(Layer.Orientation.VERTICAL, needed, "", tone, Layer.LineStyle.DOTTED),
          new Layer.Line("k = " + k, shares(), ys, tone, Layer.LineStyle.SOLID));
    }
    return plot.panel();
  }

  private static Panel error(LessonView<Nothing, Options, State> view) {
    double[] errors = view.state().example().errors();
    double[] xs = new double[errors.length];
    Arrays.setAll(xs, t -> t + 1);
    Trial trial = view.state().example().trial();
    String outcome = trial.isRecovered() ? "recovered" : "lost";
    return Plot.of(view, "error")
        .saying(
            view.state().last() < 0 ? "untried" : outcome, Numbers.brief(PERCENT * trial.error()))
        .x(Axis.of(view.words().say("error.x"), 0, view.options().solver().iterations()))
        .y(Axis.logarithmic("‖guess − M‖ / ‖M‖"))
        .add(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                Trial.RECOVERED,
                view.words().say("error.below"),
                Tone.WARNING,
                Layer.LineStyle.DASHED),
            new Layer.Rule(Layer.Orientation.HORIZONTAL, 1, "", Tone.MUTED, Layer.LineStyle.DOTTED),
            new Layer.Line("", xs, errors, Tone.INK, Layer.LineStyle.SOLID))
        .panel();
  }

  private static Panel matrices(LessonView<Nothing, Options, State> view) {
    CompletionPictures pictures = CompletionPictures.of(view.state().example().problem());
    return Factors.of(view, "matrices")
        .block(pictures.known(view.words().say("matrices.known")))
        .then(
            "→", pictures.guess(view.words().say("matrices.guess"), view.state().example().guess()))
        .then("≈", pictures.truth("M"))
        .panel();
  }

  private static Panel objective(LessonView<Nothing, Options, State> view) {
    return HistoryCurve.of(view, "objective", Axis.of(view.words().say("objective.axis"), 0, 1.05))
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<Nothing, Options, State> view) {
    int cell = view.state().last();
    List<Trial> trials = view.state().cells().get(cell);
    IntSummaryStatistics known = trials.stream().mapToInt(Trial::known).summaryStatistics();
    int rank = Recovery.rank(cell);
    return view.words()
        .say(
            "cell",
            rank,
            String.format(Locale.ROOT, "%.1f", Recovery.share(cell)),
            trials.stream().filter(Trial::isRecovered).count(),
            trials.size(),
            known.getMin(),
            known.getMax(),
            view.options().degreesOfFreedom(rank));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        preset("nothing-then-all"),
        preset("the-same-with-projection").with(SOLVER, RecoverySolver.SVP),
        preset("without-knowing-the-rank").with(SOLVER, RecoverySolver.NUCLEAR_NORM),
        preset("a-border-sharper-with-size").with(SIZE, 60),
        preset("ten-rows-some-empty").with(SIZE, 10).with(RANKS, 2).with(TRIALS, 20),
        preset("too-many-numbers").with(SIZE, 15).with(RANKS, 6));
  }

  private static Preset preset(String id) {
    return Preset.of(id, NoData.NAME);
  }

  /// The solvers, on data of their own: this lesson has none to hand on.
  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        Neighbour.to("als"),
        new Neighbour<>(
            "svp", (start, values) -> new Neighbour.Start(Map.of("rank", "2"), Map.of())),
        Neighbour.to("nuclear-norm"));
  }
}
