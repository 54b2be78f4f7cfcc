package org.factorscope.app.lesson.completion;

import java.util.List;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Svp;
import org.factorscope.algorithms.completion.SvpOptions;
import org.factorscope.algorithms.completion.SvpState;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.Parameter.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Matrix completion by projected gradients with a hard rank.
public final class SvpLesson implements Lesson<CompletionProblem, SvpOptions, SvpState> {
  private static final int MOST_RANK = 50;

  private static final Svp ALGORITHM = new Svp();

  @Override
  public String id() {
    return "svp";
  }

  @Override
  public String title() {
    return "Singular value projection";
  }

  @Override
  public Chapter chapter() {
    return Chapter.COMPLETION;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Computational Intelligence Lab, lecture notes (2024)",
            "section 2.2, singular value projection",
            "The matrices of rank k are not convex, so that projected gradient descent has no"
                + " general guarantee here; what holds is that the loss never rises for η ≤ 1."),
        new Source(
            "P. Jain, R. Meka, I. Dhillon, Guaranteed rank minimization via singular value"
                + " projection (NIPS 2010)",
            "step size",
            "Their η = 3/(4p) needs entries enough; the default here is the safe η = 1."));
  }

  @Override
  public SteppedAlgorithm<CompletionProblem, SvpOptions, SvpState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "rank",
            "Rank k",
            "How many singular values each cut keeps.",
            Effect.AT_ONCE,
            2,
            1,
            MOST_RANK),
        new Parameter.Real(
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
  public List<Variable> variables() {
    return List.of(new Variable("A", "n × m", "the guess, of rank k after each cut"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.GAPS;
  }

  @Override
  public String defaultData() {
    return "low_rank";
  }

  @Override
  public int iterationBudget() {
    return 1000;
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
  public List<Panel> panels(LessonView<SvpState> view) {
    return SvpPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<SvpState> view) {
    return SvpNumbers.of(phase, view);
  }

  /// Moves the cut between two bars.
  @Override
  public String draggedParameter(LessonView<SvpState> view, Handle handle, double x, double y) {
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
