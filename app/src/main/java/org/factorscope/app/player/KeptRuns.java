package org.factorscope.app.player;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.session.LessonRun;
import org.jspecify.annotations.Nullable;

/// The runs of one lesson that are not in view: those that a restart took the place of, those that
/// came after an undone restart, and the last one in view before another lesson was opened. Lives
/// on the algorithm thread.
///
/// A run that is put away keeps few of its states; the others are computed again when they are
/// looked at. Two runs that are compared have restarts of their own.
final class KeptRuns {
  /// Of restarts that are asked for by name: a preset, a seed, data.
  static final long NO_GESTURE = Long.MIN_VALUE;

  private Restarts mine = new Restarts();
  private Restarts companions = new Restarts();
  private @Nullable Place left;
  private long lastGesture = NO_GESTURE;
  private int restarts;

  /// Where a run stood.
  record Place(LessonRun run, int position, Axes axes) {
    /// Whether something would be lost with it.
    boolean isBegun() {
      return run.end() > 0 || !run.edits().isEmpty();
    }

    void putAway() {
      run.budget(Restarts.BUDGET_BYTES);
    }
  }

  /// What undo and redo walk through.
  private record Restarts(Deque<Place> before, Deque<Place> after) {
    private static final int MOST = 16;
    private static final long BUDGET_BYTES = 4L << 20;

    Restarts() {
      this(new ArrayDeque<>(), new ArrayDeque<>());
    }

    static void put(Deque<Place> stack, Place place) {
      place.putAway();
      stack.push(place);
      if (stack.size() > MOST) {
        stack.removeLast();
      }
    }
  }

  /// A run takes the place of another one; all that one gesture makes count as one restart.
  ///
  /// @param gesture [#NO_GESTURE] if no gesture made it
  void restarted(Place old, long gesture) {
    if (gesture == NO_GESTURE || gesture != lastGesture) {
      Restarts.put(mine.before(), old);
      restarts += old.isBegun() ? 1 : 0;
    }
    edited();
    lastGesture = gesture;
  }

  /// What was undone before cannot be made again.
  void edited() {
    mine.after().clear();
    lastGesture = NO_GESTURE;
  }

  /// Another lesson comes into view.
  void leave(Place place) {
    place.putAway();
    left = place;
    endComparison();
  }

  /// The run that was in view when the lesson was left, once.
  Optional<Place> comeBack() {
    Optional<Place> back = Optional.ofNullable(left);
    left = null;
    return back;
  }

  /// The other one of two runs comes into view.
  void exchange() {
    Restarts shown = mine;
    mine = companions;
    companions = shown;
    lastGesture = NO_GESTURE;
  }

  /// The companion is let go.
  void endComparison() {
    companions = new Restarts();
  }

  boolean canUndo() {
    return !mine.before().isEmpty();
  }

  boolean canRedo() {
    return !mine.after().isEmpty();
  }

  /// How many runs that were begun gave way to another one.
  int restarts() {
    return restarts;
  }

  /// Whether the last restart was made by this gesture.
  boolean isLast(long gesture) {
    return canUndo() && gesture == lastGesture;
  }

  /// The run before the last restart.
  Place undo(Place now) {
    lastGesture = NO_GESTURE;
    Restarts.put(mine.after(), now);
    return mine.before().pop();
  }

  /// The run after the restart that was undone last.
  Place redo(Place now) {
    lastGesture = NO_GESTURE;
    Restarts.put(mine.before(), now);
    return mine.after().pop();
  }
}
