package org.factorscope.app.player;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.task.Mailbox;
import org.factorscope.app.task.TaskExecutor;
import org.factorscope.viz.panel.Handle;
import org.jspecify.annotations.Nullable;

/// What the window shows and can do. Commands come from the JavaFX thread and return at once;
/// frames arrive on it later, newest wins.
public final class PlayerViewModel {
  /// The slowest and fastest play, in half-steps a second.
  public static final double SLOWEST = 0.5;

  public static final double FASTEST = 1000;

  private static final double FRAMES_PER_SECOND = 60;

  /// How long half-steps are made between two frames on the way to the end of a run.
  private static final Duration SLICE = Duration.ofMillis(80);

  private final ReadOnlyObjectWrapper<@Nullable PlayerFrame> frame = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper runningToEnd = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper(false);
  private final AtomicInteger epoch = new AtomicInteger();
  // How many runs were asked for; what waits for an earlier one is moot.
  private final AtomicInteger opened = new AtomicInteger();
  private int askedFor;
  private long gesture;
  private final DoubleProperty speed = new SimpleDoubleProperty(2);
  private final TaskExecutor tasks;
  private final Consumer<UserProblem> onProblem;
  private final Playhead playhead;
  private final Mailbox<PlayerFrame> frames;
  private final Mailbox<Integer> scrubs;
  private final Mailbox<Drag> drags;
  private final Mailbox<Change> changes;

  /// @param of the frame in which the handle was seen
  /// @param gesture while it is the same, a later place replaces an earlier one
  private record Drag(PlayerFrame of, Handle handle, double x, double y, long gesture) {}

  private record Change(PlayerFrame of, String parameter, String text, long gesture) {}

  /// @param onProblem shows a problem, on the JavaFX thread; the running lesson is untouched
  public PlayerViewModel(TaskExecutor tasks, Consumer<UserProblem> onProblem) {
    this.tasks = tasks;
    this.onProblem = onProblem;
    frames = new Mailbox<>(tasks::show, frame::set);
    playhead = new Playhead(frames::put, problem -> tasks.show(() -> onProblem.accept(problem)));
    scrubs = new Mailbox<>(tasks::compute, playhead::moveTo);
    drags =
        new Mailbox<>(
            tasks::compute, d -> playhead.drag(d.of(), d.handle(), d.x(), d.y(), d.gesture()));
    changes =
        new Mailbox<>(
            tasks::compute, c -> playhead.change(c.of(), c.parameter(), c.text(), c.gesture()));
  }

  /// The latest frame; null until the first lesson is open.
  public ReadOnlyObjectProperty<@Nullable PlayerFrame> frameProperty() {
    return frame.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /// Whether it plays as fast as it can, until the run stops.
  public ReadOnlyBooleanProperty runningToEndProperty() {
    return runningToEnd.getReadOnlyProperty();
  }

  /// Whether half-steps are being made, or wait for their turn.
  public ReadOnlyBooleanProperty computingProperty() {
    return computing.getReadOnlyProperty();
  }

  /// Half-steps a second while playing.
  public DoubleProperty speedProperty() {
    return speed;
  }

  /// Opens a lesson; if its data or parameters cannot be used, the running lesson stays. Of lessons
  /// that are asked for faster than they start, the last one starts.
  public void open(Lesson<?, ?, ?> lesson, RunSetup setup) {
    pause();
    opened.incrementAndGet();
    compute(() -> playhead.open(lesson, setup));
  }

  /// Opens a run at a position that it has reached. The run is the player's from here on.
  public void open(LessonRun run, int position, Axes axes) {
    pause();
    opened.incrementAndGet();
    compute(() -> playhead.adopt(run, position, axes));
  }

  /// Goes back to the run that a lesson had when it was left.
  ///
  /// @param otherwise is run if it has none
  public void comeBack(Lesson<?, ?, ?> lesson, Runnable otherwise) {
    pause();
    int now = opened.incrementAndGet();
    compute(
        () -> {
          if (!playhead.comeBack(lesson)) {
            tasks.show(
                () -> {
                  if (opened.get() == now) {
                    otherwise.run();
                  }
                });
          }
        });
  }

  /// Opens a neighbour of the lesson on the same data, with what it takes over of its start.
  public void openNeighbour(Lesson<?, ?, ?> neighbour) {
    pause();
    compute(() -> playhead.openNeighbour(neighbour));
  }

  public void stepForward() {
    stopPlaying();
    forward(() -> playhead.moveBy(1));
  }

  public void stepBack() {
    stopPlaying();
    compute(() -> playhead.moveBy(-1));
  }

  public void iterationForward() {
    stopPlaying();
    forward(() -> playhead.moveByIterations(1));
  }

  public void iterationBack() {
    stopPlaying();
    compute(() -> playhead.moveByIterations(-1));
  }

  /// To the start of the run.
  public void home() {
    stopPlaying();
    scrubs.put(0);
  }

  /// To the last position that was computed; from there on, as fast as it goes, until the run
  /// stops. Pausing ends that.
  public void end() {
    PlayerFrame now = frame.get();
    if (runningToEnd.get()) {
      return;
    }
    if (now != null && isOpenEnd(now)) {
      pause();
      runningToEnd.set(true);
      playing.set(true);
      scheduleTick();
    } else {
      stopPlaying();
      compute(playhead::moveToEnd);
    }
  }

  /// Whether a frame shows the end of a run that has not stopped yet.
  private static boolean isOpenEnd(PlayerFrame now) {
    return now.position() == now.end() && now.stopReason() == null && now.course().stoppedAt() < 0;
  }

  /// To `position`, or the nearest that was computed.
  public void scrubTo(int position) {
    stopPlaying();
    scrubs.put(position);
  }

  public void play() {
    if (!playing.get() && frame.get() != null) {
      playing.set(true);
      scheduleTick();
    }
  }

  /// Stops playing, and gives up the half-steps that are not done yet.
  public void pause() {
    stopPlaying();
    giveUp();
  }

  private void stopPlaying() {
    playing.set(false);
    runningToEnd.set(false);
  }

  /// Cancels the half-steps that were requested.
  private void giveUp() {
    epoch.incrementAndGet();
    tasks.interrupt();
    askedFor = 0;
    computing.set(false);
  }

  /// Runs a command on the algorithm thread, unless another run was asked for by the time of its
  /// turn.
  private void compute(Runnable command) {
    int now = opened.get();
    tasks.compute(
        () -> {
          if (opened.get() == now) {
            command.run();
          }
        });
  }

  /// Half-steps forward, which may take long.
  private void forward(Runnable halfSteps) {
    int now = epoch.get();
    askedFor++;
    computing.set(true);
    tasks.computeInterruptibly(
        () -> {
          if (epoch.get() == now) {
            halfSteps.run();
          }
          tasks.show(() -> done(now));
        });
  }

  private void done(int then) {
    if (epoch.get() == then) {
      askedFor--;
      computing.set(askedFor > 0);
    }
  }

  public void togglePlay() {
    if (playing.get()) {
      pause();
    } else {
      play();
    }
  }

  public void faster() {
    speed.set(Math.min(FASTEST, speed.get() * 1.5));
  }

  public void slower() {
    speed.set(Math.max(SLOWEST, speed.get() / 1.5));
  }

  /// Begins a gesture: what is dragged or set until the next one is one edit.
  public void beginGesture() {
    gesture++;
  }

  /// Takes back what the present gesture did; an earlier edit stays.
  public void cancelGesture() {
    long cancelled = gesture;
    gesture++;
    compute(() -> playhead.cancel(cancelled));
  }

  /// Drags a handle of a panel to (x, y) in data units; play continues from the new branch.
  public void drag(Handle handle, double x, double y) {
    PlayerFrame seen = frame.get();
    if (seen != null) {
      drags.put(new Drag(seen, handle, x, y, gesture));
    }
  }

  /// Sets a parameter: in the middle of the run where it acts at once, else by starting anew.
  public void setParameter(String name, String text) {
    boolean startsAnew = startsAnew(name);
    if (startsAnew) {
      giveUp();
    }
    PlayerFrame seen = frame.get();
    if (seen != null) {
      changes.put(new Change(seen, name, text, gesture));
    }
    if (startsAnew && playing.get()) {
      scheduleTick();
    }
  }

  private boolean startsAnew(String parameter) {
    PlayerFrame now = frame.get();
    return now != null
        && now.lesson().parameters().stream()
            .anyMatch(p -> p.name().equals(parameter) && p.effect() == Parameter.Effect.FROM_START);
  }

  /// Shows other columns of the data; the run is untouched.
  public void setAxes(Axes axes) {
    compute(() -> playhead.setAxes(axes));
  }

  public void undo() {
    stopPlaying();
    compute(playhead::undo);
  }

  public void redo() {
    stopPlaying();
    compute(playhead::redo);
  }

  /// Begins to compare: the run stays as A, and a copy of it, B, continues in view.
  public void compare() {
    compute(playhead::compare);
  }

  /// Shows the other run of a comparison at the same place; play continues with it.
  public void exchange() {
    PlayerFrame seen = frame.get();
    if (seen != null && seen.comparison() != null) {
      forward(playhead::exchange);
    }
  }

  /// The run in view stays, the other one is let go.
  public void endComparison() {
    compute(playhead::endComparison);
  }

  /// Tells of a problem from elsewhere, for example an import.
  public void report(UserProblem problem) {
    onProblem.accept(problem);
  }

  private void scheduleTick() {
    if (runningToEnd.get()) {
      int now = epoch.get();
      tasks.computeAfter(Duration.ZERO, () -> tick(() -> playhead.advance(SLICE), now));
      return;
    }
    double perSecond = speed.get();
    double ticksPerSecond = Math.min(perSecond, FRAMES_PER_SECOND);
    int halfSteps = (int) Math.max(1, Math.round(perSecond / ticksPerSecond));
    Duration pause = Duration.ofNanos((long) (1e9 / ticksPerSecond));
    int now = epoch.get();
    tasks.computeAfter(pause, () -> tick(() -> playhead.advance(halfSteps), now));
  }

  /// One beat of playing, on the algorithm thread; the JavaFX thread decides whether another
  /// follows.
  private void tick(Supplier<Playhead.Advance> beat, int then) {
    tasks.show(
        () -> {
          if (playing.get() && epoch.get() == then) {
            forward(() -> advance(beat, then));
          }
        });
  }

  private void advance(Supplier<Playhead.Advance> beat, int then) {
    Playhead.Advance advance = beat.get();
    tasks.show(
        () -> {
          if (epoch.get() == then && advance == Playhead.Advance.OVER) {
            stopPlaying();
          } else if (epoch.get() == then && playing.get()) {
            scheduleTick();
          }
        });
  }
}
