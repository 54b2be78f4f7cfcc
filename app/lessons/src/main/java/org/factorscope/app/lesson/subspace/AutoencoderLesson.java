package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.Autoencoder;
import org.factorscope.algorithms.subspace.Autoencoder.Options;
import org.factorscope.algorithms.subspace.Autoencoder.State;
import org.factorscope.algorithms.subspace.AutoencoderFit;
import org.factorscope.algorithms.subspace.AutoencoderGradient;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.ScaledCovariance;
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
import org.factorscope.app.lesson.picture.ColumnPictures;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.DropLines;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// A neural network without its curves: it learns what PCA computes.
public final class AutoencoderLesson extends Lesson<ScaledCovariance, Options, State> {
  private static final Parameter<Integer> COMPONENTS = Parameter.whole("components", 2, 1, 64);
  private static final Parameter<Autoencoder.Weights> TIED =
      Parameter.choice("tied", Autoencoder.Weights.class, "no", "yes");
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.1, 0.0001, 10).atOnce();

  private static final String DATA = "five_axes";

  /// With more columns than this the projectors are too fine a mesh to be read.
  private static final int MOST_COLUMNS = 128;

  public AutoencoderLesson() {
    super(
        Outline.of("linear-autoencoder", Chapter.SUBSPACES, new Autoencoder())
            .parameters(COMPONENTS, TIED, STEP_SIZE)
            .data(DataNeed.COMPLETE, DATA)
            .iterations(10000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues byV = StartShapes.fit(start, "V", values, COMPONENTS, v -> v.numCols);
    return StartShapes.fit(start, "W", byV, COMPONENTS, w -> w.numRows);
  }

  @Override
  public ScaledCovariance problem(Dataset data, ParameterValues values) {
    return ScaledCovariance.of(CentredData.of(new DataMatrix(data.values())));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(COMPONENTS), values.get(TIED), values.get(STEP_SIZE));
  }

  /// Moves a column of the decoder within the plane that is shown; its other coordinates stay.
  @Override
  public DMatrixRMaj dragged(
      LessonView<ScaledCovariance, Options, State> view, Handle handle, double x, double y) {
    double unit = unit(view);
    return view.axes().withColumnAt(view.state().v(), handle.index(), x / unit, y / unit);
  }

  @Override
  public List<Panel> panels(LessonView<ScaledCovariance, Options, State> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(points(view));
    panels.add(loss(view));
    panels.add(kept(view));
    if (view.data().dimension() <= MOST_COLUMNS) {
      panels.add(projectors(view));
    }
    panels.add(apart(view));
    panels.add(ColumnPictures.isShown(view) ? pictures(view) : factors(view));
    return panels;
  }

  /// How long an arrow of length 1 is drawn: two standard deviations along the first axis.
  private static double unit(LessonView<ScaledCovariance, Options, State> view) {
    double deviation = Math.sqrt(view.problem().largest());
    return deviation > 0 ? 2 * deviation : 1;
  }

  /// The points, centred, with what the network makes of each of them, and the columns of the
  /// decoder as arrows.
  private static Panel points(LessonView<ScaledCovariance, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj centred = view.problem().data().matrix();
    return Plot.of(view, "points")
        .saying("plane", plane.title())
        .in(plane)
        .equalUnits()
        .add(DropLines.isShown(centred) ? reconstructions(view, plane) : List.of())
        .add(
            new Layer.Points(
                    plane.xs(centred),
                    plane.ys(centred),
                    view.data().labelIndices(),
                    null,
                    Role.OBSERVATION)
                .named(view.data().classes()))
        .add(
            ColumnArrows.of(
                plane, view.state().v(), unit(view), Tone::ofClass, k -> handle(view, k)))
        .panel();
  }

  private static Handle handle(LessonView<ScaledCovariance, Options, State> view, int k) {
    return new Handle("V", k, view.words().say("column", k + 1));
  }

  /// From each point to Px, as the plane shows them.
  private static List<Layer> reconstructions(
      LessonView<ScaledCovariance, Options, State> view, DataPlane plane) {
    DMatrixRMaj centred = view.problem().data().matrix();
    DMatrixRMaj codes = new DMatrixRMaj(centred.numRows, view.state().w().numRows);
    CommonOps_DDRM.multTransB(centred, view.state().w(), codes);
    DMatrixRMaj back = new DMatrixRMaj(centred.numRows, centred.numCols);
    CommonOps_DDRM.multTransB(codes, view.state().v(), back);
    return DropLines.of(plane, centred, back);
  }

  /// The loss over the run, with the levels of its saddles.
  private static Panel loss(LessonView<ScaledCovariance, Options, State> view) {
    HistoryCurve curve =
        HistoryCurve.of(view, "objective", Axis.of(view.words().say("objective.y")));
    new SaddleLevels(view).rules().forEach(curve::layer);
    return curve.curve("", Tone.INK, HistoryCurve::objective).panel();
  }

  /// How much of each eigenvector comes back, qᵢᵀPqᵢ, from 0 to 1.
  private static Panel kept(LessonView<ScaledCovariance, Options, State> view) {
    int m = view.options().components();
    int shown = view.state().fit().kept().length;
    HistoryCurve curve = HistoryCurve.of(view, "kept", Axis.of(view.words().say("kept.y")));
    curve.layer(
        new Layer.Rule(
            Layer.Orientation.HORIZONTAL,
            1,
            view.words().say("kept.all"),
            Tone.MUTED,
            Layer.LineStyle.DASHED));
    for (int i = shown - 1; i >= 0; i--) {
      int axis = i;
      Tone tone = i < m ? Tone.ofClass(i) : Tone.MUTED;
      curve.curve(name(i, m, shown), tone, record -> record.series("kept")[axis]);
    }
    return curve.panel();
  }

  /// For the legend; the axes beyond the bottleneck share one entry.
  private static String name(int i, int m, int shown) {
    if (i > m) {
      return "";
    }
    return "q" + Numbers.subscript(i + 1) + (i == m && m + 1 < shown ? ", …" : "");
  }

  /// The distance to what PCA computes at once.
  private static Panel apart(LessonView<ScaledCovariance, Options, State> view) {
    HistoryCurve curve =
        HistoryCurve.of(view, "apart", Axis.logarithmic(view.words().say("apart.y")));
    int color = 0;
    // Tied weights are always in balance.
    boolean isTied = view.options().isTied();
    for (String measure :
        isTied ? List.of("angle", "distance") : List.of("angle", "distance", "drift")) {
      curve.curve(
          view.words().say("apart." + measure),
          Tone.ofClass(color),
          record -> positive(record.measure(measure)));
      color++;
    }
    return curve.panel();
  }

  private static double positive(double value) {
    return value > 0 ? value : Double.NaN;
  }

  private static Panel projectors(LessonView<ScaledCovariance, Options, State> view) {
    DMatrixRMaj p = view.state().product();
    DMatrixRMaj best = AutoencoderFit.projector(view.problem(), view.options().components());
    DMatrixRMaj missing = CommonOps_DDRM.subtract(best, p, null);
    double largest = CommonOps_DDRM.elementMaxAbs(best);
    Range limits = largest > 0 ? new Range(-largest, largest) : new Range(-1, 1);
    return Factors.of(view, "projectors")
        .block(block("P*", best, limits, Role.FEATURE, Role.FEATURE))
        .then("−", block("P", p, limits, Role.FEATURE, Role.FEATURE))
        .then("=", block("P* − P", missing, limits, Role.FEATURE, Role.FEATURE))
        .panel();
  }

  private static Panel factors(LessonView<ScaledCovariance, Options, State> view) {
    State state = view.state();
    Range limits = new Range(-1, 1);
    return Factors.of(view, "factors")
        .block(block("P", state.product(), limits, Role.FEATURE, Role.FEATURE))
        .then("=", block("V", state.v(), limits, Role.FEATURE, Role.FACTOR))
        .then("·", block("W", state.w(), limits, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, Range limits, Role rows, Role columns) {
    return new MatrixBlock(name, matrix, ColorScale.DIVERGING, limits, rows, columns);
  }

  private static Panel pictures(LessonView<ScaledCovariance, Options, State> view) {
    DMatrixRMaj v = view.state().v();
    ColumnPictures pictures = ColumnPictures.of(view, "pictures");
    for (int k = 0; k < v.numCols; k++) {
      pictures.column(v, k, "v" + Numbers.subscript(k + 1));
    }
    return pictures.panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<ScaledCovariance, Options, State> view) {
    State state = view.state();
    double unit = view.problem().largest();
    AutoencoderGradient gradient = state.gradient();
    if (gradient != null) {
      double ofV = unit * Norms.frobenius(gradient.ofV());
      double ofW = unit * Norms.frobenius(gradient.ofW());
      return view.options().isTied()
          ? "‖∇U‖ = " + Numbers.brief(ofV)
          : "‖∇V‖ = %s, ‖∇W‖ = %s".formatted(Numbers.brief(ofV), Numbers.brief(ofW));
    }
    String rate = "η/λ₁ = " + Numbers.brief(view.options().stepSize() / unit);
    String ofV = Numbers.brief(Norms.frobenius(state.v()));
    return view.options().isTied()
        ? rate + ", ‖U‖ = " + ofV
        : "%s, ‖V‖ = %s, ‖W‖ = %s".formatted(rate, ofV, Numbers.brief(Norms.frobenius(state.w())));
  }

  @Override
  public List<Preset> presets() {
    DMatrixRMaj saddle = secondAndThird();
    return List.of(
        Preset.of("one-axis-after-the-other", DATA)
            .with(STEP_SIZE, 0.05)
            .from("V", wave(5, 2, 0.001))
            .from("W", wave(2, 5, 0.0012)),
        Preset.of("tied-weights", DATA).with(TIED, Autoencoder.Weights.TIED),
        Preset.of("parked-on-a-saddle", DATA)
            .from("V", saddle)
            .from("W", CommonOps_DDRM.transpose(saddle, null)),
        Preset.of("all-zero", DATA)
            .from("V", new DMatrixRMaj(5, 2))
            .from("W", new DMatrixRMaj(2, 5)),
        Preset.of("ranks-that-cancel", DATA)
            .from("V", single(5, 2, 0, 0))
            .from("W", single(2, 5, 1, 1)),
        Preset.of("too-large-a-step", DATA).with(STEP_SIZE, 1.5),
        Preset.of("digits", "digits").with(COMPONENTS, 6).with(STEP_SIZE, 0.3));
  }

  /// The second and the third eigenvector as columns.
  private static DMatrixRMaj secondAndThird() {
    DataMatrix data = new DataMatrix(DatasetCatalog.load(DATA).values());
    DMatrixRMaj q = ScaledCovariance.of(CentredData.of(data)).eigenvectors();
    return CommonOps_DDRM.extract(q, 0, 5, 1, 3);
  }

  /// Small entries without a pattern that an axis could share.
  private static DMatrixRMaj wave(int rows, int columns, double size) {
    DMatrixRMaj wave = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < wave.getNumElements(); i++) {
      wave.data[i] = size * StrictMath.sin(1 + 2.3 * i);
    }
    return wave;
  }

  private static DMatrixRMaj single(int rows, int columns, int i, int j) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    matrix.set(i, j, 1);
    return matrix;
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("pca", (start, values) -> taking("components", values)),
        new Neighbour<>("svd", (start, values) -> taking("rank", values)));
  }

  private static Neighbour.Start taking(String parameter, ParameterValues values) {
    return new Neighbour.Start(
        Map.of(parameter, COMPONENTS.write(values.get(COMPONENTS))), Map.of());
  }
}
