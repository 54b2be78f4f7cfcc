package org.factorscope.app.lesson;

import java.util.Optional;
import org.factorscope.algorithms.step.History;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.datasets.Dataset;

/// Everything that a lesson may look at to say what to show.
///
/// @param words of the lesson
/// @param run what stays the same on this branch
/// @param data after the choice of columns and scale
/// @param snapshot the run at the playhead
/// @param history of this branch, also after the playhead
/// @param axes which two columns plots of points show
/// @param next the name of the half-step that comes next, empty if the run is over
public record LessonView<P, O, S>(
    LessonWords words,
    Run<P, O> run,
    Dataset data,
    ParameterValues parameters,
    Snapshot<S> snapshot,
    History history,
    Axes axes,
    String next) {
  public S state() {
    return snapshot.state();
  }

  public P problem() {
    return run.problem();
  }

  public O options() {
    return run.options();
  }

  /// What is remembered of the half-step at the playhead.
  public StepRecord record() {
    return snapshot.record();
  }

  /// What is remembered of the position before the playhead; empty at the start, and if it was
  /// given up in a long run.
  public Optional<StepRecord> recordBefore() {
    int before = position() - 1;
    return before < 0
        ? Optional.empty()
        : Optional.of(history.atOrBefore(before)).filter(record -> record.position() == before);
  }

  /// The playhead, in half-steps.
  public int position() {
    return snapshot.record().position();
  }

  /// The verb of the half-step that comes next, empty if the run is over.
  public String nextVerb() {
    return next.isEmpty() ? "" : words.verb(next);
  }
}
