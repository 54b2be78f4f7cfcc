package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Recovery;
import org.factorscope.algorithms.completion.RecoveryOptions;
import org.factorscope.algorithms.completion.RecoverySolver;
import org.factorscope.algorithms.completion.RecoveryState;
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
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// How many entries of a matrix of low rank give the others: an experiment for each rank and each
/// fraction that is known.
public final class RecoveryLesson extends Lesson<Recovery.Nothing, RecoveryOptions, RecoveryState> {

  public RecoveryLesson() {
    super(
        Outline.of("recovery", Chapter.COMPLETION, Adapted.of(ALGORITHM, "success", "next"))
            .parameters(parameterList())
            .data(DataNeed.NONE, "none")
            .scale(Scale.NONE)
            .iterations(140));
  }

  private static final int LEAST_SIZE = 10;
  private static final int MOST_SIZE = 60;
  private static final int MOST_RANKS = 10;
  private static final int MOST_TRIALS = 20;

  private static final Recovery ALGORITHM = new Recovery();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        whole("size", "Size n", "Rows and columns of each matrix.", 30, LEAST_SIZE, MOST_SIZE),
        whole("ranks", "Ranks", "Every rank k from 1 to this one.", 3, 1, MOST_RANKS),
        whole("trials", "Trials", "Random matrices in each cell.", 5, 1, MOST_TRIALS),
        Former.choice(
            "solver",
            "Solver",
            "als is quick; svp takes some tenths of a second a cell, nuclear-norm twice that, and"
                + " more for larger matrices. Pause gives a cell up.",
            Effect.FROM_START,
            List.of("als", "svp", "nuclear-norm")));
  }

  private static Parameter<?> whole(
      String name, String label, String help, int value, int min, int max) {
    return Former.whole(name, label, help, Effect.FROM_START, value, min, max);
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
  public List<Panel> panels(LessonView<Recovery.Nothing, RecoveryOptions, RecoveryState> view) {
    return RecoveryPanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<Recovery.Nothing, RecoveryOptions, RecoveryState> view) {
    return RecoveryNumbers.of(view.state());
  }

  /// Chooses the cell that comes next.
  @Override
  public RecoveryState draggedState(
      LessonView<Recovery.Nothing, RecoveryOptions, RecoveryState> view,
      Handle handle,
      double x,
      double y) {
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
