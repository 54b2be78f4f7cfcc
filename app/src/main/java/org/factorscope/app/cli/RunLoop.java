package org.factorscope.app.cli;

import java.io.IOException;
import java.util.OptionalInt;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.TraceEnd;

/// Runs a lesson to its end.
///
/// @param iterations the exact number of whole iterations, whatever the stop rule says; empty to
///   run until the stop rule or the lesson's budget. A number that is not finite ends either.
record RunLoop(OptionalInt iterations) {

  /// Hears of the start and of every half-step.
  @FunctionalInterface
  interface Listener {
    void made(StepRecord record) throws IOException;
  }

  /// Runs from the start.
  TraceEnd run(LessonRun run, Listener listener) throws IOException {
    StepRecord record = run.history().getFirst();
    listener.made(record);
    while (goesOn(run, record)) {
      record = run.extend();
      listener.made(record);
    }
    StopReason reason = run.stopReason();
    return new TraceEnd(reason == null ? StopReason.BUDGET : reason, record.iteration());
  }

  private boolean goesOn(LessonRun run, StepRecord last) {
    if (run.isFinal()) {
      return false;
    }
    if (iterations.isEmpty()) {
      return run.stopReason() == null;
    }
    return last.iteration() < iterations.getAsInt() || !run.isWhole(run.end());
  }
}
