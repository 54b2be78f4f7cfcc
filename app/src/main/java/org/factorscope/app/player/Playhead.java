package org.factorscope.app.player;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DataException;
import org.factorscope.viz.panel.Handle;
import org.jspecify.annotations.Nullable;

/// A position in a run, or in two of the same lesson that are compared. Lives on the algorithm
/// thread; every move publishes a frame.
final class Playhead {
  private final Consumer<PlayerFrame> onFrame;
  private final Consumer<UserProblem> onProblem;
  private final Map<Lesson<?, ?, ?>, KeptRuns> kept = new HashMap<>();
  private @Nullable LessonRun run;
  private @Nullable Companion companion;
  private @Nullable Cut cut;
  private Axes axes = new Axes(0, 0);
  private int position;

  /// Where the playhead would stand, had the run that came into view not ended before.
  private record Cut(int wanted, int end) {}

  /// Whether somebody has time to look at a frame.
  private enum Pause {
    GOES_ON,
    RESTS
  }

  /// Whether it is playing.
  enum Advance {
    GOES_ON,
    OVER
  }

  Playhead(Consumer<PlayerFrame> onFrame, Consumer<UserProblem> onProblem) {
    this.onFrame = onFrame;
    this.onProblem = onProblem;
  }

  void open(Lesson<?, ?, ?> lesson, RunSetup setup) {
    open(lesson, setup, KeptRuns.NO_GESTURE);
  }

  private void open(Lesson<?, ?, ?> lesson, RunSetup setup, long gesture) {
    guarded(
        "The lesson cannot start like this",
        () -> {
          LessonRun opened = LessonRun.start(lesson, setup);
          LessonRun before = run;
          putAway(lesson, gesture);
          suitAxes(before, opened);
          show(new KeptRuns.Place(opened, 0, axes));
        });
  }

  /// Goes back to the run that a lesson had when it was left.
  ///
  /// @return false if there is none, or the lesson is in view
  boolean comeBack(Lesson<?, ?, ?> lesson) {
    LessonRun now = run;
    if (now == null || now.lesson().equals(lesson)) {
      return false;
    }
    Optional<KeptRuns.Place> back = keptOf(lesson).comeBack();
    back.ifPresent(
        place -> {
          putAway(lesson, KeptRuns.NO_GESTURE);
          show(place);
        });
    return back.isPresent();
  }

  private KeptRuns keptOf(Lesson<?, ?, ?> lesson) {
    return kept.computeIfAbsent(lesson, _ -> new KeptRuns());
  }

  /// Puts the run in view away, for one of `lesson` takes its place. A replay is its own file, so
  /// it is not kept.
  private void putAway(Lesson<?, ?, ?> lesson, long gesture) {
    LessonRun now = run;
    if (now == null) {
      return;
    }
    KeptRuns runs = keptOf(lesson);
    KeptRuns.Place place = new KeptRuns.Place(now, position, axes);
    if (now.lesson().equals(lesson)) {
      runs.restarted(place, gesture);
      return;
    }
    companion = null;
    if (!now.isReplay()) {
      keptOf(now.lesson()).leave(place);
    }
    runs.comeBack().ifPresent(old -> runs.restarted(old, gesture));
  }

  private void show(KeptRuns.Place place) {
    run = place.run();
    position = place.position();
    axes = place.axes();
    shareBudget(place.run());
    publish(place.run());
  }

  private void shareBudget(LessonRun inView) {
    if (companion == null) {
      inView.budget(LessonRun.DEFAULT_BUDGET_BYTES);
    } else {
      companion.shareBudget(inView);
    }
  }

  private void suitAxes(@Nullable LessonRun before, LessonRun now) {
    if (before == null || !before.data().columns().equals(now.data().columns())) {
      axes = Axes.preferred(now.data());
    }
  }

  /// From here on the run in view has a companion that stays as it is; nothing if it has one.
  void compare() {
    LessonRun now = run;
    if (now != null && companion == null) {
      LessonRun second = now.copy();
      companion = new Companion(now);
      companion.shareBudget(second);
      run = second;
      publish(second);
    }
  }

  /// Shows the other run at the same place, or at its end if that comes before.
  void exchange() {
    LessonRun now = run;
    Companion other = companion;
    if (now == null || other == null) {
      return;
    }
    int wanted = cut != null && cut.end() == position ? cut.wanted() : position;
    other.keepUp(wanted);
    LessonRun next = other.exchange(now);
    keptOf(now.lesson()).exchange();
    run = next;
    position = Math.min(wanted, next.end());
    cut = position < wanted ? new Cut(wanted, position) : null;
    suitAxes(now, next);
    publish(next);
  }

  /// The run in view stays.
  void endComparison() {
    LessonRun now = run;
    if (now != null && companion != null) {
      companion = null;
      keptOf(now.lesson()).endComparison();
      now.budget(LessonRun.DEFAULT_BUDGET_BYTES);
      publish(now);
    }
  }

  /// Takes over a run that was made elsewhere, at a position that it has reached.
  void adopt(LessonRun opened, int at, Axes chosen) {
    putAway(opened.lesson(), KeptRuns.NO_GESTURE);
    companion = null;
    show(new KeptRuns.Place(opened, at, chosen));
  }

  /// Opens a neighbour of the lesson on the same data.
  void openNeighbour(Lesson<?, ?, ?> neighbour) {
    LessonRun now = run;
    if (now != null) {
      guarded(
          "The neighbour cannot start like this",
          () -> open(neighbour, now.handedOverTo(neighbour)));
    }
  }

  void moveTo(int target) {
    LessonRun now = run;
    if (now != null) {
      position = Math.clamp(target, 0, now.end());
      publish(now);
    }
  }

  void moveToEnd() {
    LessonRun now = run;
    if (now != null) {
      moveTo(now.end());
    }
  }

  void moveBy(int halfSteps) {
    LessonRun now = run;
    if (now == null) {
      return;
    }
    if (halfSteps > 0) {
      forward(now, halfSteps);
      publish(now);
    } else {
      moveTo(position + halfSteps);
    }
  }

  /// To the next or previous whole iteration.
  void moveByIterations(int iterations) {
    LessonRun now = run;
    if (now == null) {
      return;
    }
    if (iterations < 0) {
      moveTo(wholeBefore(now, position));
      return;
    }
    do {
      forward(now, 1);
    } while (!now.isWhole(position) && !isStuck(now));
    publish(now);
  }

  private static int wholeBefore(LessonRun now, int position) {
    int target = Math.max(0, position - 1);
    while (target > 0 && !now.isWhole(target)) {
      target--;
    }
    return target;
  }

  /// Whether no half-step follows: the run is final, or the computation was cancelled.
  private boolean isStuck(LessonRun now) {
    return position == now.end() && (now.isFinal() || Thread.currentThread().isInterrupted());
  }

  /// One beat of a play.
  Advance advance(int halfSteps) {
    return advanceWhile(made -> made < halfSteps);
  }

  /// Half-steps for a while, at least one.
  Advance advance(Duration slice) {
    long start = System.nanoTime();
    return advanceWhile(made -> made == 0 || System.nanoTime() - start < slice.toNanos());
  }

  private Advance advanceWhile(IntPredicate hasTime) {
    LessonRun now = run;
    if (now == null) {
      return Advance.OVER;
    }
    int before = position;
    for (int made = 0; hasTime.test(made) && !isOver(now) && !isGivenUp(); made++) {
      forward(now, 1);
    }
    if (position != before) {
      publish(now, isOver(now) ? Pause.RESTS : Pause.GOES_ON);
    }
    return isOver(now) ? Advance.OVER : Advance.GOES_ON;
  }

  private static boolean isGivenUp() {
    return Thread.currentThread().isInterrupted();
  }

  private boolean isOver(LessonRun now) {
    return position == now.end() && now.stopReason() != null;
  }

  private void forward(LessonRun now, int halfSteps) {
    int target = position + halfSteps;
    try {
      while (now.end() < target && !now.isFinal()) {
        now.extend();
      }
    } catch (GivenUpException givenUp) {
      // the run stays where it got to; the same half-step can be made again
    }
    position = Math.min(target, now.end());
    if (companion != null) {
      companion.keepUp(position);
    }
  }

  /// @param of where the handle was seen; a run that began or came into view since has handles of
  ///   its own
  void drag(PlayerFrame of, Handle handle, double x, double y, long gesture) {
    LessonRun now = run;
    if (now != null
        && now.lesson().equals(of.lesson())
        && now.setup().equals(of.setup())
        && isInView(of)) {
      guarded(
          "It cannot be dragged there",
          () -> {
            now.drag(position, axes, handle, x, y, gesture);
            keptOf(now.lesson()).edited();
            publish(now);
          });
    }
  }

  /// Whether the run of a frame is the one in view, if two are compared.
  private boolean isInView(PlayerFrame of) {
    return companion == null
        || of.comparison() == null
        || of.comparison().inView() == companion.inView();
  }

  /// @param of where the parameter was seen; another lesson or run has parameters of its own
  void change(PlayerFrame of, String parameter, String text, long gesture) {
    LessonRun now = run;
    if (now != null && now.lesson().equals(of.lesson()) && isInView(of)) {
      guarded("This value cannot be used", () -> changeParameter(now, parameter, text, gesture));
    }
  }

  private void changeParameter(LessonRun now, String parameter, String text, long gesture) {
    if (now.actsAtOnce(parameter)) {
      now.change(position, parameter, text, gesture);
      keptOf(now.lesson()).edited();
      if (companion != null && isViewOnly(now, parameter)) {
        // What is shown is the same in both, so that they can be compared.
        companion.run().change(position, parameter, text, gesture);
      }
      publish(now);
      return;
    }
    ParameterValues values = now.parameters().with(parameter, text);
    RunSetup setup = now.setup();
    open(now.lesson(), setup.withParameters(values).withStart(Map.of()), gesture);
  }

  private static boolean isViewOnly(LessonRun now, String parameter) {
    return now.parameters().parameter(parameter).effect() == Parameter.Effect.VIEW;
  }

  void setAxes(Axes chosen) {
    axes = chosen;
    LessonRun now = run;
    if (now != null) {
      publish(now);
    }
  }

  void undo() {
    LessonRun now = run;
    if (now == null) {
      return;
    }
    KeptRuns runs = keptOf(now.lesson());
    if (now.canUndo()) {
      jump(now, now.undo());
    } else if (runs.canUndo()) {
      show(runs.undo(new KeptRuns.Place(now, position, axes)));
    }
  }

  /// Takes back what a gesture did; nothing if it did nothing.
  void cancel(long gesture) {
    LessonRun now = run;
    if (now == null) {
      return;
    }
    KeptRuns runs = keptOf(now.lesson());
    if (runs.isLast(gesture)) {
      KeptRuns.Place before = runs.undo(new KeptRuns.Place(now, position, axes));
      runs.edited();
      show(before);
    } else {
      jump(now, now.cancel(gesture));
    }
  }

  void redo() {
    LessonRun now = run;
    if (now == null) {
      return;
    }
    KeptRuns runs = keptOf(now.lesson());
    if (now.canRedo()) {
      jump(now, now.redo());
    } else if (runs.canRedo()) {
      show(runs.redo(new KeptRuns.Place(now, position, axes)));
    }
  }

  private void jump(LessonRun now, OptionalInt target) {
    target.ifPresent(
        place -> {
          position = place;
          publish(now);
        });
  }

  private void guarded(String title, Runnable work) {
    try {
      work.run();
    } catch (InvalidInputException | DataException mendable) {
      String sentence = mendable.getMessage();
      onProblem.accept(new UserProblem(title, sentence == null ? "" : sentence));
    } catch (OutOfMemoryError tooLarge) {
      onProblem.accept(
          new UserProblem(
              title, "There is not enough memory for data of this size; use fewer rows."));
    }
  }

  private void publish(LessonRun now) {
    publish(now, Pause.RESTS);
  }

  private void publish(LessonRun now, Pause pause) {
    onFrame.accept(
        new PlayerFrame(
            now.lesson(),
            now.setup(),
            now.data(),
            now.parameters(),
            position,
            now.end(),
            now.recordAt(position),
            now.history(),
            course(now, pause),
            now.numbersAt(position, axes),
            position == now.end() ? now.stopReason() : null,
            axes,
            undoable(now),
            companion == null ? null : companion.beside(now, position),
            now.panelsAt(position, axes)));
  }

  private PlayerFrame.Undoable undoable(LessonRun now) {
    KeptRuns runs = keptOf(now.lesson());
    return new PlayerFrame.Undoable(
        now.canUndo() || runs.canUndo(),
        now.canRedo() || runs.canRedo(),
        now.edits(),
        runs.restarts());
  }

  /// Claims that are costly to check are left out while the run plays.
  private PlayerFrame.Course course(LessonRun now, Pause pause) {
    return new PlayerFrame.Course(
        now.halfSteps(),
        now.halfStepAfter(position).orElse(""),
        pause == Pause.RESTS ? now.verdictsAt(position) : now.recordAt(position).verdicts(),
        now.firstFailures(position),
        now.stoppedAt().orElse(-1));
  }
}
