package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Als;
import org.factorscope.algorithms.completion.AlsOptions;
import org.factorscope.algorithms.completion.AlsOptions.Normalize;
import org.factorscope.algorithms.completion.AlsState;
import org.factorscope.algorithms.completion.Observations;
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
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Matrix completion by alternating least squares, A ≈ UVᵀ where A is known.
public final class AlsLesson extends Lesson<Observations, AlsOptions, AlsState> {

  public AlsLesson() {
    super(
        Outline.of("als", Chapter.COMPLETION, Adapted.of(ALGORITHM, "U", "V"))
            .parameters(parameterList())
            .data(DataNeed.GAPS, "insteval_block")
            .scale(Scale.NONE)
            .iterations(200));
  }

  /// Of the parameters that choose a row or a column.
  private static final int MOST_ROWS = 3000;

  /// The smallest threshold that the nuclear norm's lesson takes.
  private static final double LEAST_THRESHOLD = 0.001;

  private static final Als ALGORITHM = new Als();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "rank",
            "Rank k",
            "How many numbers describe each row and each column.",
            Effect.FROM_START,
            3,
            1,
            50),
        Former.real(
            "lambda",
            "Penalty λ",
            "Keeps the factors small. At 0 a row with fewer ratings than k has many solutions.",
            Effect.AT_ONCE,
            0.1,
            0,
            100,
            Spacing.LINEAR),
        Former.choice(
            "normalize",
            "Normalize",
            "What is taken out of the ratings first, and put back into predictions.",
            Effect.FROM_START,
            List.of("none", "global", "row", "column", "two-way", "z-score")),
        Former.real(
            "held-out",
            "Held out",
            "The fraction of the known ratings that training never sees.",
            Effect.FROM_START,
            0,
            0,
            0.9,
            Spacing.LINEAR),
        shown("row", "Row i", "Whose system is shown; large data are shown from here on."),
        shown("column", "Column j", "Whose system is shown; large data are shown from here on."));
  }

  private static Parameter<?> shown(String name, String label, String help) {
    return Former.whole(name, label, help, Effect.VIEW, 1, 1, MOST_ROWS);
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "U", values, "rank", matrix -> matrix.numCols);
    return StartShapes.fit(start, "V", fitted, "rank", matrix -> matrix.numCols);
  }

  @Override
  public Observations problem(Dataset data, ParameterValues values) {
    return Observations.of(data.values());
  }

  @Override
  public AlsOptions options(ParameterValues values) {
    return new AlsOptions(
        values.whole("rank"),
        values.real("lambda"),
        values.choice("normalize", Normalize.class),
        values.real("held-out"));
  }

  @Override
  public List<Panel> panels(LessonView<Observations, AlsOptions, AlsState> view) {
    return AlsPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<Observations, AlsOptions, AlsState> view) {
    return AlsNumbers.of(halfStep, view);
  }

  /// Moves the first two numbers of a row of U or V.
  @Override
  public AlsState draggedState(
      LessonView<Observations, AlsOptions, AlsState> view, Handle handle, double x, double y) {
    AlsState state = view.state();
    DMatrixRMaj factor = (handle.variable().equals("U") ? state.u() : state.v()).copy();
    factor.set(handle.index(), 0, x);
    if (factor.numCols > 1) {
      factor.set(handle.index(), 1, y);
    }
    return ALGORITHM.replace(state, handle.variable(), factor);
  }

  /// The same penalty, as its threshold; the optima agree where nothing is normalized or held out.
  @Override
  public List<Neighbour<AlsState>> neighbours() {
    return List.of(
        new Neighbour<>(
            "nuclear-norm",
            "the two optima agree",
            (start, values) ->
                new Neighbour.Start(
                    Map.of(
                        "method",
                        "soft-impute",
                        "tau",
                        String.valueOf(Math.max(LEAST_THRESHOLD, values.real("lambda")))),
                    Map.of())),
        Neighbour.withData("recovery", "when are the known entries enough?"));
  }

  @Override
  public List<Preset> presets() {
    return AlsPresets.ALL;
  }
}
