package org.factorscope.algorithms.stepped;

import java.util.Map;
import java.util.OptionalDouble;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// What is remembered of every half-step of a run, however long it is.
///
/// @param position half-steps since the start; 0 is the start
/// @param iteration the iteration that this half-step belongs to; 0 is the start
/// @param phase what was applied; null at the start
/// @param objective empty where it is not defined yet
/// @param measures further numbers, in a fixed order
/// @param verdicts of the claims, by id, in the claims' order
/// @param stopReason why the run is over here, or null while it goes on
/// @param trail a few numbers for trails, not modified
/// @param edit what the user changed at this position, in words, or null
public record StepRecord(
    int position,
    int iteration,
    @Nullable Phase phase,
    OptionalDouble objective,
    Map<String, Double> measures,
    Map<String, Verdict> verdicts,
    @Nullable StopReason stopReason,
    double[] trail,
    @Nullable String edit) {
  /// As in traces: the phase's name, or `start`.
  public String phaseName() {
    return phase == null ? "start" : phase.name();
  }
}
