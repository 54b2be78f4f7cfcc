package org.factorscope.app.lesson.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.clustering.SoftVq.Options;
import org.factorscope.algorithms.clustering.SoftVq.State;
import org.factorscope.algorithms.linalg.DataMatrix;
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
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Soft vector quantization, X ≈ DC with a temperature.
public final class SoftVqLesson extends Lesson<DataMatrix, Options, State> {
  private static final double LEAST_TEMPERATURE = 0.001;
  private static final double MOST_TEMPERATURE = 10;

  /// Temperatures of the entropy curve, evenly spread over the slider's range on a logarithmic
  /// scale.
  private static final int TEMPERATURES = 33;

  private static final int MOST_SHARES = 5;

  private static final Parameter<Integer> ATOMS = Parameter.whole("atoms", 4, 1, 50);
  private static final Parameter<Double> TEMPERATURE =
      Parameter.magnitude("temperature", 0.1, LEAST_TEMPERATURE, MOST_TEMPERATURE).atOnce();
  private static final Parameter<SoftVq.Similarity> SIMILARITY =
      Parameter.choice("similarity", SoftVq.Similarity.class).atOnce();
  private static final Parameter<SoftVq.Update> UPDATE =
      Parameter.choice("update", SoftVq.Update.class).atOnce();

  public SoftVqLesson() {
    super(
        Outline.of("soft-vq", Chapter.CLUSTERING, new SoftVq())
            .parameters(ATOMS, TEMPERATURE, SIMILARITY, UPDATE)
            .data(DataNeed.COMPLETE, "iris")
            .iterations(500));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return StartShapes.fit(start, "D", values, ATOMS, d -> d.numCols);
  }

  /// Points are columns here.
  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(CommonOps_DDRM.transpose(data.values(), (DMatrixRMaj) null));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(ATOMS), values.get(TEMPERATURE), values.get(SIMILARITY), values.get(UPDATE));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    return view.axes().withColumnAt(view.state().atoms(), handle.index(), x, y);
  }

  /// Moves T along the curve of entropies.
  @Override
  public String draggedParameter(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(x, LEAST_TEMPERATURE, MOST_TEMPERATURE));
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, Options, State> view) {
    return List.of(points(view), factors(view), error(view), entropy(view), updates(view));
  }

  private static Panel points(LessonView<DataMatrix, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj codes = view.state().codes();
    int[] groups = new int[view.data().rows()];
    Arrays.fill(groups, -1);
    DMatrixRMaj shares = codes == null ? null : CommonOps_DDRM.transpose(codes, (DMatrixRMaj) null);
    return Plot.of(view, "points")
        .saying("plane", plane.title())
        .in(plane)
        .add(new Layer.Points(plane.xs(), plane.ys(), groups, shares, Role.OBSERVATION))
        .add(
            ColumnArrows.of(
                plane,
                view.state().atoms(),
                1,
                Tone::ofClass,
                k -> new Handle("D", k, view.words().say("points.atom", k + 1))))
        .panel();
  }

  private static Panel factors(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj x = view.problem().matrix();
    DMatrixRMaj d = view.state().atoms();
    DMatrixRMaj codes = view.state().codes();
    DMatrixRMaj c = codes == null ? new DMatrixRMaj(d.numCols, x.numCols) : codes;
    Range limits = Range.AUTO;
    for (int i = 0; i < x.getNumElements(); i++) {
      limits = limits.including(x.data[i]);
    }
    ColorScale values = ColorScale.SEQUENTIAL;
    ColorScale classes = ColorScale.CLASS_OF_ROW;
    return Factors.of(view, "factors")
        .saying(codes == null ? "before" : "after")
        .block(new MatrixBlock("X", x, values, limits, Role.FEATURE, Role.OBSERVATION))
        .then("≈", new MatrixBlock("D", d, values, limits, Role.FEATURE, Role.FACTOR))
        .then("·", new MatrixBlock("C", c, classes, new Range(0, 1), Role.FACTOR, Role.OBSERVATION))
        .panel();
  }

  private static Panel error(LessonView<DataMatrix, Options, State> view) {
    return HistoryCurve.of(view, "objective", Axis.of("‖X − DC‖²"))
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  private static Panel entropy(LessonView<DataMatrix, Options, State> view) {
    double[] temperatures = new double[TEMPERATURES];
    for (int i = 0; i < TEMPERATURES; i++) {
      temperatures[i] = StrictMath.pow(10, -3 + 4.0 * i / (TEMPERATURES - 1));
    }
    double[] entropies = SoftVq.entropies(view.run(), view.state(), temperatures);
    double now = view.options().temperature();
    double entropy = SoftVq.entropies(view.run(), view.state(), new double[] {now})[0];
    double most = StrictMath.log(view.options().atoms());
    Handle handle = new Handle("temperature", 0, view.words().say("entropy.handle"));
    Layer.Marker marker = new Layer.Marker(now, entropy, "T", Tone.ACCENT, handle, Role.NONE, 0);
    Axis y = Axis.of(view.words().say("entropy.y"), 0, Math.max(0.1, 1.1 * most));
    return Plot.of(view, "entropy")
        .x(Axis.logarithmic(view.words().say("entropy.x")))
        .y(y)
        .add(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL, most, "log r", Tone.MUTED, Layer.LineStyle.DASHED),
            new Layer.Line("", temperatures, entropies, Tone.INK, Layer.LineStyle.SOLID),
            new Layer.Markers(List.of(marker)))
        .panel();
  }

  private static Panel updates(LessonView<DataMatrix, Options, State> view) {
    SoftVq.Errors errors = SoftVq.errors(view.run(), view.state());
    return MomentTable.of(view, "updates", Role.NONE)
        .row(Tone.INK, view.words().say("updates.now"), Numbers.brief(errors.now()))
        .row(Tone.INK, view.words().say("updates.mean"), Numbers.brief(errors.weightedMean()))
        .row(Tone.INK, view.words().say("updates.least"), Numbers.brief(errors.leastSquares()))
        .note(
            view.words()
                .say(errors.weightedMean() > errors.now() ? "mean-raises" : "least-is-better"))
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj codes = view.state().codes();
    if (codes == null) {
      return "";
    }
    return halfStep.equals("attend") ? shares(view, codes) : firstAtom(view, codes);
  }

  private static String shares(LessonView<DataMatrix, Options, State> view, DMatrixRMaj codes) {
    StringBuilder shares = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_SHARES, codes.numRows); i++) {
      shares.append(i == 0 ? "" : ", ").append(Numbers.brief(codes.get(i, 0)));
    }
    return view.words().say("shares", shares.append(codes.numRows > MOST_SHARES ? ", …" : ""));
  }

  private static String firstAtom(LessonView<DataMatrix, Options, State> view, DMatrixRMaj codes) {
    String first = Numbers.brief(view.state().atoms().get(0, 0));
    return view.words().say("first-atom", first, Numbers.brief(SoftVq.weight(codes, 0)));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("iris-cool", "iris").with(TEMPERATURE, 0.002),
        Preset.of("best-cosine-is-not-nearest", "blobs")
            .with(TEMPERATURE, 0.001)
            .from("D", new DMatrixRMaj(new double[][] {{1, 3}, {0, 0.5}})),
        Preset.of("collapse", "faithful").with(TEMPERATURE, 10.0).seeded(3),
        Preset.of("the-error-rises", "usarrests").with(ATOMS, 3),
        Preset.of("cold-is-hard", "faithful")
            .scaled(Scale.STANDARDIZE)
            .with(TEMPERATURE, 0.001)
            .with(SIMILARITY, SoftVq.Similarity.DISTANCE)
            .with(ATOMS, 3)
            .seeded(1));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(new Neighbour<>("gaussian-mixture", SoftVqLesson::mixture));
  }

  private static Neighbour.Start mixture(State start, ParameterValues values) {
    DMatrixRMaj means = CommonOps_DDRM.transpose(start.atoms(), (DMatrixRMaj) null);
    return new Neighbour.Start(
        Map.of(
            "clusters", ATOMS.write(values.get(ATOMS)),
            "variance", String.valueOf(values.get(TEMPERATURE) / 2)),
        Map.of("mu", means));
  }
}
