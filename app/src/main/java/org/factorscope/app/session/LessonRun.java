package org.factorscope.app.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.History;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.NoData;
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
  /// @throws InvalidInputException if the data or parameters cannot be used; one sentence
  public static LessonRun start(Lesson<?, ?, ?> lesson, RunSetup setup) {
    return start(lesson, setup, DEFAULT_BUDGET_BYTES);
  }

  /// Starts a lesson with a budget for the states that are kept.
  public static LessonRun start(Lesson<?, ?, ?> lesson, RunSetup setup, long budgetBytes) {
    return new LessonRun(open(lesson, setup, budgetBytes));
  }

  private static <P, O, S> Running<P, O, S> open(
      Lesson<P, O, S> lesson, RunSetup setup, long budgetBytes) {
    Dataset source = setup.source();
    if (lesson.need().values() == DataNeed.Values.COMPLETE) {
      refuseMissing(source);
      source = source.withoutEmpty();
    }
    Dataset data = source.scaled(setup.scale());
    SquareRange.checkKnown(data.values());
    lesson
        .need()
        .refusal(data, lesson.words())
        .ifPresent(
            sentence -> {
              throw new InvalidInputException(sentence);
            });
    ParameterValues values = settled(lesson, data, setup.start(), setup.parameters());
    Algorithm<P, O, S> algorithm = lesson.algorithm();
    Run<P, O> run = new Run<>(lesson.problem(data, values), lesson.options(values), setup.seed());
    S state = algorithm.start(run);
    for (Map.Entry<String, DMatrixRMaj> given : setup.start().entrySet()) {
      state = algorithm.replace(run, state, given.getKey(), given.getValue());
    }
    Timeline<P, O, S> timeline = new Timeline<>(algorithm, run, state, budgetBytes);
    Branches<P, O, S> branches = new Branches<>(timeline, values, budgetBytes);
    return new Running<>(lesson, setup.settled(values), data, branches);
  }

  /// The parameters that a run begins with: what was given, what the start's shapes say, and
  /// defaults that follow from the data.
  ///
  /// @param data as the lesson sees them
  /// @throws InvalidInputException if a parameter was given and the start says otherwise
  public static ParameterValues settled(
      Lesson<?, ?, ?> lesson,
      Dataset data,
      Map<String, DMatrixRMaj> start,
      ParameterValues values) {
    return lesson.suitedTo(data, lesson.fittedTo(start, values));
  }

  /// Rows and columns without any value are left out, for there is nothing to fill in.
  private static void refuseMissing(Dataset data) {
    data.firstGap()
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

  /// Whether it shows the numbers of a trace.
  public boolean isReplay() {
    return lesson() instanceof ReplayedLesson;
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

  /// What is remembered of the current branch; immutable.
  public History history() {
    return running.branches().current().history();
  }

  /// What is remembered of a position up to [#end()].
  public StepRecord recordAt(int position) {
    return running.branches().current().at(position).record();
  }

  /// All verdicts at a position, also of claims that are costly to check.
  public Map<String, Verdict> verdictsAt(int position) {
    return running.branches().current().verdictsAt(position);
  }

  /// Where each claim that failed up to `position` failed first, by its id.
  public Map<String, Integer> firstFailures(int position) {
    return running.branches().current().firstFailures(position);
  }

  /// Whether no iteration is half made at `position`.
  public boolean isWhole(int position) {
    return running.branches().current().isWhole(position);
  }

  /// The position after the last half-step of an iteration; empty if it was not begun.
  public Optional<Integer> positionOf(int iteration) {
    return running.branches().current().positionOf(iteration);
  }

  /// The half-steps of an iteration under the present options.
  public List<HalfStepForm> halfSteps() {
    return running.halfSteps();
  }

  /// How many half-steps were computed a second time on the current branch.
  public long recomputed() {
    return running.branches().current().recomputed();
  }

  /// Makes one more half-step at the end of the current branch.
  public StepRecord extend() {
    return running.branches().current().extend().record();
  }

  /// Why the run is over at the end of the branch, the budget of iterations included; null while it
  /// goes on.
  public @org.jspecify.annotations.Nullable StopReason stopReason() {
    StepRecord last = history().getLast();
    if (last.stopReason() != null) {
      return last.stopReason();
    }
    if (halfStepAfter(end()).isEmpty()) {
      return StopReason.COMPLETE;
    }
    boolean spent = last.iteration() >= lesson().iterationBudget() && isWhole(end());
    return spent ? StopReason.BUDGET : null;
  }

  /// The first position at which a stop rule ended this branch, or empty. A run may be taken
  /// further by hand.
  public OptionalInt stoppedAt() {
    return running.branches().current().stoppedAt();
  }

  /// Whether nothing can follow the end of the branch: its numbers are not finite, or all
  /// half-steps are made. A converged run may be taken further by hand.
  public boolean isFinal() {
    return history().getLast().stopReason() == StopReason.NOT_A_NUMBER
        || halfStepAfter(end()).isEmpty();
  }

  /// The name of the half-step after `position`; empty if the run is over there.
  public Optional<String> halfStepAfter(int position) {
    return running.branches().current().halfStepAfter(position).map(HalfStep::name);
  }

  /// The state at `position` as matrices; not to be modified.
  public Map<String, DMatrixRMaj> matricesAt(int position) {
    return running.matrices(position);
  }

  /// The gradient of the objective at `position` with respect to each variable that the algorithm
  /// learns by gradients; empty if it does not. Not to be modified.
  public Map<String, DMatrixRMaj> gradientsAt(int position) {
    return running.gradients(position);
  }

  /// The objective that the run would have at `position` with another value of one variable.
  ///
  /// @param value of the variable's shape. Not modified.
  /// @throws InvalidInputException if the variable cannot be set to it
  public OptionalDouble objectiveWith(int position, String variable, DMatrixRMaj value) {
    return running.objectiveWith(position, variable, value);
  }

  /// The names of the state variables under the present options, in the order of traces.
  public List<String> variables() {
    return running.variables();
  }

  /// The names of the state variables that can be set.
  public List<String> settable() {
    return running.settable();
  }

  /// The pictures at `position`.
  public List<Panel> panelsAt(int position, Axes axes) {
    return running.panels(position, axes);
  }

  /// The numbers in the formula of the half-step that led to `position`; empty at the start and
  /// after an edit, for which no formula holds.
  public String numbersAt(int position, Axes axes) {
    return running.numbers(position, axes);
  }

  /// Forks at `position` with a handle dragged to (x, y); while one gesture continues at the same
  /// place, the branch is replaced rather than added.
  ///
  /// @throws InvalidInputException if it cannot go there
  public void drag(int position, Axes axes, Handle handle, double x, double y, long gesture) {
    running.drag(axes, new Edit.Dragged(position, axes, handle, x, y, gesture));
  }

  /// Forks at `position` with another value of a parameter that acts at once; if it only changes
  /// what is shown, nothing forks.
  ///
  /// @throws InvalidInputException if the value is out of range
  public void change(int position, String parameter, String text, long gesture) {
    running.change(new Edit.Changed(position, parameter, text, gesture));
  }

  /// Takes back what a gesture did, if it is the last edit; its position, or empty.
  public OptionalInt cancel(long gesture) {
    return running.branches().cancel(gesture);
  }

  /// Whether a parameter acts at once, rather than from the start.
  public boolean actsAtOnce(String parameter) {
    return parameters().parameter(parameter).effect() != Parameter.Effect.FROM_START;
  }

  /// Takes the last edit back: the branch before it, and the position where it was made; empty if
  /// there is none.
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
  /// data if this lesson has none.
  ///
  /// @throws InvalidInputException if `neighbour` is none of this lesson's
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

  private record Running<P, O, S>(
      Lesson<P, O, S> lesson, RunSetup setup, Dataset data, Branches<P, O, S> branches) {

    Running<P, O, S> copy() {
      return new Running<>(lesson, setup, data, branches.copy());
    }

    LessonView<P, O, S> view(int position, Axes axes) {
      Timeline<P, O, S> timeline = branches.current();
      return new LessonView<>(
          lesson.words(),
          timeline.run(),
          data,
          branches.parameters(),
          timeline.at(position),
          timeline.history(),
          axes,
          timeline.halfStepAfter(position).map(HalfStep::name).orElse(""));
    }

    List<HalfStepForm> halfSteps() {
      return HalfStepForm.of(lesson.algorithm(), branches.current().run().options());
    }

    List<Panel> panels(int position, Axes axes) {
      return lesson.panels(view(position, axes));
    }

    String numbers(int position, Axes axes) {
      LessonView<P, O, S> view = view(position, axes);
      StepRecord record = view.record();
      boolean made = !record.place().isStart() && record.edit() == null;
      return made ? lesson.numbers(record.halfStep(), view) : "";
    }

    List<String> variables() {
      return lesson.algorithm().variables(branches.current().run().options()).stream()
          .map(StateVariable::name)
          .toList();
    }

    List<String> settable() {
      return lesson.algorithm().variables(branches.current().run().options()).stream()
          .filter(StateVariable::isSettable)
          .map(StateVariable::name)
          .toList();
    }

    Map<String, DMatrixRMaj> matrices(int position) {
      S state = branches.current().at(position).state();
      Run<P, O> run = branches.current().run();
      Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
      for (StateVariable<P, O, S> variable : lesson.algorithm().variables(run.options())) {
        DMatrixRMaj value = variable.read(run, state);
        if (value != null) {
          matrices.put(variable.name(), value);
        }
      }
      return matrices;
    }

    Map<String, DMatrixRMaj> gradients(int position) {
      Timeline<P, O, S> timeline = branches.current();
      return lesson.algorithm().gradients(timeline.run(), timeline.at(position).state());
    }

    OptionalDouble objectiveWith(int position, String variable, DMatrixRMaj value) {
      Timeline<P, O, S> timeline = branches.current();
      S state = timeline.at(position).state();
      S changed = lesson.algorithm().replace(timeline.run(), state, variable, value);
      return lesson.algorithm().objective(timeline.run(), changed);
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
      boolean hasData = !setup.source().name().equals(NoData.NAME);
      return new RunSetup(
          hasData ? setup.source() : RunSetup.data(neighbour.defaultData()),
          hasData ? setup.scale() : neighbour.defaultScale(),
          values,
          given.variables(),
          setup.seed(),
          "");
    }

    void drag(Axes axes, Edit.Dragged edit) {
      LessonView<P, O, S> view = view(edit.position(), axes);
      Handle handle = edit.handle();
      if (isParameter(handle.variable())) {
        ParameterValues values = branches.parameters();
        for (Map.Entry<String, String> changed :
            lesson.draggedParameters(view, handle, edit.x(), edit.y()).entrySet()) {
          values = values.with(changed.getKey(), changed.getValue());
        }
        set(values, edit);
      } else {
        S dragged = lesson.draggedState(view, handle, edit.x(), edit.y());
        branches.fork(view.run(), dragged, branches.parameters(), edit);
      }
    }

    private boolean isParameter(String name) {
      return lesson.parameters().stream()
          .anyMatch(
              parameter ->
                  parameter.name().equals(name) && parameter.effect() == Parameter.Effect.AT_ONCE);
    }

    void change(Edit.Changed edit) {
      ParameterValues values = branches.parameters().with(edit.parameter(), edit.text());
      if (values.parameter(edit.parameter()).effect() == Parameter.Effect.VIEW) {
        branches.show(edit.parameter(), edit.text());
        return;
      }
      set(values, edit);
    }

    private void set(ParameterValues values, Edit edit) {
      Timeline<P, O, S> timeline = branches.current();
      Run<P, O> changed = timeline.run().with(lesson.options(values));
      S state = timeline.at(edit.position()).state();
      branches.fork(changed, lesson.algorithm().reconsidered(changed, state), values, edit);
    }
  }
}
