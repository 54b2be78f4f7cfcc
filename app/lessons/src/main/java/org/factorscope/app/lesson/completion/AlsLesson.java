package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.completion.Als;
import org.factorscope.algorithms.completion.Als.Options;
import org.factorscope.algorithms.completion.Als.State;
import org.factorscope.algorithms.completion.AlsFit;
import org.factorscope.algorithms.completion.Normalization;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.completion.RidgeRows;
import org.factorscope.algorithms.completion.RidgeRows.RowSystem;
import org.factorscope.algorithms.step.StepRecord;
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
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// Matrix completion by alternating least squares, A ≈ UVᵀ where A is known.
public final class AlsLesson extends Lesson<Observations, Options, State> {
  /// Of the parameters that choose a row or a column.
  private static final int MAX_ROWS = 3000;

  private static final Parameter<Integer> RANK = Parameter.whole("rank", 3, 1, 50);
  private static final Parameter<Double> LAMBDA = Parameter.real("lambda", 0.1, 0, 100).atOnce();
  private static final Parameter<Normalization.Kind> NORMALIZE =
      Parameter.choice("normalize", Normalization.Kind.class);
  private static final Parameter<Double> HELD_OUT = Parameter.real("held-out", 0, 0, 0.9);
  private static final Parameter<Integer> ROW = Parameter.whole("row", 1, 1, MAX_ROWS).viewOnly();
  private static final Parameter<Integer> COLUMN =
      Parameter.whole("column", 1, 1, MAX_ROWS).viewOnly();

  /// The smallest threshold that the nuclear norm's lesson takes.
  private static final double MIN_THRESHOLD = 0.001;

  /// A ratio from which an axis is logarithmic.
  private static final double DECADES = 30;

  /// Larger systems are cut off: more columns do not fit.
  private static final int MAX_SHOWN = 4;

  public AlsLesson() {
    super(
        Outline.of("als", Chapter.COMPLETION, new Als())
            .parameters(RANK, LAMBDA, NORMALIZE, HELD_OUT, ROW, COLUMN)
            .data(DataNeed.GAPS, "ratings")
            .iterations(200));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "U", values, RANK, u -> u.numCols);
    return StartShapes.fit(start, "V", fitted, RANK, v -> v.numCols);
  }

  @Override
  public Observations problem(Dataset data, ParameterValues values) {
    return Observations.of(data.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(RANK), values.get(LAMBDA), values.get(NORMALIZE), values.get(HELD_OUT));
  }

  /// Moves the first two numbers of a row of U or V.
  @Override
  public DMatrixRMaj dragged(
      LessonView<Observations, Options, State> view, Handle handle, double x, double y) {
    boolean isU = handle.variable().equals("U");
    DMatrixRMaj factor = (isU ? view.state().u() : view.state().v()).copy();
    factor.set(handle.index(), 0, x);
    if (factor.numCols > 1) {
      factor.set(handle.index(), 1, y);
    }
    return factor;
  }

  @Override
  public List<Panel> panels(LessonView<Observations, Options, State> view) {
    RatingWindow window = window(view);
    return List.of(
        factors(view, window),
        predictions(view, window),
        errors(view),
        objective(view),
        plane(view, window),
        system(view, window));
  }

  private static RatingWindow window(LessonView<Observations, Options, State> view) {
    return RatingWindow.around(
        view.data(), view.parameters().get(ROW), view.parameters().get(COLUMN));
  }

  /// What is fitted, and the factors that fit it.
  private static Panel factors(LessonView<Observations, Options, State> view, RatingWindow window) {
    State state = view.state();
    boolean normalized = view.options().normalize() != Normalization.Kind.NONE;
    DMatrixRMaj known = window.known(state.ratings().normalized());
    DMatrixRMaj v = CommonOps_DDRM.transpose(window.columnsOf(state.v()), null);
    Range limits = normalized ? Range.AUTO : range(state.ratings().training());
    ColorScale signed = ColorScale.DIVERGING;
    return Factors.of(view, "factors")
        .saying(normalized ? "normalized" : "plain", window.extent(view.words()))
        .block(
            new MatrixBlock(
                normalized ? "Z" : "A",
                known,
                scale(limits),
                limits,
                Role.OBSERVATION,
                Role.FEATURE))
        .then(
            "≈",
            new MatrixBlock(
                "U", window.rowsOf(state.u()), signed, Range.AUTO, Role.OBSERVATION, Role.FACTOR))
        .then("·", new MatrixBlock("Vᵀ", v, signed, Range.AUTO, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  /// Magnitudes if nothing is negative, otherwise signed.
  private static ColorScale scale(Range limits) {
    return limits.from() >= 0 ? ColorScale.SEQUENTIAL : ColorScale.DIVERGING;
  }

  private static Range range(Observations ratings) {
    Range range = Range.AUTO;
    for (int e = 0; e < ratings.count(); e++) {
      range = range.including(ratings.byRow(e));
    }
    return range;
  }

  /// Every entry, in rating units; what training did not see is a prediction.
  private static Panel predictions(
      LessonView<Observations, Options, State> view, RatingWindow window) {
    Observations training = view.state().ratings().training();
    DMatrixRMaj known = window.known(training);
    DMatrixRMaj predicted = new DMatrixRMaj(window.rows(), window.columns());
    DMatrixRMaj unseen = new DMatrixRMaj(window.rows(), window.columns());
    for (int i = 0; i < window.rows(); i++) {
      for (int j = 0; j < window.columns(); j++) {
        predicted.set(
            i, j, view.state().prediction(window.firstRow() + i, window.firstColumn() + j));
        unseen.set(i, j, Double.isNaN(known.get(i, j)) ? 1 : 0);
      }
    }
    Range limits = range(training);
    return Factors.of(view, "predictions")
        .saying("dots", window.extent(view.words()))
        .block(
            new MatrixBlock("Â", predicted, scale(limits), limits, Role.OBSERVATION, Role.FEATURE)
                .withPredicted(unseen))
        .panel();
  }

  private static Panel errors(LessonView<Observations, Options, State> view) {
    boolean holdsOut = view.state().ratings().heldOut().count() > 0;
    HistoryCurve curve =
        new HistoryCurve(
                "errors",
                view.words().panel("errors"),
                view.words().say(holdsOut ? "errors.both" : "errors.one"),
                axis(view, view.words().say("errors.axis"), AlsLesson::fitted),
                view)
            .curve(view.words().say("errors.fitted"), Tone.ofClass(0), AlsLesson::fitted);
    if (holdsOut) {
      curve.curve(
          view.words().say("errors.held-out"),
          Tone.ofClass(1),
          record -> measure(record, "held-out-rmse"));
    }
    return curve.panel();
  }

  /// Logarithmic if the numbers fall through more than a decade or two.
  private static Axis axis(
      LessonView<Observations, Options, State> view,
      String title,
      ToDoubleFunction<StepRecord> number) {
    DoubleSummaryStatistics all =
        Arrays.stream(view.history().numbers(number)).filter(Double::isFinite).summaryStatistics();
    boolean isLong = all.getMin() > 0 && all.getMax() > DECADES * all.getMin();
    return isLong ? Axis.logarithmic(title) : Axis.of(title);
  }

  private static double fitted(StepRecord record) {
    return measure(record, "train-rmse");
  }

  /// Not at the start, where random factors err by as much as they like.
  private static double measure(StepRecord record, String name) {
    return record.position() == 0 ? Double.NaN : record.measure(name);
  }

  private static Panel objective(LessonView<Observations, Options, State> view) {
    boolean normalized = view.options().normalize() != Normalization.Kind.NONE;
    String phrase = normalized ? "objective.normalized" : "objective.plain";
    return new HistoryCurve(
            "objective",
            view.words().panel("objective"),
            view.words().say(phrase, Numbers.brief(view.options().lambda())),
            axis(view, view.words().say("objective.axis"), HistoryCurve::objective),
            view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  /// Rows and columns in one plane, by the first two of their k numbers, with arrows to the row and
  /// the column that are looked at. Both can be dragged.
  private static Panel plane(LessonView<Observations, Options, State> view, RatingWindow window) {
    DMatrixRMaj u = view.state().u();
    DMatrixRMaj v = view.state().v();
    int[] labels = view.data().labelIndices();
    boolean labelled = labels[0] >= 0;
    int[] rowGroups = new int[window.rows()];
    for (int i = 0; i < rowGroups.length; i++) {
      rowGroups[i] = labelled ? labels[window.firstRow() + i] : 0;
    }
    int[] columnGroups = new int[window.columns()];
    Arrays.fill(columnGroups, labelled ? -1 : 1);
    boolean isFlat = u.numCols < 2;
    Plot plot =
        Plot.of(view, "plane")
            .saying(
                labelled ? "labelled" : "symbols",
                Numbers.brief(AlsFit.product(u, window.row(), v, window.column())))
            .x(Axis.of(view.words().say("plane.x")))
            .y(isFlat ? Axis.of("", -1, 1) : Axis.of(view.words().say("plane.y")))
            .add(
                points(window.rowsOf(u), window.rowNames(), rowGroups, Role.OBSERVATION),
                points(window.columnsOf(v), window.columnNames(), columnGroups, Role.FEATURE))
            .add(arrow(u, window.row()), arrow(v, window.column()))
            .add(
                new Layer.Markers(
                    List.of(
                        marker(u, "U", window.row(), window.firstRow(), Role.OBSERVATION),
                        marker(v, "V", window.column(), window.firstColumn(), Role.FEATURE))));
    return (isFlat ? plot : plot.equalUnits()).panel();
  }

  private static Layer points(DMatrixRMaj factor, List<String> names, int[] groups, Role role) {
    double[] x = Numbers.column(factor, 0);
    double[] y = new double[factor.numRows];
    Arrays.setAll(y, i -> second(factor, i));
    return names.isEmpty()
        ? new Layer.Points(x, y, groups, null, role)
        : new Layer.Names(x, y, names, groups, role);
  }

  private static double second(DMatrixRMaj factor, int i) {
    return factor.numCols < 2 ? 0 : factor.get(i, 1);
  }

  private static Layer arrow(DMatrixRMaj factor, int i) {
    double[] origin = {0};
    double[] x = {factor.get(i, 0)};
    double[] y = {second(factor, i)};
    return new Layer.Arrows(origin, origin, x, y, Tone.ACCENT);
  }

  private static Layer.Marker marker(
      DMatrixRMaj factor, String variable, int i, int first, Role role) {
    String label = variable.equals("U") ? "u" : "v";
    Handle handle = new Handle(variable, i, label + " " + (i + 1));
    return new Layer.Marker(
        factor.get(i, 0), second(factor, i), label, Tone.ACCENT, handle, role, i - first);
  }

  /// The small system behind one row: the one that the half-step just made has solved, at the start
  /// the one that comes first.
  private static Panel system(LessonView<Observations, Options, State> view, RatingWindow window) {
    boolean forRow = view.record().halfStep().equals("update-u");
    Observations z = view.state().ratings().normalized();
    double lambda = view.options().lambda();
    RowSystem system =
        forRow
            ? RidgeRows.system(z, view.state().v(), lambda, window.row())
            : RidgeRows.system(z.transposed(), view.state().u(), lambda, window.column());
    String unknown = unknown(forRow, window);
    int k = system.right().length;
    int shown = Math.min(MAX_SHOWN, k);
    List<String> header = new ArrayList<>(List.of("G"));
    List<List<String>> rows = new ArrayList<>();
    for (int p = 0; p < shown; p++) {
      header.add(p == shown - 1 && shown < k ? (p + 1) + " …" : String.valueOf(p + 1));
      rows.add(row(system, p, shown));
    }
    header.addAll(List.of("b", unknown));
    String name = forRow ? window.rowName(view.words()) : window.columnName(view.words());
    return new TablePanel(
        "system",
        view.words().panel("system"),
        view.words().say("system.of", unknown, name),
        header,
        rows,
        Role.FACTOR,
        Collections.nCopies(shown, Tone.INK),
        note(view, system, forRow ? "vⱼ" : "uᵢ", unknown));
  }

  private static String unknown(boolean isRow, RatingWindow window) {
    return isRow
        ? "u" + Numbers.subscript(window.row() + 1)
        : "v" + Numbers.subscript(window.column() + 1);
  }

  private static List<String> row(RowSystem system, int p, int shown) {
    List<String> cells = new ArrayList<>(List.of(String.valueOf(p + 1)));
    for (int q = 0; q < shown; q++) {
      cells.add(Numbers.brief(system.gram().get(p, q)));
    }
    cells.add(Numbers.brief(system.right()[p]));
    cells.add(Numbers.brief(system.solution()[p]));
    return cells;
  }

  private static String note(
      LessonView<Observations, Options, State> view,
      RowSystem system,
      String other,
      String unknown) {
    if (system.entries() == 0) {
      return view.words().say("no-ratings", unknown);
    }
    String sums = view.words().say("sums", other, ratings(view, system.entries()));
    return system.entries() < system.right().length
        ? sums + " " + view.words().say("fewer-than-k")
        : sums;
  }

  private static String ratings(LessonView<Observations, Options, State> view, int count) {
    return view.words().say(count == 1 ? "one-rating" : "ratings", count);
  }

  @Override
  public String numbers(String halfStep, LessonView<Observations, Options, State> view) {
    RatingWindow window = window(view);
    boolean isRow = halfStep.equals("update-u");
    DMatrixRMaj factor = isRow ? view.state().u() : view.state().v();
    Observations z = view.state().ratings().normalized();
    int i = isRow ? window.row() : window.column();
    List<String> numbers = new ArrayList<>();
    for (int p = 0; p < Math.min(MAX_SHOWN, factor.numCols); p++) {
      numbers.add(Numbers.brief(factor.get(i, p)));
    }
    if (factor.numCols > MAX_SHOWN) {
      numbers.add("…");
    }
    Observations known = isRow ? z : z.transposed();
    return view.words()
        .say(
            "solution",
            unknown(isRow, window),
            String.join(", ", numbers),
            ratings(view, known.rowStart(i + 1) - known.rowStart(i)));
  }

  @Override
  public List<Preset> presets() {
    Normalization.Kind twoWay = Normalization.Kind.TWO_WAY;
    return List.of(
        Preset.of("film-ratings", "ratings")
            .with(LAMBDA, 0.3)
            .with(NORMALIZE, Normalization.Kind.GLOBAL)
            .with(HELD_OUT, 0.2),
        Preset.of("two-numbers-a-row", "low_rank")
            .with(RANK, 2)
            .with(LAMBDA, 0.001)
            .with(HELD_OUT, 0.2),
        Preset.of("lecturers-rated", "insteval_block")
            .with(NORMALIZE, twoWay)
            .with(LAMBDA, 10.0)
            .with(HELD_OUT, 0.2),
        Preset.of("learning-by-heart", "insteval_block")
            .with(RANK, 10)
            .with(NORMALIZE, twoWay)
            .with(HELD_OUT, 0.2),
        Preset.of("two-parties", "house_votes").with(RANK, 2).with(LAMBDA, 5.0).with(HELD_OUT, 0.2),
        Preset.of("no-penalty", "low_rank")
            .with(RANK, 12)
            .with(LAMBDA, 0.0)
            .with(HELD_OUT, 0.2)
            .with(ROW, 16),
        Preset.of("73-421-ratings", "insteval_ratings")
            .with(RANK, 10)
            .with(NORMALIZE, twoWay)
            .with(LAMBDA, 10.0)
            .with(HELD_OUT, 0.1));
  }

  /// The same penalty, as its threshold; the optima agree if nothing is normalized or held out.
  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("nuclear-norm", (start, values) -> threshold(values)),
        Neighbour.to("recovery"));
  }

  private static Neighbour.Start threshold(ParameterValues values) {
    String tau = String.valueOf(Math.max(MIN_THRESHOLD, values.get(LAMBDA)));
    return new Neighbour.Start(Map.of("method", "soft-impute", "tau", tau), Map.of());
  }
}
