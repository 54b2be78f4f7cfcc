package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.NuclearNorm;
import org.factorscope.algorithms.completion.NuclearNormDefaults;
import org.factorscope.algorithms.completion.NuclearNormOptions;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.completion.NuclearNormState;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
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

/// Matrix completion by shrinking singular values.
public final class NuclearNormLesson
    extends Lesson<CompletionProblem, NuclearNormOptions, NuclearNormState> {

  public NuclearNormLesson() {
    super(
        Outline.of("nuclear-norm", Chapter.COMPLETION, Adapted.of(ALGORITHM, "B", "Y"))
            .parameters(parameterList())
            .data(DataNeed.GAPS, "low_rank")
            .scale(Scale.NONE)
            .iterations(500));
  }

  private static final double LEAST_TAU = 1e-3;
  private static final double MOST_TAU = 1e5;
  private static final double MOST_STEP = 10;

  /// Factors of so many columns hold every answer worth looking at.
  private static final int MOST_RANK_OF_ALS = 20;

  /// The largest penalty that the lesson on alternating least squares takes.
  private static final double MOST_PENALTY_OF_ALS = 100;

  private static final NuclearNorm ALGORITHM = new NuclearNorm();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.choice(
            "method",
            "Method",
            "svt meets the known entries in the end; soft-impute lets them pay the threshold too.",
            Effect.FROM_START,
            List.of("svt", "soft-impute")),
        Former.real(
            "tau",
            "Threshold τ",
            "What each singular value loses. Unless it is given: 5√(nm) for svt, a tenth of the"
                + " largest singular value of Π_Ω(M) for soft-impute.",
            Effect.AT_ONCE,
            150,
            LEAST_TAU,
            MOST_TAU,
            Spacing.LOGARITHMIC),
        Former.real(
            "step-size",
            "Step size δ",
            "Of svt alone, proven below 2. Unless it is given: 1.2/p with p the share of known"
                + " entries, at most 1.9.",
            Effect.AT_ONCE,
            1.9,
            0.01,
            MOST_STEP,
            Spacing.LOGARITHMIC));
  }

  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    if (values.isGiven("tau") && values.isGiven("step-size")) {
      return values;
    }
    CompletionProblem problem = problem(data, values);
    ParameterValues suited =
        values.withDefault("step-size", Numbers.typed(NuclearNormDefaults.stepSize(problem)));
    if (values.isGiven("tau")) {
      return suited;
    }
    double tau = NuclearNormDefaults.tau(problem, method(values));
    return suited.withDefault("tau", Numbers.typed(Math.clamp(tau, LEAST_TAU, MOST_TAU)));
  }

  @Override
  public CompletionProblem problem(Dataset data, ParameterValues values) {
    return CompletionData.problem(data);
  }

  @Override
  public NuclearNormOptions options(ParameterValues values) {
    return new NuclearNormOptions(method(values), values.real("tau"), values.real("step-size"));
  }

  private static Method method(ParameterValues values) {
    return values.choice("method", Method.class);
  }

  @Override
  public List<Panel> panels(
      LessonView<CompletionProblem, NuclearNormOptions, NuclearNormState> view) {
    return NuclearNormPanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<CompletionProblem, NuclearNormOptions, NuclearNormState> view) {
    return NuclearNormNumbers.of(halfStep, view);
  }

  /// Lifts or lowers the floor.
  @Override
  public String draggedParameter(
      LessonView<CompletionProblem, NuclearNormOptions, NuclearNormState> view,
      Handle handle,
      double x,
      double y) {
    return Numbers.typed(Math.clamp(y, LEAST_TAU, MOST_TAU));
  }

  @Override
  public List<Neighbour<NuclearNormState>> neighbours() {
    return List.of(
        new Neighbour<>("als", "the two optima agree", NuclearNormLesson::asAls),
        Neighbour.withData("svp", "a hard cut for the soft floor"),
        Neighbour.withData("recovery", "when are the known entries enough?"));
  }

  /// The threshold as the penalty, and factors of any rank that the answer may have.
  private static Neighbour.Start asAls(NuclearNormState start, ParameterValues values) {
    CompletionProblem problem = start.problem();
    int rank = Math.min(Math.min(problem.rows(), problem.columns()), MOST_RANK_OF_ALS);
    String lambda = String.valueOf(Math.min(values.real("tau"), MOST_PENALTY_OF_ALS));
    return new Neighbour.Start(Map.of("rank", String.valueOf(rank), "lambda", lambda), Map.of());
  }

  @Override
  public List<Preset> presets() {
    return NuclearNormPresets.ALL;
  }
}
