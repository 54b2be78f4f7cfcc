package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.QFactor;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.spectrum.RandomizedSvd;
import org.factorscope.algorithms.spectrum.RandomizedSvd.Options;
import org.factorscope.algorithms.spectrum.RandomizedSvd.State;
import org.factorscope.algorithms.step.InvalidInputException;
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
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;
import org.jspecify.annotations.Nullable;

/// The largest singular triplets from a random sketch.
public final class RandomizedSvdLesson extends Lesson<Decomposed, Options, State> {
  private static final Parameter<Integer> RANK = Parameter.whole("rank", 10, 1, 200);
  private static final Parameter<Integer> OVERSAMPLING = Parameter.whole("oversampling", 5, 0, 100);
  private static final Parameter<Integer> POWER = Parameter.whole("power", 1, 0, 20);

  private static final Tone FOUND = Tone.ofClass(0);
  private static final Tone BEST = Tone.ofClass(2);

  /// Rounds of the power iteration that are compared.
  private static final int MOST_POWERS = 4;

  /// Relative to ‖A‖: what is smaller is rounding, and not drawn.
  private static final double NOTHING = 1e-13;

  /// Terms of a sum that are all written out, and singular values that are.
  private static final int FEW = 3;

  public RandomizedSvdLesson() {
    super(
        Outline.of("randomized-svd", Chapter.SPECTRA, new RandomizedSvd())
            .parameters(RANK, OVERSAMPLING, POWER)
            .data(DataNeed.COMPLETE, "camera128")
            .iterations(1));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    DMatrixRMaj omega = start.get("Omega");
    if (omega != null && omega.numCols < values.get(RANK)) {
      throw InvalidInputException.option(
          "rank", values.get(RANK), "must be at most the columns of Omega, " + omega.numCols);
    }
    return StartShapes.fit(
        start, "Omega", values, OVERSAMPLING, given -> given.numCols - values.get(RANK));
  }

  /// A small table has fewer triplets than the usual rank.
  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    int most = Math.min(data.rows(), data.dimension());
    return most < 1 || most >= values.get(RANK)
        ? values
        : values.withDefault(RANK.name(), String.valueOf(most));
  }

  @Override
  public Decomposed problem(Dataset data, ParameterValues values) {
    DMatrixRMaj matrix = new DataMatrix(data.values()).matrix();
    var _ = SquareRange.squaredNorm(matrix);
    return Decomposed.of(matrix);
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(RANK), values.get(OVERSAMPLING), values.get(POWER));
  }

  /// Changes what a column of Ω has along the two strongest directions, and nothing else of it.
  @Override
  public DMatrixRMaj dragged(
      LessonView<Decomposed, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj omega = view.state().omega().copy();
    DMatrixRMaj v = view.problem().svd().v();
    double[] wanted = {x, y};
    for (int k = 0; k < Math.min(wanted.length, v.numCols); k++) {
      double change = wanted[k] - along(v, k, omega, handle.index());
      for (int i = 0; i < omega.numRows; i++) {
        omega.add(i, handle.index(), change * v.get(i, k));
      }
    }
    return omega;
  }

  /// The product of two columns; 0 if there is no such direction.
  private static double along(DMatrixRMaj directions, int k, DMatrixRMaj columns, int j) {
    double sum = 0;
    for (int i = 0; k < directions.numCols && i < columns.numRows; i++) {
      sum += directions.get(i, k) * columns.get(i, j);
    }
    return sum;
  }

  @Override
  public List<Panel> panels(LessonView<Decomposed, Options, State> view) {
    boolean isPicture = view.data().imageShape().isLine() && view.state().q() != null;
    List<Panel> panels = new ArrayList<>();
    panels.add(isPicture ? picture(view) : factors(view));
    panels.add(directions(view));
    panels.add(scree(view));
    panels.add(errors(view));
    if (view.problem().tail(view.state().omega().numCols) > nothing(view)) {
      panels.add(powers(view));
    }
    panels.add(cost(view));
    return panels;
  }

  private static double nothing(LessonView<Decomposed, Options, State> view) {
    return NOTHING * view.problem().squaredNorm();
  }

  /// What the columns found so far make of A: QB, or USVᵀ.
  private static DMatrixRMaj approximation(LessonView<Decomposed, Options, State> view) {
    ThinSvd svd = view.state().svd();
    DMatrixRMaj q = view.state().q();
    return svd != null
        ? svd.recomposed(svd.values())
        : q == null
            ? view.problem().matrix()
            : view.problem().minus(RandomizedSvd.missing(view.problem(), q));
  }

  private static Panel picture(LessonView<Decomposed, Options, State> view) {
    DMatrixRMaj a = view.problem().matrix();
    Range limits = new Range(CommonOps_DDRM.elementMin(a), CommonOps_DDRM.elementMax(a));
    DMatrixRMaj found = approximation(view);
    DMatrixRMaj rest = view.problem().minus(found);
    CommonOps_DDRM.add(rest, (limits.from() + limits.to()) / 2, rest);
    String name = view.state().svd() == null ? "QQᵀA" : "USVᵀ";
    return ImageGridPanel.named("factors")
        .title(view.words().panel("factors"))
        .subtitle(view.words().say("factors.picture"))
        .tile(a, "A")
        .tile(found, name)
        .tile(rest, "A − " + name)
        .scale(ColorScale.GREY, limits)
        .build();
  }

  /// The product that the last half-step was about.
  private static Panel factors(LessonView<Decomposed, Options, State> view) {
    State state = view.state();
    Factors factors = Factors.of(view, "factors");
    MatrixBlock a = block("A", view.problem().matrix(), Role.OBSERVATION, Role.FEATURE);
    DMatrixRMaj y = state.y();
    DMatrixRMaj q = state.q();
    ThinSvd svd = state.svd();
    if (svd != null) {
      DMatrixRMaj s = CommonOps_DDRM.diag(svd.values());
      DMatrixRMaj vt = CommonOps_DDRM.transpose(svd.v(), null);
      return factors
          .block(a)
          .then("≈", block("U", svd.u(), Role.OBSERVATION, Role.FACTOR))
          .then("·", block("S", s, Role.FACTOR, Role.FACTOR))
          .then("·", block("Vᵀ", vt, Role.FACTOR, Role.FEATURE))
          .panel();
    }
    if (q != null) {
      DMatrixRMaj b = Products.transposedTimes(q, view.problem().matrix());
      return factors
          .block(a)
          .then("≈", block("Q", q, Role.OBSERVATION, Role.NONE))
          .then("·", block("QᵀA", b, Role.NONE, Role.FEATURE))
          .panel();
    }
    MatrixBlock omega = block("Ω", state.omega(), Role.FEATURE, Role.NONE);
    factors.block(a).then("·", omega);
    return y == null
        ? factors.panel()
        : factors.then("→", block("Y", y, Role.OBSERVATION, Role.NONE)).panel();
  }

  private static MatrixBlock block(String name, DMatrixRMaj matrix, Role rows, Role columns) {
    return MatrixBlock.of(name, matrix, ColorScale.DIVERGING).withRoles(rows, columns);
  }

  /// Columns of Ω along the two strongest right singular vectors, and what became of them along the
  /// left ones, as unit vectors.
  private static Panel directions(LessonView<Decomposed, Options, State> view) {
    State state = view.state();
    ThinSvd svd = view.problem().svd();
    int l = state.omega().numCols;
    List<Layer.Marker> markers = new ArrayList<>();
    double[] x = new double[l];
    double[] y = new double[l];
    DMatrixRMaj sketch = state.y();
    for (int j = 0; j < l; j++) {
      double first = along(svd.v(), 0, state.omega(), j);
      double second = along(svd.v(), 1, state.omega(), j);
      Handle handle = new Handle("Omega", j, view.words().say("directions.handle", j + 1));
      String label = j < 99 ? String.valueOf(j + 1) : "";
      markers.add(new Layer.Marker(first, second, label, Tone.MUTED, handle, Role.NONE, j));
      if (sketch != null) {
        double length = Norms.frobenius(CommonOps_DDRM.extractColumn(sketch, j, null));
        x[j] = length > 0 ? along(svd.u(), 0, sketch, j) / length : 0;
        y[j] = length > 0 ? along(svd.u(), 1, sketch, j) / length : 0;
      }
    }
    double[] origin = new double[l];
    return Plot.of(view, "directions")
        .saying(sketch == null ? "before" : "after")
        .x(Axis.of(view.words().say("directions.x")))
        .y(Axis.of(view.words().say("directions.y")))
        .equalUnits()
        .add(new Layer.Markers(markers))
        .add(sketch == null ? List.of() : List.of(new Layer.Arrows(origin, origin, x, y, FOUND)))
        .panel();
  }

  /// The spectrum, what was found of it, and what the power iteration makes of it.
  private static Panel scree(LessonView<Decomposed, Options, State> view) {
    Decomposed whole = view.problem();
    double first = whole.value(0);
    double[] x = IntStream.rangeClosed(1, whole.layers()).asDoubleStream().toArray();
    double[] all = new double[x.length];
    double[] powered = new double[x.length];
    int exponent = 2 * view.options().power() + 1;
    for (int i = 0; i < x.length; i++) {
      all[i] = drawn(whole.value(i) / first);
      powered[i] = drawn(StrictMath.pow(whole.value(i) / first, exponent));
    }
    ThinSvd svd = view.state().svd();
    double[] found = svd == null ? new double[0] : svd.values();
    double[] shares = Arrays.stream(found).map(value -> drawn(value / first)).toArray();
    return Plot.of(view, "scree")
        .x(Axis.of(view.words().say("scree.x"), 0, x.length + 0.5))
        .y(Axis.logarithmic("σ/σ₁"))
        .add(
            new Layer.Line(
                view.words().say("scree.powered", exponent),
                x,
                powered,
                Tone.ofClass(1),
                LineStyle.DASHED),
            new Layer.Line("σ", x, all, BEST, LineStyle.SOLID),
            new Layer.Points(
                Arrays.copyOf(x, shares.length), shares, new int[shares.length], null, Role.FACTOR),
            vertical(view.options().rank() + 0.5, "k"),
            vertical(view.state().omega().numCols + 0.5, "l"))
        .panel();
  }

  private static Layer vertical(double at, String label) {
    return new Layer.Rule(Orientation.VERTICAL, at, label, Tone.MUTED, LineStyle.DOTTED);
  }

  private static double drawn(double share) {
    return share > NOTHING ? share : Double.NaN;
  }

  /// ‖A − QQᵀA‖₂ and ‖A − USVᵀ‖₂ between the least there can be and the bound.
  private static Panel errors(LessonView<Decomposed, Options, State> view) {
    Decomposed whole = view.problem();
    State state = view.state();
    DMatrixRMaj q = state.q();
    double first = whole.value(0);
    double range = q == null ? 0 : ThinSvd.valuesOf(RandomizedSvd.missing(whole, q))[0];
    double cut = state.svd() == null ? 0 : state.error();
    double[] values = new double[6];
    for (int i = 0; i < 2; i++) {
      values[3 * i] = RandomizedSvd.best(whole, view.options(), i == 1);
      values[3 * i + 1] = i == 1 ? cut : range;
      values[3 * i + 2] = RandomizedSvd.bound(whole, view.options(), i == 1);
    }
    double[] y = Arrays.stream(values).map(value -> drawn(value / first)).toArray();
    double[] x = {0, 0, 0, 1, 1, 1};
    String[] names = view.words().say("errors.names").split("\\|", -1);
    return Plot.of(view, "errors")
        .x(Axis.named("", List.of("A − QQᵀA", "A − USVᵀ")))
        .y(Axis.logarithmic("‖·‖₂/σ₁"))
        .add(
            new Layer.Segments(
                new double[] {0, 1},
                new double[] {y[0], y[3]},
                new double[] {0, 1},
                new double[] {y[2], y[5]},
                Tone.MUTED,
                LineStyle.DOTTED),
            new Layer.Points(x, y, new int[] {2, 0, 1, 2, 0, 1}, null, Role.NONE)
                .named(Arrays.asList(names)))
        .panel();
  }

  /// How much worse than the best l directions the range is, after 0 to 4 rounds on the same Ω.
  private static Panel powers(LessonView<Decomposed, Options, State> view) {
    Decomposed whole = view.problem();
    double best = whole.tail(view.state().omega().numCols);
    double[] x = new double[MOST_POWERS + 1];
    double[] ratios = new double[MOST_POWERS + 1];
    DMatrixRMaj y = Products.times(whole.matrix(), view.state().omega());
    for (int power = 0; power <= MOST_POWERS; power++) {
      x[power] = power;
      double missing = Norms.squaredFrobenius(RandomizedSvd.missing(whole, QFactor.of(y)));
      ratios[power] = Math.sqrt(missing / best);
      y = RandomizedSvd.nextPower(whole, y);
    }
    List<String> ticks = IntStream.rangeClosed(0, MOST_POWERS).mapToObj(String::valueOf).toList();
    Plot plot =
        Plot.of(view, "powers")
            .x(Axis.named(view.words().say("powers.x"), ticks))
            .y(Axis.of(view.words().say("powers.y")))
            .add(
                new Layer.Rule(Orientation.HORIZONTAL, 1, "", BEST, LineStyle.DASHED),
                new Layer.Line("", x, ratios, FOUND, LineStyle.SOLID),
                new Layer.Points(x, ratios, new int[x.length], null, Role.NONE));
    int power = view.options().power();
    return power > MOST_POWERS ? plot.panel() : plot.add(vertical(power, "q")).panel();
  }

  /// Counts of multiplications and additions.
  private static Panel cost(LessonView<Decomposed, Options, State> view) {
    DMatrixRMaj a = view.problem().matrix();
    double small = Math.min(a.numRows, a.numCols);
    double large = Math.max(a.numRows, a.numCols);
    double l = view.state().omega().numCols;
    double q = view.options().power();
    double full = 6 * large * small * small + 20 * small * small * small;
    double products = (2 * q + 2) * 2 * large * small * l;
    double factors = 4 * l * l * ((q + 1) * a.numRows + q * a.numCols);
    double rest =
        6 * a.numCols * l * l + 20 * l * l * l + 2 * a.numRows * l * view.options().rank();
    String[] names = view.words().say("cost.names").split("\\|", -1);
    List<double[]> heights =
        List.of(
            new double[] {full / 1e6, 0},
            new double[] {0, products / 1e6},
            new double[] {0, factors / 1e6},
            new double[] {0, rest / 1e6});
    List<Tone> tones = List.of(Tone.MUTED, FOUND, Tone.ofClass(1), BEST);
    double ratio = full / (products + factors + rest);
    return Plot.of(view, "cost")
        .saying("ratio", String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio))
        .x(Axis.named("", List.of(names[0], names[1])))
        .y(Axis.of(view.words().say("cost.y")))
        .add(
            new Layer.Bars(
                new double[] {0, 1},
                0.6,
                heights,
                List.of("", names[2], names[3], names[4]),
                tones,
                -1))
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<Decomposed, Options, State> view) {
    State state = view.state();
    String loss = Numbers.brief(state.objective());
    return switch (halfStep) {
      case "sketch" -> sketched(view, there(state.y()));
      case "iterate" -> "‖Y‖ = " + Numbers.brief(Norms.frobenius(there(state.y())));
      case "orthonormalize" -> "J = ‖A − QQᵀA‖² = " + loss + ", q₁₁ = " + divided(state);
      default -> values(there(state.svd())) + ", J = ‖A − USVᵀ‖² = " + loss;
    };
  }

  private static <T> T there(@Nullable T variable) {
    return Objects.requireNonNull(variable);
  }

  private static String sketched(LessonView<Decomposed, Options, State> view, DMatrixRMaj y) {
    DMatrixRMaj a = view.problem().matrix();
    List<String> terms =
        IntStream.range(0, a.numCols)
            .filter(j -> a.numCols <= FEW || j == 0 || j == a.numCols - 1)
            .mapToObj(
                j ->
                    Numbers.bracketed(a.get(0, j))
                        + " · "
                        + Numbers.bracketed(view.state().omega().get(j, 0)))
            .toList();
    String sign = a.numCols <= FEW ? " + " : " + … + ";
    return "y₁₁ = " + String.join(sign, terms) + " = " + Numbers.brief(y.get(0, 0));
  }

  /// The first column of Q is that of Y, divided by its length.
  private static String divided(State state) {
    DMatrixRMaj y = there(state.y());
    double length = Norms.frobenius(CommonOps_DDRM.extractColumn(y, 0, null));
    String result = Numbers.brief(there(state.q()).get(0, 0));
    return length > 0
        ? Numbers.bracketed(y.get(0, 0)) + "/" + Numbers.bracketed(length) + " = " + result
        : result;
  }

  private static String values(ThinSvd svd) {
    return IntStream.range(0, Math.min(FEW, svd.values().length))
        .mapToObj(i -> "σ" + Numbers.subscript(i + 1) + " = " + Numbers.brief(svd.values()[i]))
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("a-photograph", "camera128"),
        Preset.of("by-hand", "shear")
            .with(RANK, 1)
            .with(OVERSAMPLING, 0)
            .with(POWER, 0)
            .from("Omega", new DMatrixRMaj(new double[][] {{0}, {1}})),
        Preset.of("slow-spectrum", "camera128").with(RANK, 20).with(POWER, 0),
        Preset.of("slow-spectrum-mended", "camera128").with(RANK, 20).with(POWER, 2),
        Preset.of("six-layers", "layers").with(RANK, 6).with(OVERSAMPLING, 2).with(POWER, 0),
        Preset.of("no-gap", "narrow_gap").with(RANK, 5));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>(
            "svd",
            (start, values) ->
                new Neighbour.Start(Map.of("rank", RANK.write(values.get(RANK))), Map.of())),
        Neighbour.to("power-method"),
        Neighbour.to("pca"));
  }
}
