package org.factorscope.app.lesson.completion;

import java.util.List;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Svp;
import org.factorscope.algorithms.completion.SvpOptions;
import org.factorscope.algorithms.completion.SvpState;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterKind.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Matrix completion by projected gradients with a hard rank.
public final class SvpLesson extends Lesson<CompletionProblem, SvpOptions, SvpState> {

  public SvpLesson() {
    super(
        Outline.of("svp", Chapter.COMPLETION, Adapted.of(ALGORITHM, "A"))
            .parameters(parameterList())
            .data(DataNeed.GAPS, "low_rank")
            .scale(Scale.NONE)
            .iterations(1000));
  }

  private static final int MOST_RANK = 50;

  private static final Svp ALGORITHM = new Svp();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "rank",
            "Rank k",
            "How many singular values each cut keeps.",
            Effect.AT_ONCE,
            2,
            1,
            MOST_RANK),
        Former.real(
            "step-size",
            "Step size η",
            "Up to 1 the loss never rises. 1/p, with p the share of known entries, is faster or"
                + " fatal.",
            Effect.AT_ONCE,
            1,
            0.01,
            20,
            Spacing.LOGARITHMIC));
  }

  @Override
  public CompletionProblem problem(Dataset data, ParameterValues values) {
    return CompletionData.problem(data);
  }

  @Override
  public SvpOptions options(ParameterValues values) {
    return new SvpOptions(values.whole("rank"), values.real("step-size"));
  }

  @Override
  public List<Panel> panels(LessonView<CompletionProblem, SvpOptions, SvpState> view) {
    return SvpPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<CompletionProblem, SvpOptions, SvpState> view) {
    return SvpNumbers.of(halfStep, view);
  }

  /// Moves the cut between two bars.
  @Override
  public String draggedParameter(
      LessonView<CompletionProblem, SvpOptions, SvpState> view, Handle handle, double x, double y) {
    int bars = Math.min(MOST_RANK, view.state().singularValues().length);
    return String.valueOf(Math.clamp(Math.round(x - 0.5), 1, bars));
  }

  @Override
  public List<Neighbour<SvpState>> neighbours() {
    return List.of(
        Neighbour.withData("nuclear-norm", "a soft floor for the hard cut"),
        Neighbour.withData("recovery", "when are the known entries enough?"));
  }

  @Override
  public List<Preset> presets() {
    return SvpPresets.ALL;
  }
}
