package org.factorscope.app.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.Verdict;

/// A line of a trace: where a run stands after one half-step.
///
/// @param iteration 0 is the start
/// @param phase name of the half-step, or `start`
/// @param objective empty if it is not defined
/// @param measures further numbers, by name
/// @param claims whether each claim holds, by id; claims that nothing can be said of are left out
/// @param state matrices by name. Not modified.
public record TraceStep(
    int iteration,
    String phase,
    OptionalDouble objective,
    Map<String, Double> measures,
    Map<String, Boolean> claims,
    Map<String, DMatrixRMaj> state) {
  public TraceStep {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
  }

  /// The line of a record.
  ///
  /// @param verdicts of all claims there
  /// @param state the matrices to be written. Not modified.
  public static TraceStep of(
      StepRecord record, Map<String, Verdict> verdicts, Map<String, DMatrixRMaj> state) {
    Map<String, Boolean> claims = new LinkedHashMap<>();
    verdicts.forEach(
        (id, verdict) -> {
          if (verdict.status() != Verdict.Status.NOT_YET) {
            claims.put(id, verdict.holds());
          }
        });
    return new TraceStep(
        record.iteration(),
        record.halfStep(),
        record.objective(),
        record.measures(),
        claims,
        state);
  }
}
