package org.factorscope.app.lesson;

import java.util.List;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.datasets.Dataset;

/// Everything that a lesson may look at to say what to show.
///
/// @param data after the choice of columns and scale
/// @param snapshot the run at the playhead
/// @param history records of all positions of this branch, also those after the playhead
/// @param axes which two columns plots of points show
/// @param next the half-step that comes next
public record LessonView<S>(
    Dataset data,
    ParameterValues parameters,
    Snapshot<S> snapshot,
    List<StepRecord> history,
    Axes axes,
    Phase next) {
  public S state() {
    return snapshot.state();
  }

  /// The playhead, in half-steps.
  public int position() {
    return snapshot.record().position();
  }
}
