package org.factorscope.app.shell.window;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.jspecify.annotations.Nullable;

/// Goes through lessons before the lecture does: waits until the first one is painted, says how
/// long that took, opens each of the others, steps it a little, and ends.
///
/// It looks once a pulse and never waits, so the window works as it does for a user.
final class Rehearsal extends AnimationTimer {
  private static final int HALF_STEPS = 6;

  private final WindowPane pane;
  private final Deque<Lesson<?, ?, ?>> toCome;
  private final PrintStream out;
  private final Runnable atEnd;
  private @Nullable Lesson<?, ?, ?> awaited;
  private Instant asked;
  private int halfSteps;
  private State state = State.OPENING;

  private enum State {
    OPENING,
    STEPPING
  }

  /// What is gone through.
  ///
  /// @param processStart when the program was started
  /// @param others lessons to open after the first one is painted
  /// @param atEnd is run once when all is done
  Rehearsal(
      WindowPane pane,
      Instant processStart,
      List<Lesson<?, ?, ?>> others,
      PrintStream out,
      Runnable atEnd) {
    this.pane = pane;
    this.asked = processStart;
    this.toCome = new ArrayDeque<>(others);
    this.out = out;
    this.atEnd = atEnd;
  }

  @Override
  public void handle(long frameNanos) {
    PlayerFrame frame = pane.player().frameProperty().get();
    if (frame == null || !pane.isPainted()) {
      return;
    }
    switch (state) {
      case OPENING -> {
        if (awaited == null || frame.lesson().equals(awaited)) {
          tell(frame.lesson());
        }
      }
      case STEPPING -> {
        if (halfSteps < HALF_STEPS) {
          halfSteps++;
          pane.player().stepForward();
        } else {
          openNext();
        }
      }
    }
  }

  private void tell(Lesson<?, ?, ?> lesson) {
    long millis = Duration.between(asked, Instant.now()).toMillis();
    out.printf(Locale.ROOT, "%s painted after %d ms%n", lesson.id(), millis);
    toCome.remove(lesson);
    state = State.STEPPING;
    halfSteps = 0;
  }

  private void openNext() {
    Lesson<?, ?, ?> lesson = toCome.poll();
    if (lesson == null) {
      stop();
      atEnd.run();
      return;
    }
    awaited = lesson;
    asked = Instant.now();
    state = State.OPENING;
    pane.open(lesson);
  }
}
