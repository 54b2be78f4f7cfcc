package org.factorscope.app.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.State;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.MissingCell;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// A lesson that runs on data, with all branches that edits have made. The window and the command
/// line both drive this.
///
/// Not thread-safe: one thread owns it. What it gives out is immutable.
public final class LessonRun {
  /// The default budget of all states that are kept, in bytes.
  public static final long DEFAULT_BUDGET_BYTES = 256L << 20;

  private final Running<?, ?, ?> running;

  private LessonRun(Running<?, ?, ?> running) {
    this.running = running;
  }

  /// Starts a lesson.
  ///
  /// @throws InvalidInputException where the data or parameters cannot be used; one sentence
  public static LessonRun start(Lesson<?, ?, ?> lesson, RunSetup setup) {
    return start(lesson, setup, DEFAULT_BUDGET_BYTES);
  }

  /// Starts a lesson with a budget for the states that are kept.
  public static LessonRun start(Lesson<?, ?, ?> lesson, RunSetup setup, long budgetBytes) {
    return new LessonRun(open(lesson, setup, budgetBytes));
  }

  private static <P, O, S extends State> Running<P, O, S> open(
      Lesson<P, O, S> lesson, RunSetup setup, long budgetBytes) {
    if (lesson.dataUse() == Lesson.DataUse.COMPLETE) {
      refuseMissing(setup.source());
    }
    Dataset data = setup.source().scaled(setup.scale());
    ParameterValues values = settled(lesson, data, setup.start(), setup.parameters());
    P problem = lesson.problem(data, values);
    SteppedAlgorithm<P, O, S> algorithm = lesson.algorithm();
    S state = algorithm.start(problem, lesson.options(values), setup.seed());
    for (Map.Entry<String, DMatrixRMaj> given : setup.start().entrySet()) {
      state = algorithm.replace(state, given.getKey(), given.getValue());
    }
    Branches<S> branches = new Branches<>(algorithm, state, values, budgetBytes);
    return new Running<>(lesson, setup.withParameters(values), data, branches);
  }

  /// The parameters that a run begins with: what was given, what the start's shapes say, and
  /// defaults that follow from the data.
  ///
  /// @param data as the lesson sees them
  /// @throws InvalidInputException where a parameter was given and the start says otherwise
  public static ParameterValues settled(
      Lesson<?, ?, ?> lesson,
      Dataset data,
      Map<String, DMatrixRMaj> start,
      ParameterValues values) {
    return lesson.suitedTo(data, lesson.fittedTo(start, values));
  }

  private static void refuseMissing(Dataset data) {
    data.firstMissing()
        .ifPresent(
            cell -> {
              throw new InvalidInputException(missingSentence(data, cell));
            });
  }

  private static String missingSentence(Dataset data, MissingCell cell) {
    return String.format(
        Locale.ROOT,
        "%s has no value in row %d, column '%s'; this lesson needs every value: fill it in, or"
            + " leave the row or the column out.",
        data.name(),
        cell.row(),
        cell.column());
  }

  public Lesson<?, ?, ?> lesson() {
    return running.lesson();
  }

  /// The setup, with the parameters that hold now on this branch's start.
  public RunSetup setup() {
    return running.setup();
  }

  /// The data as the lesson sees them.
  public Dataset data() {
    return running.data();
  }

  /// The parameters at the current branch's end.
  public ParameterValues parameters() {
    return running.branches().parameters();
  }

  /// The last position that was computed on the current branch.
  public int end() {
    return running.branches().current().end();
  }

  /// Records of all positions of the current branch; immutable.
  public List<StepRecord> records() {
    return running.branches().current().records();
  }

  /// Makes one more half-step at the end of the current branch.
  public StepRecord extend() {
    return running.branches().current().extend().record();
  }

  /// Why the run is over at the end of the branch, the budget of iterations included; null while it
  /// goes on.
  public @org.jspecify.annotations.Nullable StopReason stopReason() {
    StepRecord last = records().get(end());
    if (last.stopReason() != null) {
      return last.stopReason();
    }
    int phases = lesson().algorithm().phases().size();
    boolean spent = end() >= lesson().iterationBudget() * phases;
    return spent ? StopReason.BUDGET : null;
  }

  /// Whether the end of the branch has no finite numbers, so that nothing can follow. A converged
  /// run may be taken further by hand.
  public boolean hasFailed() {
    return records().get(end()).stopReason() == StopReason.NOT_A_NUMBER;
  }

  /// The half-step after `position`.
  public Phase phaseAfter(int position) {
    return running.branches().current().phaseAfter(position);
  }

  /// The state at `position` as matrices; not to be modified.
  public Map<String, DMatrixRMaj> matricesAt(int position) {
    return running.branches().current().at(position).state().matrices();
  }

  /// The pictures at `position`.
  public List<Panel> panelsAt(int position, Axes axes) {
    return running.panels(position, axes);
  }

  /// The numbers in the half-steps' formulas at `position`, by phase name.
  public Map<String, String> numbersAt(int position, Axes axes) {
    return running.numbers(position, axes);
  }

  /// Forks at `position` with a handle dragged to (x, y); while a drag goes on at the same place,
  /// the branch is replaced rather than added.
  ///
  /// @throws InvalidInputException where it cannot go there
  public void drag(int position, Axes axes, Handle handle, double x, double y) {
    running.drag(position, axes, handle, x, y);
  }

  /// Forks at `position` with another value of a parameter that acts at once; where it only changes
  /// what is shown, nothing forks.
  ///
  /// @throws InvalidInputException where the value is out of range
  public void change(int position, String parameter, String text) {
    running.change(position, parameter, text);
  }

  /// Whether a parameter acts at once, rather than from the start.
  public boolean actsAtOnce(String parameter) {
    return parameters().parameter(parameter).effect() != Parameter.Effect.FROM_START;
  }

  /// Takes the last edit back: the branch before it, and the position where it was made; empty
  /// where there is none.
  public OptionalInt undo() {
    return running.branches().undo();
  }

  /// Makes the edit again that was taken back last; its position, or empty.
  public OptionalInt redo() {
    return running.branches().redo();
  }

  /// The edits that led to the current branch, first to last; immutable.
  public List<Edit> edits() {
    return running.branches().edits();
  }

  public boolean canUndo() {
    return running.branches().canUndo();
  }

  public boolean canRedo() {
    return running.branches().canRedo();
  }

  /// How a neighbour of this lesson opens on the same data, with what it takes over; on its own
  /// data where this lesson has none.
  ///
  /// @throws InvalidInputException where `neighbour` is none of this lesson's
  public RunSetup handedOverTo(Lesson<?, ?, ?> neighbour) {
    return running.handedOverTo(neighbour);
  }

  /// A second run that stands where this one stands and has edits of its own from here on. Both
  /// belong to the same thread.
  public LessonRun copy() {
    return new LessonRun(running.copy());
  }

  /// Sets the budget for the states that are kept; those over it are given up at once.
  public void budget(long bytes) {
    running.branches().budget(bytes);
  }

  /// Bytes that the kept states take.
  public long bytes() {
    return running.branches().bytes();
  }

  /// How many half-steps of the current branch were computed again so far, because their states had
  /// been given up.
  public long recomputed() {
    return running.branches().current().recomputed();
  }

  private record Running<P, O, S extends State>(
      Lesson<P, O, S> lesson, RunSetup setup, Dataset data, Branches<S> branches) {

    Running<P, O, S> copy() {
      return new Running<>(lesson, setup, data, branches.copy());
    }

    LessonView<S> view(int position, Axes axes) {
      Snapshot<S> snapshot = branches.current().at(position);
      return new LessonView<>(
          data,
          branches.parameters(),
          snapshot,
          branches.current().records(),
          axes,
          branches.current().phaseAfter(position));
    }

    List<Panel> panels(int position, Axes axes) {
      return lesson.panels(view(position, axes));
    }

    Map<String, String> numbers(int position, Axes axes) {
      LessonView<S> view = view(position, axes);
      Map<String, String> numbers = new LinkedHashMap<>();
      for (Phase phase : lesson.algorithm().phases()) {
        numbers.put(phase.name(), lesson.numbers(phase, view));
      }
      return numbers;
    }

    RunSetup handedOverTo(Lesson<?, ?, ?> neighbour) {
      Neighbour<S> link =
          lesson.neighbours().stream()
              .filter(candidate -> candidate.lessonId().equals(neighbour.id()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "%s is no neighbour of %s."
                              .formatted(neighbour.title(), lesson.title())));
      S start = branches.current().at(0).state();
      Neighbour.Start given = link.handover().from(start, branches.parameters());
      ParameterValues values = ParameterValues.defaults(neighbour.parameters());
      for (Map.Entry<String, String> entry : given.parameters().entrySet()) {
        values = values.with(entry.getKey(), entry.getValue());
      }
      boolean hasData = lesson.dataUse() != Lesson.DataUse.NONE;
      return new RunSetup(
          hasData ? setup.source() : RunSetup.data(neighbour.defaultData()),
          hasData ? setup.scale() : neighbour.defaultScale(),
          values,
          given.variables(),
          setup.seed());
    }

    void drag(int position, Axes axes, Handle handle, double x, double y) {
      LessonView<S> view = view(position, axes);
      Edit edit = new Edit.Dragged(position, axes, handle, x, y);
      if (isParameter(handle.variable())) {
        String text = lesson.draggedParameter(view, handle, x, y);
        set(branches.parameters().with(handle.variable(), text), edit);
      } else {
        branches.fork(lesson.dragged(view, handle, x, y), branches.parameters(), edit);
      }
    }

    private boolean isParameter(String name) {
      return lesson.parameters().stream()
          .anyMatch(
              parameter ->
                  parameter.name().equals(name) && parameter.effect() == Parameter.Effect.AT_ONCE);
    }

    void change(int position, String parameter, String text) {
      ParameterValues values = branches.parameters().with(parameter, text);
      if (values.parameter(parameter).effect() == Parameter.Effect.VIEW) {
        branches.show(parameter, text);
        return;
      }
      set(values, new Edit.Changed(position, parameter, text));
    }

    private void set(ParameterValues values, Edit edit) {
      S state = branches.current().at(edit.position()).state();
      S edited = lesson.algorithm().withOptions(state, lesson.options(values));
      branches.fork(edited, values, edit);
    }
  }
}
