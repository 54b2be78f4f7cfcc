package org.factorscope.app.player;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.step.History;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.session.Edit;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Panel;
import org.jspecify.annotations.Nullable;

/// Everything that the window shows of a moment. Immutable.
///
/// @param data as the lesson sees them: columns chosen, scaled
/// @param parameters that hold on this branch
/// @param position the playhead, in half-steps
/// @param end the last position that was computed
/// @param record what is remembered of the playhead's position
/// @param history what is remembered of the branch, with edits marked
/// @param course whether it plays, waits or is over
/// @param numbers what went into the formula of the half-step just made; empty if there are none
/// @param stopReason why the run is over, if the playhead is at its end; null otherwise
/// @param axes which two columns plots of points show
/// @param comparison with a second run; null if there is none
public record PlayerFrame(
    Lesson<?, ?, ?> lesson,
    RunSetup setup,
    Dataset data,
    ParameterValues parameters,
    int position,
    int end,
    StepRecord record,
    History history,
    Course course,
    String numbers,
    @Nullable StopReason stopReason,
    Axes axes,
    Undoable undoable,
    @Nullable Comparison comparison,
    List<Panel> panels) {
  /// Whether edits and restarts can be taken back or made again.
  ///
  /// @param edits that led here, first to last
  /// @param restarts how many runs of this lesson that were begun gave way to another one
  public record Undoable(boolean canUndo, boolean canRedo, List<Edit> edits, int restarts) {}

  /// Moments are compared by identity, not by what they show.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /// Whether the run plays, waits or is over, and what its claims say.
  ///
  /// @param halfSteps of an iteration under the present options
  /// @param next the name of the half-step that the step button makes; empty if there is none
  /// @param verdicts of the claims at the playhead, by id
  /// @param failures where each claim that failed up to the playhead failed first, by id
  /// @param stoppedAt the first position at which a stop rule ended the run, -1 if none did
  public record Course(
      List<HalfStepForm> halfSteps,
      String next,
      Map<String, Verdict> verdicts,
      Map<String, Integer> failures,
      int stoppedAt) {}

  /// The verb of the half-step that the step button makes; empty if there is none.
  public String nextVerb() {
    return course.next().isEmpty() ? "" : lesson.words().verb(course.next());
  }

  /// The iteration at the end of what was computed.
  public int lastIteration() {
    return history.getLast().iteration();
  }

  /// Where the run stands, in words.
  public String status() {
    if (stopReason != null) {
      return stopReason.sentence();
    }
    if (position < end) {
      return "Looking back: the run has gone further.";
    }
    if (course.stoppedAt() >= 0 && course.stoppedAt() < position) {
      return "Taken further by hand: the run had ended at half-step " + course.stoppedAt() + ".";
    }
    return position == 0 ? "At the start." : "Not converged yet.";
  }
}
