package org.factorscope.app.player;

import org.factorscope.algorithms.step.History;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.jspecify.annotations.Nullable;

/// What the window shows of a comparison of two runs of a lesson. Immutable.
///
/// @param inView the run that all the rest of the frame is about
public record Comparison(Letter inView, Side a, Side b) {
  /// The run as it was when the comparison began, and the one that went its own way.
  public enum Letter {
    A,
    B;

    public Letter other() {
      return this == A ? B : A;
    }
  }

  /// One of the two runs.
  ///
  /// @param words how it differs from the other one
  /// @param record at the playhead, or its last one if it ended before
  /// @param history its records up to its end
  /// @param stopReason why it is over; null while it may go on
  public record Side(
      String words, StepRecord record, History history, @Nullable StopReason stopReason) {}

  public Side side(Letter letter) {
    return letter == Letter.A ? a : b;
  }

  /// The run that is not in view.
  public Side other() {
    return side(inView.other());
  }
}
