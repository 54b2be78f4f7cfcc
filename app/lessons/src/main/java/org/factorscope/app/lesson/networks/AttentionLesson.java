package org.factorscope.app.lesson.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.networks.Attention;
import org.factorscope.algorithms.networks.Attention.Options;
import org.factorscope.algorithms.networks.Attention.State;
import org.factorscope.algorithms.networks.Tokens;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.NoData;
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
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TokensPanel;
import org.factorscope.viz.panel.Tone;

/// Tokens that attend to each other, layer after layer.
public final class AttentionLesson extends Lesson<Tokens, Options, State> {
  /// S has a row and a column for each token.
  private static final int MOST_TOKENS = 500;

  private static final int MOST_HEADS = 8;

  private static final Parameter<Integer> KEYS = Parameter.whole("keys", 4, 1, 128);
  private static final Parameter<Integer> HEADS = Parameter.whole("heads", 1, 1, MOST_HEADS);
  private static final Parameter<Double> TEMPERATURE =
      Parameter.magnitude("temperature", 1, 1e-3, 1e3).atOnce();
  private static final Parameter<Boolean> CAUSAL = Parameter.toggle("causal", false).atOnce();
  private static final Parameter<Boolean> RESIDUAL = Parameter.toggle("residual", true);
  private static final Parameter<Integer> TOKEN =
      Parameter.whole("token", 1, 1, MOST_TOKENS).viewOnly();
  private static final Parameter<Integer> HEAD =
      Parameter.whole("head", 1, 1, MOST_HEADS).viewOnly();

  private static final Role ROLE = new Role("token");

  /// Of more tokens than this only the one shown has a disc that can be dragged.
  private static final int MOST_DISCS = 16;

  /// Atoms of the soft vector quantization whose cost is drawn beside attention's.
  private static final int ATOMS = 8;

  private static final int MOST_TERMS = 4;

  /// Exponentials of larger scores are not written out.
  private static final double LARGE = 100;

  public AttentionLesson() {
    super(
        Outline.of("attention", Chapter.NETWORKS, new Attention())
            .parameters(KEYS, HEADS, TEMPERATURE, CAUSAL, RESIDUAL, TOKEN, HEAD)
            .data(
                DataNeed.COMPLETE.and(data -> data.rows() <= MOST_TOKENS, "too-long"), NoData.NAME)
            .iterations(200));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted =
        StartShapes.fit(start, "WV", values, HEADS, w -> Math.max(1, w.numRows / w.numCols));
    int heads = fitted.get(HEADS);
    for (String name : List.of("WQ", "WK")) {
      DMatrixRMaj w = start.get(name);
      if (w != null && w.numRows % heads != 0) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s has %d rows, but %d heads of equal size need a multiple of %d.",
                name,
                w.numRows,
                heads,
                heads));
      }
      fitted = StartShapes.fit(start, name, fitted, KEYS, m -> m.numRows / heads);
    }
    return fitted;
  }

  @Override
  public Tokens problem(Dataset data, ParameterValues values) {
    return new Tokens(data.rows() == 0 ? null : new DataMatrix(data.values()));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(KEYS),
        values.get(HEADS),
        values.get(TEMPERATURE),
        values.get(CAUSAL),
        values.get(RESIDUAL));
  }

  /// Moves a token in the plane of the two columns shown.
  @Override
  public DMatrixRMaj dragged(
      LessonView<Tokens, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj tokens = view.state().x().copy();
    tokens.set(handle.index(), across(view), x);
    if (up(view) != across(view)) {
      tokens.set(handle.index(), up(view), y);
    }
    return tokens;
  }

  /// The column of X that is drawn from left to right.
  private static int across(LessonView<Tokens, Options, State> view) {
    return view.data().dimension() < 2 ? 0 : view.axes().x();
  }

  /// The column that is drawn upwards; the same one if there is no other.
  private static int up(LessonView<Tokens, Options, State> view) {
    int other = view.data().dimension() < 2 ? 1 : view.axes().y();
    return Math.min(other, view.state().x().numCols - 1);
  }

  private static int head(LessonView<Tokens, Options, State> view) {
    return Math.min(view.parameters().get(HEAD), view.options().heads()) - 1;
  }

  /// The token whose row of A is shown.
  private static int token(LessonView<Tokens, Options, State> view) {
    return Math.min(view.parameters().get(TOKEN), view.state().x().numRows) - 1;
  }

  private static List<String> names(LessonView<Tokens, Options, State> view) {
    int count = view.state().x().numRows;
    List<String> names = view.data().rowNames();
    return names.size() == count
        ? names
        : IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  @Override
  public List<Panel> panels(LessonView<Tokens, Options, State> view) {
    return List.of(
        points(view), weights(view), sequence(view), mixture(view), spectrum(view), cost(view));
  }

  /// Tokens in the plane of two columns, with their way through the layers.
  private static Panel points(LessonView<Tokens, Options, State> view) {
    DMatrixRMaj x = view.state().x();
    double cosine = view.record().measure("mean-cosine");
    List<String> names = names(view);
    double[] xs = Numbers.column(x, across(view));
    double[] ys = up(view) == across(view) ? new double[x.numRows] : Numbers.column(x, up(view));
    int[] plain = new int[x.numRows];
    Arrays.fill(plain, -1);
    boolean isNamed = !view.data().rowNames().isEmpty() || x.numRows > MOST_DISCS;
    List<Layer.Marker> discs = new ArrayList<>();
    for (int i = 0; i < x.numRows; i++) {
      boolean isShown = i == token(view);
      if (isShown || !isNamed) {
        Handle handle = new Handle("X", i, names.get(i));
        Tone tone = isShown ? Tone.ACCENT : Tone.ofClass(0);
        discs.add(new Layer.Marker(xs[i], ys[i], "" + (i + 1), tone, handle, ROLE, i));
      }
    }
    return Plot.of(view, "points")
        .saying("tokens", Numbers.brief(cosine))
        .x(Axis.of(view.words().say("points.axis", across(view) + 1)))
        .y(Axis.of(up(view) == across(view) ? "" : view.words().say("points.axis", up(view) + 1)))
        .add(trails(view))
        .add(isNamed ? List.of(new Layer.Names(xs, ys, names, plain, ROLE)) : List.of())
        .add(new Layer.Markers(discs))
        .panel();
  }

  private static List<Layer> trails(LessonView<Tokens, Options, State> view) {
    DMatrixRMaj x = view.state().x();
    List<double[]> past =
        view.history().stream()
            .filter(record -> record.position() <= view.position())
            .map(record -> record.series("X"))
            .filter(tokens -> tokens.length == x.getNumElements())
            .toList();
    List<Layer> trails = new ArrayList<>();
    for (int i = 0; i < x.numRows && x.numRows <= MOST_DISCS && x.numCols > 1; i++) {
      int start = i * x.numCols;
      double[] xs = past.stream().mapToDouble(tokens -> tokens[start + across(view)]).toArray();
      double[] ys = past.stream().mapToDouble(tokens -> tokens[start + up(view)]).toArray();
      trails.add(new Layer.Line("", xs, ys, Tone.MUTED, LineStyle.SOLID));
    }
    return trails;
  }

  private static Panel weights(LessonView<Tokens, Options, State> view) {
    List<String> names = names(view);
    State state = view.state();
    return Factors.of(view, "weights")
        .saying("head", head(view) + 1, view.options().heads())
        .block(
            MatrixBlock.of("S", state.scores(head(view)), ColorScale.DIVERGING)
                .withRoles(ROLE, ROLE)
                .withNames(names, names))
        .then("→", a(view).withNames(names, names))
        .panel();
  }

  private static MatrixBlock a(LessonView<Tokens, Options, State> view) {
    return MatrixBlock.of("A", view.state().weights(head(view)), ColorScale.SEQUENTIAL)
        .withLimits(new Range(0, 1))
        .withRoles(ROLE, ROLE);
  }

  /// The tokens as a line of text, each as strong as the chosen one attends to it.
  private static Panel sequence(LessonView<Tokens, Options, State> view) {
    List<String> names = names(view);
    DMatrixRMaj a = view.state().weights(head(view));
    String own = names.get(token(view));
    TokensPanel.Builder panel =
        TokensPanel.named("sequence")
            .title(view.words().panel("sequence"))
            .subtitle(view.words().say("sequence.attends", own))
            .role(ROLE)
            .weights("A");
    for (int j = 0; j < a.numCols; j++) {
      panel.token(new TokensPanel.Token(names.get(j), -1, a.get(token(view), j), j));
    }
    double entropy = view.record().measure("entropy");
    return Double.isNaN(entropy)
        ? panel.build()
        : panel.note(view.words().say("sequence.entropy", Numbers.brief(entropy))).build();
  }

  private static Panel mixture(LessonView<Tokens, Options, State> view) {
    DMatrixRMaj values = view.state().mixed(head(view));
    DMatrixRMaj sums = Products.times(view.state().weights(head(view)), values);
    return Factors.of(view, "mixture")
        .saying(view.options().heads() == 1 ? "one" : "several")
        .block(a(view))
        .then(
            "·",
            MatrixBlock.of("X WVᵀ", values, ColorScale.DIVERGING).withRoles(ROLE, Role.FEATURE))
        .then(
            "=",
            MatrixBlock.of(
                    view.options().heads() == 1 ? "Y" : "part of Y", sums, ColorScale.DIVERGING)
                .withRoles(ROLE, Role.FEATURE))
        .panel();
  }

  /// Singular values of scores and weights, each relative to its first.
  private static Panel spectrum(LessonView<Tokens, Options, State> view) {
    int count = view.state().x().numRows;
    double[] s = relative(view.state().scores(head(view)));
    double[] a = relative(view.state().weights(head(view)));
    double[] left = IntStream.range(0, count).mapToDouble(i -> i + 0.8).toArray();
    double[] right = IntStream.range(0, count).mapToDouble(i -> i + 1.2).toArray();
    return Plot.of(view, "spectrum")
        .x(Axis.of(view.words().say("spectrum.x")))
        .y(Axis.of(view.words().say("spectrum.y"), 0, 1.1))
        .add(
            new Layer.Bars(left, 0.36, List.of(s), List.of("S"), List.of(Tone.ofClass(0)), -1),
            new Layer.Bars(right, 0.36, List.of(a), List.of("A"), List.of(Tone.ofClass(1)), -1),
            new Layer.Rule(
                Layer.Orientation.VERTICAL,
                view.options().keys() + 0.5,
                "k",
                Tone.INK,
                LineStyle.DASHED))
        .panel();
  }

  private static double[] relative(DMatrixRMaj matrix) {
    if (!Norms.isFinite(matrix)) {
      return new double[matrix.numRows];
    }
    double[] values = ThinSvd.valuesOf(matrix);
    double first = values[0];
    return Arrays.stream(values).map(value -> first > 0 ? value / first : 0).toArray();
  }

  /// Multiplications of a layer beside those of a soft vector quantization with few atoms.
  private static Panel cost(LessonView<Tokens, Options, State> view) {
    double[] counts = IntStream.rangeClosed(3, 12).mapToDouble(e -> 1 << e).toArray();
    int d = view.state().x().numCols;
    double each = view.options().heads() * (view.options().keys() + d);
    double[] attention = Arrays.stream(counts).map(n -> n * n * each).toArray();
    double[] atoms = Arrays.stream(counts).map(n -> 2.0 * n * ATOMS * d).toArray();
    double here = view.state().x().numRows;
    return Plot.of(view, "cost")
        .x(Axis.logarithmic(view.words().say("cost.x")))
        .y(Axis.logarithmic(view.words().say("cost.y")))
        .add(
            new Layer.Line(
                view.words().say("cost.attention"),
                counts,
                attention,
                Tone.ofClass(0),
                LineStyle.SOLID),
            new Layer.Line(
                view.words().say("cost.atoms", ATOMS),
                counts,
                atoms,
                Tone.ofClass(2),
                LineStyle.SOLID),
            new Layer.Rule(Layer.Orientation.VERTICAL, here, "T", Tone.ACCENT, LineStyle.DASHED))
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<Tokens, Options, State> view) {
    return switch (halfStep) {
      case "score" -> score(view);
      case "normalize" -> share(view);
      case "mix" -> mix(view);
      default -> "";
    };
  }

  /// What the chosen token's query and the first one's key make together.
  private static String score(LessonView<Tokens, Options, State> view) {
    double value = view.state().s().get(row(view), 0);
    double temperature = view.options().temperature();
    double product = value * Math.sqrt(view.options().keys()) * temperature;
    return view.words()
        .say(
            "score",
            token(view) + 1,
            entry("S", row(view)),
            Numbers.bracketed(product),
            view.options().keys(),
            Numbers.brief(temperature),
            Numbers.brief(value));
  }

  private static int row(LessonView<Tokens, Options, State> view) {
    return head(view) * view.state().x().numRows + token(view);
  }

  private static String entry(String matrix, int row) {
    return matrix + Numbers.subscript(row + 1) + "₁";
  }

  /// Its share of attention for the first one.
  private static String share(LessonView<Tokens, Options, State> view) {
    DMatrixRMaj s = CommonOps_DDRM.extractRow(view.state().s(), row(view), null);
    String value = Numbers.brief(view.state().a().get(row(view), 0));
    String name = entry("A", row(view));
    if (CommonOps_DDRM.elementMaxAbs(s) > LARGE) {
      return name + " = " + value;
    }
    int last = view.options().isCausal() ? token(view) + 1 : s.numCols;
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < last; j++) {
      terms.add("exp(" + Numbers.brief(s.get(0, j)) + ")");
    }
    return "%s = %s/(%s) = %s".formatted(name, terms.getFirst(), joined(terms), value);
  }

  /// The first entry of the chosen token's sum.
  private static String mix(LessonView<Tokens, Options, State> view) {
    List<String> terms = new ArrayList<>();
    for (int head = 0; head < view.options().heads(); head++) {
      DMatrixRMaj values = view.state().mixed(head);
      DMatrixRMaj a = view.state().weights(head);
      int last = view.options().isCausal() ? token(view) + 1 : a.numCols;
      for (int j = 0; j < last; j++) {
        terms.add(
            Numbers.bracketed(a.get(token(view), j)) + " · " + Numbers.bracketed(values.get(j, 0)));
      }
    }
    String value = Numbers.brief(view.state().y().get(token(view), 0));
    return entry("Y", token(view)) + " = " + joined(terms) + " = " + value;
  }

  private static String joined(List<String> terms) {
    return terms.size() <= MOST_TERMS
        ? String.join(" + ", terms)
        : terms.get(0) + " + " + terms.get(1) + " + … + " + terms.getLast();
  }

  private static DMatrixRMaj times(double factor, int d) {
    DMatrixRMaj scaled = CommonOps_DDRM.identity(d);
    CommonOps_DDRM.scale(factor, scaled);
    return scaled;
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("words-find-their-kind", "synonyms")
            .from("WQ", times(1, 10))
            .from("WK", times(1, 10))
            .from("WV", times(1, 10))
            .with(TEMPERATURE, 0.5),
        Preset.of("by-hand", "shear")
            .with(TEMPERATURE, Math.sqrt(0.5))
            .from("WQ", times(1, 2))
            .from("WK", times(1, 2))
            .from("WV", times(1, 2)),
        Preset.of("random-tokens", NoData.NAME),
        Preset.of("no-looking-ahead", NoData.NAME).with(CAUSAL, true).with(TOKEN, 3),
        Preset.of("without-the-root", NoData.NAME).with(KEYS, 64).with(TEMPERATURE, 0.125),
        Preset.of("without-the-residual", NoData.NAME).with(RESIDUAL, false));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("soft-vq"), Neighbour.to("diffusion"), Neighbour.to("convolution"));
  }
}
