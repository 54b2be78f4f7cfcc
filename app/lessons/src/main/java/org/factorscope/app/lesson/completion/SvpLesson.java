package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Svp;
import org.factorscope.algorithms.completion.Svp.Options;
import org.factorscope.algorithms.completion.Svp.State;
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
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Matrix completion by projected gradients with a hard rank.
public final class SvpLesson extends Lesson<CompletionProblem, Options, State> {
  private static final int MAX_RANK = 50;

  private static final Parameter<Integer> RANK = Parameter.whole("rank", 2, 1, MAX_RANK).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 1, 0.01, 20).atOnce();

  /// How many singular values are written out.
  private static final int FEW = 3;

  public SvpLesson() {
    super(
        Outline.of("svp", Chapter.COMPLETION, new Svp())
            .parameters(RANK, STEP_SIZE)
            .data(DataNeed.GAPS, "low_rank")
            .iterations(1000));
  }

  @Override
  public CompletionProblem problem(Dataset data, ParameterValues values) {
    return CompletionPictures.problem(data);
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(RANK), values.get(STEP_SIZE));
  }

  /// Moves the cut between two bars.
  @Override
  public String draggedParameter(
      LessonView<CompletionProblem, Options, State> view, Handle handle, double x, double y) {
    int bars = Math.min(MAX_RANK, view.state().singularValues().length);
    return String.valueOf(Math.clamp(Math.round(x - 0.5), 1, bars));
  }

  @Override
  public List<Panel> panels(LessonView<CompletionProblem, Options, State> view) {
    CompletionPictures pictures = CompletionPictures.of(view.problem());
    List<Panel> panels = new ArrayList<>();
    panels.add(pictures.matrices(view, "A", view.state().a()));
    panels.add(spectrum(view));
    panels.add(objective(view));
    panels.addAll(CompletionPictures.hiddenError(view, view.state().hiddenError()));
    panels.add(pictures.fit(view, "A", view.state().a()));
    return panels;
  }

  private static Panel spectrum(LessonView<CompletionProblem, Options, State> view) {
    double[] values = view.state().singularValues();
    double[] gone = view.state().cut();
    int r = values.length;
    int k = Math.min(view.options().rank(), r);
    double[] kept = Arrays.copyOf(Arrays.copyOf(values, k), r);
    double[] cut = new double[r];
    boolean isCut = gone.length > 0;
    if (isCut) {
      System.arraycopy(gone, 0, cut, r - gone.length, gone.length);
    } else {
      System.arraycopy(values, k, cut, k, r - k);
    }
    SpectrumBars bars = new SpectrumBars(kept, cut, SpectrumBars.Order.KEPT_BELOW);
    double edge = Math.min(k, bars.shown()) + 0.5;
    Handle handle = new Handle("rank", 0, "rank");
    Layer.Marker marker =
        new Layer.Marker(edge, 0.6 * bars.top(), "k", Tone.ACCENT, handle, Role.NONE, 0);
    return bars.plot(
            view,
            bars.top(),
            new Layer.Rule(
                Layer.Orientation.VERTICAL, edge, "", Tone.ACCENT, Layer.LineStyle.DASHED),
            new Layer.Markers(List.of(marker)))
        .saying(isCut ? "after" : "before")
        .panel();
  }

  /// The loss after the truncations alone: gradient steps raise and lower it on the way.
  private static Panel objective(LessonView<CompletionProblem, Options, State> view) {
    String residual = Numbers.brief(Svp.relativeResidual(view.problem(), view.state()));
    return new HistoryCurve(
            "objective",
            view.words().panel("objective"),
            view.words().say("objective.now", residual),
            Axis.logarithmic(view.words().say("objective.axis")),
            view)
        .layer(CompletionPictures.objectiveAfter(view, "truncate"))
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<CompletionProblem, Options, State> view) {
    State state = view.state();
    String loss = Numbers.brief(state.loss());
    if (halfStep.equals("gradient")) {
      int known = view.problem().known().count();
      String eta = Numbers.brief(view.options().stepSize());
      return view.words().say("stepped", eta, known, state.rank(), loss);
    }
    double[] values = state.singularValues();
    double[] kept = Arrays.copyOf(values, Math.min(view.options().rank(), values.length));
    return state.cut().length == 0
        ? view.words().say("cut-nothing", few(kept), loss)
        : view.words().say("cut", few(kept), few(state.cut()), loss);
  }

  /// The first few of a list of numbers, as in "12.3, 4.56, …".
  private static String few(double[] values) {
    String text =
        Arrays.stream(values).limit(FEW).mapToObj(Numbers::brief).collect(Collectors.joining(", "));
    return values.length > FEW ? text + ", …" : text;
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("half-is-enough", "low_rank"),
        Preset.of("in-a-hurry-1-p", "low_rank").with(STEP_SIZE, 2.0),
        Preset.of("fatal-hurry-1-p", "low_rank_sparse").with(STEP_SIZE, 3.3),
        Preset.of("slow-but-sure", "low_rank_sparse"),
        Preset.of("a-spike-in-the-dark", "spike"),
        Preset.of("an-empty-row", "empty_row"));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("nuclear-norm"), Neighbour.to("recovery"));
  }
}
