package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.NuclearNorm;
import org.factorscope.algorithms.completion.NuclearNorm.Method;
import org.factorscope.algorithms.completion.NuclearNorm.Options;
import org.factorscope.algorithms.completion.NuclearNorm.State;
import org.factorscope.algorithms.completion.Shrinkage;
import org.factorscope.algorithms.completion.Shrunk;
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
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Matrix completion by shrinking singular values.
public final class NuclearNormLesson extends Lesson<CompletionProblem, Options, State> {
  private static final double MIN_TAU = 1e-3;
  private static final double MAX_TAU = 1e5;

  private static final Parameter<Method> METHOD = Parameter.choice("method", Method.class);
  private static final Parameter<Double> TAU =
      Parameter.magnitude("tau", 150, MIN_TAU, MAX_TAU).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 1.9, 0.01, 10)
          .atOnce()
          .appliesIf(values -> values.get(METHOD) == Method.SVT);

  /// Factors with this many columns hold every answer worth looking at.
  private static final int MAX_RANK_OF_ALS = 20;

  /// The largest penalty that the lesson on alternating least squares takes.
  private static final double MAX_PENALTY_OF_ALS = 100;

  public NuclearNormLesson() {
    super(
        Outline.of("nuclear-norm", Chapter.COMPLETION, new NuclearNorm())
            .parameters(METHOD, TAU, STEP_SIZE)
            .data(DataNeed.GAPS, "low_rank")
            .iterations(500));
  }

  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    if (values.isGiven(TAU) && values.isGiven(STEP_SIZE)) {
      return values;
    }
    CompletionProblem problem = problem(data, values);
    double delta = NuclearNorm.suitableStepSize(problem);
    ParameterValues suited = values.withDefault(STEP_SIZE.name(), Numbers.typed(delta));
    if (values.isGiven(TAU)) {
      return suited;
    }
    double tau = NuclearNorm.suitableTau(problem, values.get(METHOD));
    return suited.withDefault(TAU.name(), Numbers.typed(Math.clamp(tau, MIN_TAU, MAX_TAU)));
  }

  @Override
  public CompletionProblem problem(Dataset data, ParameterValues values) {
    return CompletionPictures.problem(data);
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(METHOD), values.get(TAU), values.get(STEP_SIZE));
  }

  /// Lifts or lowers the floor.
  @Override
  public String draggedParameter(
      LessonView<CompletionProblem, Options, State> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(y, MIN_TAU, MAX_TAU));
  }

  @Override
  public List<Panel> panels(LessonView<CompletionProblem, Options, State> view) {
    CompletionPictures pictures = CompletionPictures.of(view.problem());
    Shrunk shrunk = view.state().shrunk();
    DMatrixRMaj y = view.state().y();
    DMatrixRMaj b = shrunk == null ? new DMatrixRMaj(y.numRows, y.numCols) : shrunk.b();
    List<Panel> panels = new ArrayList<>();
    panels.add(pictures.matrices(view, "B", b));
    panels.add(spectrum(view));
    panels.add(objective(view));
    panels.addAll(
        CompletionPictures.hiddenError(view, shrunk == null ? Double.NaN : shrunk.hiddenError()));
    panels.add(pictures.fit(view, "B", b));
    panels.add(isSvt(view) ? dual(view) : filled(view, pictures));
    return panels;
  }

  private static boolean isSvt(LessonView<CompletionProblem, Options, State> view) {
    return view.options().method() == Method.SVT;
  }

  /// What stands above the floor becomes B.
  private static Panel spectrum(LessonView<CompletionProblem, Options, State> view) {
    double tau = view.options().tau();
    double[] values = view.state().singularValues();
    double[] below = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      below[k] = Math.min(values[k], tau);
    }
    SpectrumBars bars =
        new SpectrumBars(Shrinkage.soft(values, tau), below, SpectrumBars.Order.TAKEN_BELOW);
    String label = "τ = " + Numbers.brief(tau);
    Handle handle = new Handle("tau", 0, "threshold");
    double middle = 0.5 * (bars.shown() + 1);
    Layer.Marker marker = new Layer.Marker(middle, tau, "τ", Tone.ACCENT, handle, Role.NONE, 0);
    return bars.plot(
            view,
            Math.max(bars.top(), tau),
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL, tau, label, Tone.ACCENT, Layer.LineStyle.DASHED),
            new Layer.Markers(List.of(marker)))
        .panel();
  }

  private static Panel objective(LessonView<CompletionProblem, Options, State> view) {
    String id = isSvt(view) ? "residual" : "objective";
    double value = HistoryCurve.objective(view.record());
    String now = Double.isNaN(value) ? view.words().say("no-b") : Numbers.brief(value);
    return new HistoryCurve(
            id,
            view.words().panel(id),
            view.words().say(id + ".now", now),
            Axis.logarithmic(view.words().say(id + ".axis")),
            view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  /// Y with its zeros off Ω shown as gaps.
  private static Panel dual(LessonView<CompletionProblem, Options, State> view) {
    DMatrixRMaj shown = view.problem().known().asMatrix(Double.NaN);
    DMatrixRMaj y = view.state().y();
    for (int e = 0; e < shown.getNumElements(); e++) {
      shown.data[e] = Double.isNaN(shown.data[e]) ? Double.NaN : y.data[e];
    }
    ColorScale signed = ColorScale.DIVERGING;
    return Factors.of(view, "dual")
        .block(new MatrixBlock("Y", shown, signed, Range.AUTO, Role.OBSERVATION, Role.FEATURE))
        .panel();
  }

  private static Panel filled(
      LessonView<CompletionProblem, Options, State> view, CompletionPictures pictures) {
    return Factors.of(view, "filled").block(pictures.guess("Y", view.state().y())).panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<CompletionProblem, Options, State> view) {
    Shrunk shrunk = view.state().shrunk();
    if (shrunk == null) {
      return "";
    }
    String largest = Numbers.brief(view.state().singularValues()[0]);
    if (halfStep.equals("shrink")) {
      return view.words()
          .say(
              "shrunk",
              largest,
              Numbers.brief(shrunk.tau()),
              Numbers.brief(shrunk.singularValues()[0]),
              shrunk.rank(),
              Numbers.brief(shrunk.nuclearNorm()));
    }
    String misses = Numbers.brief(shrunk.residual());
    return isSvt(view)
        ? view.words().say("climbed", Numbers.brief(view.options().stepSize()), misses, largest)
        : view.words().say("restored", misses, largest);
  }

  @Override
  public List<Preset> presets() {
    Method impute = Method.SOFT_IMPUTE;
    return List.of(
        Preset.of("through-the-floor", "low_rank"),
        Preset.of("every-entry-pays", "low_rank").with(METHOD, impute).with(TAU, 5.0),
        Preset.of("a-floor-too-high", "low_rank").with(METHOD, impute).with(TAU, 100.0),
        Preset.of("ratings", "ratings").with(METHOD, impute).with(TAU, 2.0),
        Preset.of("a-step-too-long", "low_rank").with(STEP_SIZE, 4.0),
        Preset.of("a-spike-in-the-dark", "spike"));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("als", NuclearNormLesson::penalty),
        Neighbour.to("svp"),
        Neighbour.to("recovery"));
  }

  /// The threshold as the penalty, and factors of any rank that the answer may have.
  private static Neighbour.Start penalty(State start, ParameterValues values) {
    int rank = Math.min(Math.min(start.y().numRows, start.y().numCols), MAX_RANK_OF_ALS);
    String lambda = String.valueOf(Math.min(values.get(TAU), MAX_PENALTY_OF_ALS));
    return new Neighbour.Start(Map.of("rank", String.valueOf(rank), "lambda", lambda), Map.of());
  }
}
