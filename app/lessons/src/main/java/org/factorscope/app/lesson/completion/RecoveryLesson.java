package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Recovery;
import org.factorscope.algorithms.completion.RecoveryOptions;
import org.factorscope.algorithms.completion.RecoverySolver;
import org.factorscope.algorithms.completion.RecoveryState;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// How many entries of a matrix of low rank give the others: an experiment for each rank and each
/// fraction that is known.
public final class RecoveryLesson
    implements Lesson<Recovery.Nothing, RecoveryOptions, RecoveryState> {
  private static final int LEAST_SIZE = 10;
  private static final int MOST_SIZE = 60;
  private static final int MOST_RANKS = 10;
  private static final int MOST_TRIALS = 20;

  private static final Recovery ALGORITHM = new Recovery();

  @Override
  public String id() {
    return "recovery";
  }

  @Override
  public String title() {
    return "Exact recovery";
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
            "section 2.2, exact recovery",
            "The theorem asks for C μ² n k log⁶ n entries; at sizes that fit a screen its constants"
                + " say nothing, so the grid measures instead."),
        new Source(
            "E. Candès, B. Recht, Exact matrix completion via convex optimization (2009)",
            "recovery grids",
            "A trial counts as recovered below a relative error of 10⁻³, for all solvers alike."));
  }

  @Override
  public SteppedAlgorithm<Recovery.Nothing, RecoveryOptions, RecoveryState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        whole("size", "Size n", "Rows and columns of each matrix.", 30, LEAST_SIZE, MOST_SIZE),
        whole("ranks", "Ranks", "Every rank k from 1 to this one.", 3, 1, MOST_RANKS),
        whole("trials", "Trials", "Random matrices in each cell.", 5, 1, MOST_TRIALS),
        new Parameter.Choice(
            "solver",
            "Solver",
            "als is quick; svp takes some tenths of a second a cell, nuclear-norm twice that, and"
                + " more for larger matrices. Pause gives a cell up.",
            Effect.FROM_START,
            List.of("als", "svp", "nuclear-norm")));
  }

  private static Parameter whole(
      String name, String label, String help, int value, int min, int max) {
    return new Parameter.Whole(name, label, help, Effect.FROM_START, value, min, max);
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("success", "ranks × 7", "share of the trials recovered, NaN where not tried"),
        new Variable("next", "1 × 2", "rank and fraction known of the cell that comes next"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.NONE;
  }

  @Override
  public String defaultData() {
    return NoData.NAME;
  }

  @Override
  public int iterationBudget() {
    return 2 * MOST_RANKS * RecoveryOptions.SHARES;
  }

  @Override
  public Recovery.Nothing problem(Dataset data, ParameterValues values) {
    return new Recovery.Nothing();
  }

  @Override
  public RecoveryOptions options(ParameterValues values) {
    return new RecoveryOptions(
        values.whole("size"),
        values.whole("ranks"),
        values.whole("trials"),
        values.choice("solver", RecoverySolver.class));
  }

  @Override
  public List<Panel> panels(LessonView<RecoveryState> view) {
    return RecoveryPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<RecoveryState> view) {
    return RecoveryNumbers.of(view.state());
  }

  /// Chooses the cell that comes next.
  @Override
  public RecoveryState dragged(LessonView<RecoveryState> view, Handle handle, double x, double y) {
    DMatrixRMaj place = new DMatrixRMaj(new double[][] {{y, x / RecoveryPanels.PERCENT}});
    return ALGORITHM.replace(view.state(), "next", place);
  }

  /// The solvers, on data of their own: this lesson has none to hand on.
  @Override
  public List<Neighbour<RecoveryState>> neighbours() {
    return List.of(
        Neighbour.withData("als", "one solver, step by step"),
        Neighbour.withParameters("svp", "one trial, step by step", _ -> Map.of("rank", "2")),
        Neighbour.withData("nuclear-norm", "the solver that does not know the rank"));
  }

  @Override
  public List<Preset> presets() {
    return RecoveryPresets.ALL;
  }
}
