package org.factorscope.app.lesson.nonnegative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.Nmf.Loss;
import org.factorscope.algorithms.nonnegative.Nmf.Method;
import org.factorscope.algorithms.nonnegative.Nmf.Options;
import org.factorscope.algorithms.nonnegative.Nmf.State;
import org.factorscope.algorithms.nonnegative.NmfLoss;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
import org.factorscope.algorithms.nonnegative.Pull;
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
import org.factorscope.app.lesson.picture.ColumnArrows;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.MomentTable;
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
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.Tone;

/// Non-negative matrix factorization, X ≈ WH.
public final class NmfLesson extends Lesson<NonNegativeData, Options, State> {
  private static final Parameter<Integer> RANK = Parameter.whole("rank", 8, 1, 64);
  private static final Parameter<Loss> LOSS = Parameter.choice("loss", Loss.class).atOnce();
  private static final Parameter<Method> METHOD =
      Parameter.choice("method", Method.class)
          .atOnce()
          .appliesIf(values -> values.get(LOSS) == Loss.FROBENIUS);

  private static final int MOST_PANELS = 6;

  /// Entries below this part of the largest are called near 0.
  private static final double FAINT = 0.01;

  public NmfLesson() {
    super(
        Outline.of("nmf", Chapter.NON_NEGATIVE, new Nmf())
            .parameters(RANK, LOSS, METHOD)
            .data(DataNeed.COMPLETE, "bars")
            .iterations(1000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "W", values, RANK, w -> w.numCols);
    return StartShapes.fit(start, "H", fitted, RANK, h -> h.numRows);
  }

  @Override
  public NonNegativeData problem(Dataset data, ParameterValues values) {
    return NonNegativeData.of(new DataMatrix(data.values()), data.columns());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(RANK), values.get(LOSS), values.get(METHOD));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<NonNegativeData, Options, State> view, Handle handle, double x, double y) {
    if (handle.variable().equals("W")) {
      DMatrixRMaj w = view.state().w().copy();
      w.set(0, handle.index(), Math.max(0, y));
      return w;
    }
    double length = length(view.state(), handle.index());
    double along = Math.max(0, x) / length;
    return view.axes().withRowAt(view.state().h(), handle.index(), along, Math.max(0, y) / length);
  }

  @Override
  public List<Panel> panels(LessonView<NonNegativeData, Options, State> view) {
    List<Panel> panels = new ArrayList<>();
    if (view.data().imageShape().isNone()) {
      panels.add(cone(view));
      panels.add(factors(view));
      panels.add(objective(view));
      panels.add(partsBesideComponents(view));
    } else {
      panels.add(PartPictures.parts(view));
      panels.add(PartPictures.components(view));
      panels.add(objective(view));
      panels.add(PartPictures.mix(view));
      panels.add(factors(view));
    }
    panels.add(numbers(view));
    if (panels.size() < MOST_PANELS && view.state().h().numRows == SimplexPanel.CORNERS) {
      panels.add(mixtures(view));
    }
    return panels;
  }

  /// The rows of X as points and the parts as rays: sums of parts fill the cone between the rays. A
  /// part is drawn as long as its largest share of any row.
  private static Panel cone(LessonView<NonNegativeData, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj rays = CommonOps_DDRM.transpose(view.state().h(), (DMatrixRMaj) null);
    for (int r = 0; r < rays.numCols; r++) {
      CommonOps_DDRM.scaleCol(length(view.state(), r), rays, r);
    }
    int[] classes = view.data().labelIndices();
    return Plot.of(view, "cone")
        .saying("plane", plane.title())
        .in(plane)
        .add(feet(view.state(), plane))
        .add(new Layer.Points(plane.xs(), plane.ys(), classes, null, Role.OBSERVATION))
        .add(
            ColumnArrows.of(
                plane,
                rays,
                1,
                Tone::ofClass,
                r -> new Handle("H", r, view.words().say("cone.part", r + 1))))
        .panel();
  }

  /// From each point to its place in WH.
  private static Layer feet(State state, DataPlane plane) {
    DMatrixRMaj w = state.w();
    double[] partXs = plane.xs(state.h());
    double[] partYs = plane.ys(state.h());
    double[] xs = new double[w.numRows];
    double[] ys = new double[w.numRows];
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < w.numCols; r++) {
        xs[i] += w.get(i, r) * partXs[r];
        ys[i] += w.get(i, r) * partYs[r];
      }
    }
    return new Layer.Segments(plane.xs(), plane.ys(), xs, ys, Tone.MUTED, Layer.LineStyle.SOLID);
  }

  /// The largest weight of part r, or 1 if no row has any of it.
  private static double length(State state, int r) {
    double largest = Arrays.stream(Numbers.column(state.w(), r)).max().orElse(0);
    return largest > 0 ? largest : 1;
  }

  private static Panel factors(LessonView<NonNegativeData, Options, State> view) {
    ColorScale scale = ColorScale.SEQUENTIAL;
    DMatrixRMaj x = view.data().values();
    DMatrixRMaj w = view.state().w();
    return Factors.of(view, "factors")
        .block(new MatrixBlock("X", x, scale, Range.AUTO, Role.OBSERVATION, Role.FEATURE))
        .then("≈", new MatrixBlock("W", w, scale, Range.AUTO, Role.OBSERVATION, Role.FACTOR))
        .then("·", parts(view))
        .panel();
  }

  private static MatrixBlock parts(LessonView<NonNegativeData, Options, State> view) {
    DMatrixRMaj h = view.state().h();
    return new MatrixBlock("H", h, ColorScale.SEQUENTIAL, Range.AUTO, Role.FACTOR, Role.FEATURE);
  }

  private static Panel partsBesideComponents(LessonView<NonNegativeData, Options, State> view) {
    Range limits = new Range(-1, 1);
    DMatrixRMaj components = PartPictures.principal(view);
    return Factors.of(view, "components")
        .saying(view.state().loss() == null ? "rows-before" : "rows")
        .block(parts(view))
        .then(
            " ",
            new MatrixBlock(
                "PCA", components, ColorScale.DIVERGING, limits, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  private static Panel objective(LessonView<NonNegativeData, Options, State> view) {
    boolean isFrobenius = view.options().loss() == Loss.FROBENIUS;
    HistoryCurve curve =
        HistoryCurve.of(view, "objective", Axis.logarithmic(formula(view)))
            .curve("", Tone.INK, HistoryCurve::objective);
    if (isFrobenius && view.state().loss() != null) {
      double error = error(view);
      if (error > 0) {
        curve.layer(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                error,
                "PCA",
                Tone.ofClass(1),
                Layer.LineStyle.DASHED));
      }
    }
    return curve.panel();
  }

  private static String formula(LessonView<NonNegativeData, Options, State> view) {
    return view.options().loss() == Loss.FROBENIUS ? "½‖X − WH‖²" : "Σ x log(x/y) − x + y";
  }

  /// Of PCA with as many components as there are parts.
  private static double error(LessonView<NonNegativeData, Options, State> view) {
    return view.problem().principal(view.options().rank()).error();
  }

  /// How the total of each row of WH is shared among three parts.
  private static Panel mixtures(LessonView<NonNegativeData, Options, State> view) {
    DMatrixRMaj shares = view.state().w().copy();
    for (int r = 0; r < SimplexPanel.CORNERS; r++) {
      CommonOps_DDRM.scaleCol(total(view.state().h(), r), shares, r);
    }
    return new SimplexPanel(
        "mixtures",
        view.words().panel("mixtures"),
        view.words().subtitle("mixtures"),
        List.of("h₁", "h₂", "h₃"),
        shares,
        view.data().labels().isEmpty() ? new int[0] : view.data().labelIndices(),
        Role.OBSERVATION);
  }

  private static double total(DMatrixRMaj matrix, int row) {
    return Arrays.stream(Numbers.row(matrix, row)).sum();
  }

  private static Panel numbers(LessonView<NonNegativeData, Options, State> view) {
    DMatrixRMaj h = view.state().h();
    DMatrixRMaj weights = CommonOps_DDRM.transpose(view.state().w(), (DMatrixRMaj) null);
    MomentTable table = MomentTable.of(view, "numbers", Role.FACTOR);
    for (int r = 0; r < h.numRows; r++) {
      table.row(
          Tone.ofClass(r),
          "h" + Numbers.subscript(r + 1),
          percent(total(weights, r) * total(h, r) / view.problem().sum()),
          percent(Nmf.faint(weights, r, FAINT) / (double) weights.numCols),
          percent(Nmf.faint(h, r, FAINT) / (double) h.numCols));
    }
    return table.note(note(view)).panel();
  }

  private static String percent(double fraction) {
    return Double.isFinite(fraction) ? Math.round(100 * fraction) + " %" : "–";
  }

  private static String note(LessonView<NonNegativeData, Options, State> view) {
    NmfLoss loss = view.state().loss();
    if (loss == null) {
      return view.words().say("no-loss", view.nextVerb());
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(view.words().say("loss-is", Numbers.brief(loss.value())));
    if (view.options().loss() == Loss.FROBENIUS) {
      sentences.add(view.words().say("pca-has", Numbers.brief(error(view))));
    }
    if (view.state().reseeded() > 0) {
      sentences.add(view.words().say("seeded-again", view.state().reseeded()));
    }
    if (loss.unreachable() > 0) {
      sentences.add(view.words().say("out-of-reach", loss.unreachable()));
    }
    return String.join(" ", sentences);
  }

  /// The first entry of the factor that was updated, from what was there before.
  @Override
  public String numbers(String halfStep, LessonView<NonNegativeData, Options, State> view) {
    boolean isLeft = halfStep.equals("update-w");
    StepRecord past = view.history().atOrBefore(view.position() - 1);
    double[] before = past.series(isLeft ? "first-row-of-W" : "first-column-of-H");
    if (view.state().loss() == null || past.position() != view.position() - 1) {
      return "";
    }
    DMatrixRMaj x = view.problem().matrix();
    DMatrixRMaj factor = isLeft ? view.state().w() : view.state().h();
    String name = isLeft ? "w₁₁" : "h₁₁";
    String now = Numbers.brief(factor.get(0, 0));
    if (view.options().method() == Method.PROJECTED_ALS) {
      long zeros = Arrays.stream(factor.data).filter(entry -> entry == 0).count();
      return view.words().say("cut", name, now, zeros, factor.getNumElements());
    }
    Loss loss = view.options().loss();
    Pull pull =
        isLeft
            ? Pull.onWeight(x, before, view.state().h(), loss)
            : Pull.onPart(x, view.state().w(), before, loss);
    boolean isHals = view.options().method() == Method.HALS;
    if (!((isHals ? pull.curvature() : pull.down()) > 0)) {
      return view.words().say("stays", name, now);
    }
    return view.words()
        .say(
            isHals ? "exact" : "ratio",
            name,
            Numbers.brief(before[0]),
            Numbers.brief(pull.up()),
            Numbers.brief(pull.down()),
            now,
            Numbers.brief(pull.curvature()));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("bars-one-part-after-the-other", "bars").with(METHOD, Method.HALS).seeded(1),
        Preset.of("the-swimmer-s-limbs", "swimmer").with(RANK, 17).with(METHOD, Method.HALS),
        Preset.of("a-local-minimum", "bars").with(LOSS, Loss.KULLBACK_LEIBLER).seeded(7),
        Preset.of("projected-als-goes-astray", "iris")
            .with(RANK, 3)
            .with(METHOD, Method.PROJECTED_ALS)
            .seeded(2),
        Preset.of("a-zero-that-stays", "iris")
            .with(RANK, 2)
            .from("H", new DMatrixRMaj(new double[][] {{1, 0, 1, 0}, {0, 1, 0, 1}})),
        Preset.of("rank-one-solved-in-one-sweep", "usarrests")
            .with(RANK, 1)
            .with(LOSS, Loss.KULLBACK_LEIBLER));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("k-means", NmfLesson::clusters),
        new Neighbour<>("pca", NmfLesson::components));
  }

  /// A part with its mean weight, as often as there are parts, lies amid the data.
  private static Neighbour.Start clusters(State start, ParameterValues values) {
    DMatrixRMaj centroids = start.h().copy();
    int n = start.w().numRows;
    int clusters = values.get(RANK);
    if (clusters > Math.min(n, 50)) {
      return Neighbour.Start.NOTHING;
    }
    for (int r = 0; r < clusters; r++) {
      double mean = Arrays.stream(Numbers.column(start.w(), r)).sum() / n;
      CommonOps_DDRM.scaleRow(mean * clusters, centroids, r);
    }
    return new Neighbour.Start(Map.of("clusters", RANK.write(clusters)), Map.of("W", centroids));
  }

  private static Neighbour.Start components(State start, ParameterValues values) {
    int most = Math.min(start.w().numRows - 1, start.h().numCols);
    int components = Math.clamp(values.get(RANK), 1, Math.max(1, most));
    return new Neighbour.Start(Map.of("components", String.valueOf(components)), Map.of());
  }
}
