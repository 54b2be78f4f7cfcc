package org.factorscope.app.lesson.theory;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.theory.ReluDecode;
import org.factorscope.algorithms.theory.ReluDecode.Decoded;
import org.factorscope.algorithms.theory.ReluDecode.Options;
import org.factorscope.algorithms.theory.ReluDecode.State;
import org.factorscope.algorithms.theory.TrueWeights;
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
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Features of mixtures are found by decoding with a threshold and comparing pairs of samples.
public final class ReluDecodeLesson extends Lesson<TrueWeights, Options, State> {
  private static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.25, 0, 10).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.1, 0.001, 1).atOnce();
  private static final Parameter<Integer> SAMPLES = Parameter.whole("samples", 3000, 1, 20_000);
  private static final Parameter<Double> MIXING = Parameter.real("mixing", 0.1, 0, 1);
  private static final Parameter<Double> DENSITY = Parameter.real("density", 0.15, 0.01, 0.99);
  private static final Parameter<Double> NOISE = Parameter.real("noise", 0, 0, 5).atOnce();

  private static final int MOST_FEATURES = 100;

  /// Samples that are drawn as columns.
  private static final int SHOWN = 12;

  private static final int BINS = 40;

  /// A weight below this counts as absent in the histogram.
  private static final double ABSENT = 1e-9;

  public ReluDecodeLesson() {
    super(
        Outline.of("relu-decode", Chapter.THEORY, new ReluDecode())
            .parameters(ALPHA, STEP_SIZE, SAMPLES, MIXING, DENSITY, NOISE)
            .data(
                DataNeed.COMPLETE.and(data -> data.dimension() <= MOST_FEATURES, "too-wide"),
                NoData.NAME)
            .iterations(100));
  }

  @Override
  public TrueWeights problem(Dataset data, ParameterValues values) {
    return data.rows() == 0
        ? TrueWeights.drawn(ReluDecode.FEATURES)
        : TrueWeights.of(new DataMatrix(data.values()), data.columns());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(ALPHA),
        values.get(STEP_SIZE),
        values.get(SAMPLES),
        values.get(MIXING),
        values.get(DENSITY),
        values.get(NOISE));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<TrueWeights, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj a = view.state().a().copy();
    a.set(handle.index(), handle.column(), y);
    return a;
  }

  @Override
  public String draggedParameter(
      LessonView<TrueWeights, Options, State> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(x, 0, 10));
  }

  @Override
  public List<Panel> panels(LessonView<TrueWeights, Options, State> view) {
    return List.of(
        leakage(view), samples(view), error(view), features(view), threshold(view), moment(view));
  }

  /// A* beside A.
  private static Panel features(LessonView<TrueWeights, Options, State> view) {
    DMatrixRMaj truth = view.state().truth();
    DMatrixRMaj a = view.state().a();
    double largest = Math.max(CommonOps_DDRM.elementMaxAbs(truth), CommonOps_DDRM.elementMaxAbs(a));
    Range limits = new Range(-largest, largest);
    return Factors.of(view, "features")
        .block(block("A*", truth, Role.NONE, Role.FACTOR).withLimits(limits))
        .then("≈", block("A", a, Role.NONE, Role.FACTOR).withLimits(limits).withHandles("A"))
        .panel();
  }

  private static MatrixBlock block(String name, DMatrixRMaj matrix, Role rows, Role columns) {
    return MatrixBlock.of(name, matrix, ColorScale.DIVERGING).withRoles(rows, columns);
  }

  /// The first samples, how they were made, and what was decoded.
  private static Panel samples(LessonView<TrueWeights, Options, State> view) {
    Decoded decoded = view.state().decoded();
    boolean isNoisy = decoded != null && decoded.options().noise() > 0;
    MatrixBlock truth = block("A*", view.state().truth(), Role.NONE, Role.FACTOR);
    if (decoded == null) {
      return Factors.of(view, "samples").saying("before").block(truth).panel();
    }
    return Factors.of(view, "samples")
        .saying(isNoisy ? "noisy" : "clean")
        .block(columns("Y", decoded.y(), Role.NONE))
        .then(isNoisy ? "≈" : "=", truth)
        .then("·", columns("X*", decoded.weights(), Role.FACTOR))
        .then("→", columns("X", decoded.x(), Role.FACTOR))
        .panel();
  }

  private static MatrixBlock columns(String name, DMatrixRMaj samples, Role rows) {
    int count = Math.min(SHOWN, samples.numRows);
    DMatrixRMaj first = CommonOps_DDRM.extract(samples, 0, count, 0, samples.numCols);
    return block(name, CommonOps_DDRM.transpose(first, null), rows, Role.OBSERVATION);
  }

  /// M of A = A*M, on a scale on which the leaks of the start are strong.
  private static Panel leakage(LessonView<TrueWeights, Options, State> view) {
    double atStart = leak(view.history().getFirst(), 0);
    double reach = atStart > 0 ? 1.5 * atStart : 1;
    DMatrixRMaj m = ReluDecode.leakage(view.state());
    return Factors.of(view, "leakage")
        .saying("largest", percent(leak(view.record(), 0)))
        .block(block("M", m, Role.FACTOR, Role.FACTOR).withLimits(new Range(-reach, reach)))
        .panel();
  }

  private static double leak(StepRecord record, int which) {
    return record.series("leaks")[which];
  }

  private static String percent(double share) {
    return Numbers.brief(100 * share) + " %";
  }

  /// A†y of the first samples, for weights that are there and weights that are not.
  private static Panel threshold(LessonView<TrueWeights, Options, State> view) {
    Plot plot =
        Plot.of(view, "threshold").x(Axis.of("A†y")).y(Axis.of(view.words().say("threshold.y")));
    double alpha = view.options().alpha();
    Handle handle = new Handle("alpha", 0, "α");
    Decoded decoded = view.state().decoded();
    if (decoded != null) {
      plot.add(histogram(view, decoded));
    }
    return plot.add(
            new Layer.Rule(Orientation.VERTICAL, alpha, "", Tone.ACCENT, LineStyle.SOLID),
            new Layer.Markers(
                List.of(new Layer.Marker(alpha, 0, "α", Tone.ACCENT, handle, Role.NONE, 0))))
        .panel();
  }

  private static Layer histogram(LessonView<TrueWeights, Options, State> view, Decoded decoded) {
    double[] values = decoded.before().data;
    double from = Arrays.stream(values).min().orElse(0);
    double width = Math.max(Arrays.stream(values).max().orElse(1) - from, ABSENT) / BINS;
    double[] absent = new double[BINS];
    double[] present = new double[BINS];
    for (int i = 0; i < values.length; i++) {
      int bin = Math.clamp((int) ((values[i] - from) / width), 0, BINS - 1);
      (decoded.weights().data[i] > ABSENT ? present : absent)[bin]++;
    }
    double[] middles = new double[BINS];
    Arrays.setAll(middles, b -> from + (b + 0.5) * width);
    return new Layer.Bars(
        middles,
        0.9 * width,
        List.of(absent, present),
        List.of(view.words().say("threshold.absent"), view.words().say("threshold.present")),
        List.of(Tone.MUTED, Tone.ofClass(0)),
        -1);
  }

  private static Panel error(LessonView<TrueWeights, Options, State> view) {
    return HistoryCurve.of(view, "error", Axis.logarithmic(""))
        .curve("‖Â − Â*‖", Tone.ACCENT, HistoryCurve::objective)
        .curve(view.words().say("error.more"), Tone.ofClass(1), record -> leak(record, 1))
        .curve(view.words().say("error.less"), Tone.ofClass(2), record -> leak(record, 2))
        .panel();
  }

  private static Panel moment(LessonView<TrueWeights, Options, State> view) {
    double alpha = view.options().alpha();
    double length = Arrays.stream(ReluDecode.lengths(view.state().a())).average().orElse(0);
    MomentTable table =
        MomentTable.of(view, "moment", Role.NONE)
            .row(Tone.ACCENT, "‖Â − Â*‖", Numbers.brief(view.state().error()))
            .row(
                Tone.INK,
                view.words().say("moment.at-the-start"),
                Numbers.brief(HistoryCurve.objective(view.history().getFirst())))
            .row(Tone.INK, view.words().say("moment.length"), Numbers.brief(length));
    if (view.problem().table() == null) {
      String limit = Numbers.brief((Math.sqrt(alpha * alpha + 4) - alpha) / 2);
      table.row(Tone.INK, view.words().say("moment.limit"), limit);
    }
    return table.note(view.words().say("moment." + note(view))).panel();
  }

  private static String note(LessonView<TrueWeights, Options, State> view) {
    Decoded decoded = view.state().decoded();
    if (decoded == null) {
      return "begins";
    }
    if (CommonOps_DDRM.elementMaxAbs(view.state().a()) == 0) {
      return "lost";
    }
    if (CommonOps_DDRM.elementMaxAbs(decoded.x()) == 0) {
      return "silent";
    }
    return view.record().halfStep().equals("decode") ? "decoded" : "updated";
  }

  /// The first weight of the last of the first samples that has it; the first entry of A.
  @Override
  public String numbers(String halfStep, LessonView<TrueWeights, Options, State> view) {
    Decoded decoded = view.state().decoded();
    StepRecord before = view.recordBefore().orElse(null);
    if (decoded == null || before == null) {
      return "";
    }
    if (halfStep.equals("decode")) {
      int i = decoded.weights().numRows - 1;
      while (i > 0 && decoded.weights().get(i, 0) == 0) {
        i--;
      }
      String value = Numbers.brief(decoded.before().get(i, 0));
      String alpha = Numbers.brief(decoded.options().alpha());
      String x = Numbers.brief(decoded.x().get(i, 0));
      return view.words().say("decoded", i + 1, value, alpha, x);
    }
    Options options = view.options();
    return "a₁₁ = (1 − %s) · %s + %s · %s = %s"
        .formatted(
            Numbers.bracketed(options.stepSize()),
            Numbers.bracketed(before.series("a")[0]),
            Numbers.bracketed(options.gain()),
            Numbers.bracketed(decoded.covariance().get(0, 0)),
            Numbers.brief(view.state().a().get(0, 0)));
  }

  @Override
  public List<Preset> presets() {
    DMatrixRMaj unit = CommonOps_DDRM.identity(2);
    DMatrixRMaj mixed = new DMatrixRMaj(new double[][] {{0.9, 0.1}, {0.1, 0.9}});
    return List.of(
        Preset.of("a-fifth-of-the-error", NoData.NAME),
        Preset.of("by-hand", "bit_pairs")
            .with(STEP_SIZE, 0.5)
            .with(DENSITY, 0.5)
            .from("Astar", unit)
            .from("A", mixed),
        Preset.of("nine-tenths-of-others", NoData.NAME).with(MIXING, 0.9),
        Preset.of("noise-in-both", NoData.NAME).with(NOISE, 0.2),
        Preset.of("threshold-too-high", NoData.NAME).with(ALPHA, 4.0),
        Preset.of("weights-that-go-together", "zoo_boolean"));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("nmf"), Neighbour.to("boolean"));
  }
}
