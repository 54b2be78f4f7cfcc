package org.factorscope.app.lesson.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.theory.Bits;
import org.factorscope.algorithms.theory.BooleanFactors;
import org.factorscope.algorithms.theory.BooleanFactors.Options;
import org.factorscope.algorithms.theory.BooleanFactors.State;
import org.factorscope.algorithms.theory.ElasticPoles;
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
import org.factorscope.app.lesson.picture.Levels;
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

/// A matrix of zeros and ones as a union of tiles.
public final class BooleanLesson extends Lesson<Bits, Options, State> {
  private static final Parameter<Integer> RANK = Parameter.whole("rank", 5, 1, 50);
  private static final Parameter<Double> KAPPA = Parameter.real("kappa", 0.01, 0, 1).atOnce();
  private static final Parameter<Double> LAMBDA =
      Parameter.magnitude("lambda", 0.02, 1e-4, 100).atOnce();
  private static final Parameter<Double> GROWTH = Parameter.real("growth", 1.02, 1, 2).atOnce();
  private static final Parameter<Double> INERTIA = Parameter.real("inertia", 0, 0, 0.9).atOnce();

  private static final Tone OF_U = Tone.ofClass(0);
  private static final Tone OF_V = Tone.ofClass(1);

  private static final Range UNIT = new Range(0, 1);
  private static final int BINS = 20;

  /// How far the pictures of entries reach beyond 0 and 1.
  private static final double MARGIN = 0.2;

  private static final int CURVE_POINTS = 281;

  /// So many names of a tile are told.
  private static final int NAMES = 3;

  public BooleanLesson() {
    super(
        Outline.of("boolean", Chapter.THEORY, new BooleanFactors())
            .parameters(RANK, KAPPA, LAMBDA, GROWTH, INERTIA)
            .data(DataNeed.COMPLETE, "tiles")
            .iterations(3000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "U", values, RANK, u -> u.numCols);
    return StartShapes.fit(start, "V", fitted, RANK, v -> v.numRows);
  }

  @Override
  public Bits problem(Dataset data, ParameterValues values) {
    return Bits.of(new DataMatrix(data.values()), data.columns());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(RANK),
        values.get(KAPPA),
        values.get(LAMBDA),
        values.get(GROWTH),
        values.get(INERTIA));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<Bits, Options, State> view, Handle handle, double x, double y) {
    State state = view.state();
    DMatrixRMaj factor = (handle.variable().equals("U") ? state.u() : state.v()).copy();
    factor.set(handle.index(), handle.column(), Math.clamp(y, 0, 1));
    return factor;
  }

  @Override
  public List<Panel> panels(LessonView<Bits, Options, State> view) {
    return List.of(
        cover(view), poles(view), tiles(view), factors(view), histogram(view), curve(view));
  }

  private static MatrixBlock block(
      LessonView<Bits, Options, State> view, String name, DMatrixRMaj matrix) {
    return MatrixBlock.of(name, matrix, ColorScale.SEQUENTIAL)
        .withLimits(UNIT)
        .withRoles(Role.OBSERVATION, Role.FEATURE)
        .withNames(view.data().rowNames(), view.data().columns());
  }

  /// X, its cover, and where they differ: 1 is missed, −1 is too much.
  private static Panel cover(LessonView<Bits, Options, State> view) {
    DMatrixRMaj x = view.problem().matrix();
    DMatrixRMaj cover = BooleanFactors.booleanProduct(view.state().u(), view.state().v());
    DMatrixRMaj difference = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.subtract(x, cover, difference);
    MatrixBlock rest =
        MatrixBlock.of("X − U∘V", difference, ColorScale.DIVERGING)
            .withLimits(new Range(-1, 1))
            .withRoles(Role.OBSERVATION, Role.FEATURE);
    return Factors.of(view, "cover")
        .saying("errors", view.state().errors(), x.getNumElements())
        .block(block(view, "X", x))
        .then("", block(view, "U∘V", cover))
        .then("", rest)
        .panel();
  }

  private static Panel factors(LessonView<Bits, Options, State> view) {
    State state = view.state();
    MatrixBlock u =
        MatrixBlock.of("U", state.u(), ColorScale.SEQUENTIAL)
            .withLimits(UNIT)
            .withRoles(Role.OBSERVATION, Role.FACTOR)
            .withHandles("U");
    MatrixBlock v =
        MatrixBlock.of("V", state.v(), ColorScale.SEQUENTIAL)
            .withLimits(UNIT)
            .withRoles(Role.FACTOR, Role.FEATURE)
            .withHandles("V");
    return Factors.of(view, "factors")
        .block(block(view, "UV", Products.times(state.u(), state.v())))
        .then("=", u)
        .then("·", v)
        .panel();
  }

  /// r over its height in the middle, so that the curve keeps its place, with all entries on it.
  private static Panel poles(LessonView<Bits, Options, State> view) {
    ElasticPoles poles = view.options().poles(view.state().iteration());
    double[] x = Levels.places(-MARGIN, 1 + MARGIN, CURVE_POINTS);
    double middle = Math.max(poles.at(0.5), Double.MIN_NORMAL);
    double[] r = Arrays.stream(x).map(place -> poles.at(place) / middle).toArray();
    return Plot.of(view, "poles")
        .saying("now", Numbers.brief(poles.kappa()), Numbers.brief(poles.lambda()))
        .x(Axis.of(view.words().say("poles.x"), -MARGIN, 1 + MARGIN))
        .y(Axis.of(view.words().say("poles.y"), 0, 1.1))
        .add(
            new Layer.Line("", x, r, Tone.INK, LineStyle.SOLID),
            onCurve(view.state().u(), poles, middle, OF_U),
            onCurve(view.state().v(), poles, middle, OF_V))
        .panel();
  }

  private static Layer onCurve(DMatrixRMaj factor, ElasticPoles poles, double middle, Tone tone) {
    double[] x = Arrays.copyOf(factor.data, factor.getNumElements());
    double[] y = Arrays.stream(x).map(entry -> poles.at(entry) / middle).toArray();
    int[] groups = new int[x.length];
    Arrays.fill(groups, tone.index());
    return new Layer.Points(x, y, groups, null, Role.NONE).named(List.of("U", "V"));
  }

  private static Panel histogram(LessonView<Bits, Options, State> view) {
    double width = (1 + 2 * MARGIN) / BINS;
    double[] middles = new double[BINS];
    Arrays.setAll(middles, b -> (b + 0.5) * width - MARGIN);
    return Plot.of(view, "histogram")
        .x(Axis.of(view.words().say("poles.x"), -MARGIN, 1 + MARGIN))
        .y(Axis.of(view.words().say("histogram.y")))
        .add(
            new Layer.Bars(
                middles,
                0.9 * width,
                List.of(counts(view.state().u(), width), counts(view.state().v(), width)),
                List.of("U", "V"),
                List.of(OF_U, OF_V),
                -1))
        .panel();
  }

  /// Entries beyond the ends count at the ends.
  private static double[] counts(DMatrixRMaj factor, double width) {
    double[] counts = new double[BINS];
    for (int i = 0; i < factor.getNumElements(); i++) {
      double place = Math.clamp(factor.data[i], -MARGIN, 1 + MARGIN);
      counts[Math.min(BINS - 1, (int) ((place + MARGIN) / width))]++;
    }
    return counts;
  }

  private static Panel curve(LessonView<Bits, Options, State> view) {
    return HistoryCurve.of(view, "curve", Axis.of(""))
        .curve(view.words().say("curve.errors"), Tone.WARNING, r -> r.measure("errors"))
        .curve("½‖X − UV‖²", Tone.INK, record -> record.series("loss")[0])
        .curve(view.words().say("curve.objective"), Tone.ACCENT, HistoryCurve::objective)
        .panel();
  }

  /// Each tile as a sentence: who has what.
  private static Panel tiles(LessonView<Bits, Options, State> view) {
    State state = view.state();
    MomentTable table = MomentTable.of(view, "tiles", Role.FACTOR);
    for (int k = 0; k < state.u().numCols; k++) {
      int tile = k;
      String who =
          named(view, view.data().rowNames(), i -> state.u().get(i, tile) > 0.5, state.u().numRows);
      String what =
          named(view, view.data().columns(), j -> state.v().get(tile, j) > 0.5, state.v().numCols);
      table.row(Tone.ofClass(k), Integer.toString(k + 1), who, what);
    }
    boolean isThere = view.record().stopReason() != null;
    String note = isThere ? "there" : view.record().place().isStart() ? "begins" : "slides";
    return table.note(view.words().say("tiles." + note)).panel();
  }

  /// The first names of those that belong, and how many there are.
  private static String named(
      LessonView<Bits, Options, State> view, List<String> names, IntPredicate belongs, int count) {
    List<String> told = new ArrayList<>();
    int all = 0;
    for (int i = 0; i < count; i++) {
      if (belongs.test(i)) {
        all++;
        String name = names.isEmpty() ? Integer.toString(i + 1) : names.get(i).replace('_', ' ');
        told.add(name);
      }
    }
    String first = String.join(", ", told.subList(0, Math.min(NAMES, all)));
    return all == 0
        ? view.words().say("tiles.none")
        : all <= NAMES ? first : view.words().say("tiles.more", first, all);
  }

  /// The first entry of the factor that moved.
  @Override
  public String numbers(String halfStep, LessonView<Bits, Options, State> view) {
    StepRecord before = view.recordBefore().orElse(null);
    if (before == null) {
      return "";
    }
    boolean isU = halfStep.endsWith("-u");
    State state = view.state();
    DMatrixRMaj gram = isU ? Products.gramOfRows(state.v()) : Products.gramOfColumns(state.u());
    double step = view.options().step(gram);
    double[] first = before.series("first");
    double old = first[isU ? 0 : 1];
    double now = isU ? state.u().data[0] : state.v().data[0];
    String name = isU ? "u₁₁" : "v₁₁";
    if (halfStep.startsWith("prox")) {
      return name + " = " + shrunk(view, old, step) + " = " + Numbers.brief(now);
    }
    double from = old + view.options().inertia() * (old - first[isU ? 2 : 3]);
    return "%s = %s − %s · %s = %s"
        .formatted(
            name,
            Numbers.bracketed(from),
            Numbers.bracketed(step),
            Numbers.bracketed((from - now) / step),
            Numbers.brief(now));
  }

  /// How the proximal step came from `x` to where it went.
  private static String shrunk(LessonView<Bits, Options, State> view, double x, double step) {
    ElasticPoles poles = view.options().poles(view.record().iteration());
    String threshold = Numbers.bracketed(poles.kappa() * step);
    String divisor = "(1 + " + Numbers.brief(poles.lambda() * step) + ")";
    if (x <= 0) {
      return "max(%s, 0)".formatted(Numbers.brief(x));
    }
    if (x <= 0.5) {
      return "max(%s − %s, 0)/%s".formatted(Numbers.brief(x), threshold, divisor);
    }
    String sign = x <= 1 ? "−" : "+";
    String away = x <= 1 ? "1 − " + Numbers.brief(x) : Numbers.brief(x) + " − 1";
    return "1 %s max(%s − %s, 0)/%s".formatted(sign, away, threshold, divisor);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("five-tiles", "tiles"),
        Preset.of("one-in-twenty-turned", "tiles_flipped"),
        Preset.of("what-animals-have", "zoo_boolean"),
        Preset.of("one-and-one", "two_tiles")
            .with(RANK, 2)
            .from("U", overlapping())
            .from("V", CommonOps_DDRM.transpose(overlapping(), null)),
        Preset.of("pressed-too-early", "tiles").with(GROWTH, 1.5),
        Preset.of("with-inertia", "tiles").with(INERTIA, 0.2));
  }

  /// Both tiles of `two_tiles`, not quite 0 and 1.
  private static DMatrixRMaj overlapping() {
    return new DMatrixRMaj(new double[][] {{0.8, 0.1}, {0.8, 0.8}, {0.1, 0.8}});
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("nmf"), Neighbour.to("relu-decode"));
  }
}
