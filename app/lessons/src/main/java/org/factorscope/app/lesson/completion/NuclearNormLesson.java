package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.NuclearNorm;
import org.factorscope.algorithms.completion.NuclearNormDefaults;
import org.factorscope.algorithms.completion.NuclearNormOptions;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.completion.NuclearNormState;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
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

/// Matrix completion by shrinking singular values.
public final class NuclearNormLesson
    implements Lesson<CompletionProblem, NuclearNormOptions, NuclearNormState> {
  private static final double LEAST_TAU = 1e-3;
  private static final double MOST_TAU = 1e5;
  private static final double MOST_STEP = 10;

  /// Factors of so many columns hold every answer worth looking at.
  private static final int MOST_RANK_OF_ALS = 20;

  /// The largest penalty that the lesson on alternating least squares takes.
  private static final double MOST_PENALTY_OF_ALS = 100;

  private static final NuclearNorm ALGORITHM = new NuclearNorm();

  @Override
  public String id() {
    return "nuclear-norm";
  }

  @Override
  public String title() {
    return "Nuclear norm";
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
            "section 2.2, nuclear norm and the shrink operator",
            "The limit of the shrink iteration minimizes τ‖B‖∗ + ½‖B‖², not τ‖B‖∗ + ‖B‖²/(2τ), and"
                + " the step lies between 0 and 2."),
        new Source(
            "J.-F. Cai, E. Candès, Z. Shen, A singular value thresholding algorithm (2010)",
            "svt: τ = 5n, δ = 1.2/p, stop at 10⁻⁴",
            "δ is held below 2, where the climb is proven."),
        new Source(
            "R. Mazumder, T. Hastie, R. Tibshirani, Spectral regularization (2010)",
            "soft-impute",
            "One threshold at a time; drag the floor down for a warm start."));
  }

  @Override
  public SteppedAlgorithm<CompletionProblem, NuclearNormOptions, NuclearNormState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Choice(
            "method",
            "Method",
            "svt meets the known entries in the end; soft-impute lets them pay the threshold too.",
            Effect.FROM_START,
            List.of("svt", "soft-impute")),
        new Parameter.Real(
            "tau",
            "Threshold τ",
            "What each singular value loses. Unless it is given: 5√(nm) for svt, a tenth of the"
                + " largest singular value of Π_Ω(M) for soft-impute.",
            Effect.AT_ONCE,
            150,
            LEAST_TAU,
            MOST_TAU,
            Spacing.LOGARITHMIC),
        new Parameter.Real(
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
  public List<Variable> variables() {
    return List.of(
        new Variable("B", "n × m", "the guess: Y with smaller singular values"),
        new Variable("Y", "n × m", "what is shrunk: svt's dual variable, or the filled-in matrix"));
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
    return 500;
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
  public List<Panel> panels(LessonView<NuclearNormState> view) {
    return NuclearNormPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<NuclearNormState> view) {
    return NuclearNormNumbers.of(phase, view);
  }

  /// Lifts or lowers the floor.
  @Override
  public String draggedParameter(
      LessonView<NuclearNormState> view, Handle handle, double x, double y) {
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
