package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// Whether each half-step of a trace follows its formula: from the state before it, as the trace
/// has it, the formula gives the state after it.
///
/// @param halfSteps that were checked
/// @param mismatches the first one of each half-step that does not follow its formula
public record TraceCheck(int halfSteps, List<Mismatch> mismatches) {
  /// A number that the formula does not give.
  ///
  /// @param line of the trace
  /// @param variable of the state, or `objective`
  /// @param deviation relative to the largest entry of the variable in the trace
  public record Mismatch(
      int line, int iteration, String halfStep, String variable, double deviation) {}

  public TraceCheck {
    mismatches = List.copyOf(mismatches);
  }

  /// Goes through a trace.
  ///
  /// @param tolerance largest deviation that is put down to rounding
  public static TraceCheck of(Replay replay, double tolerance) {
    Trace trace = replay.trace();
    TraceScale scale = new TraceScale(trace);
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    List<Mismatch> mismatches = new ArrayList<>();
    for (int step = 1; step < trace.steps().size(); step++) {
      run.extend();
      Map<String, DMatrixRMaj> ours = run.formulaAt(step);
      TraceStep theirs = trace.steps().get(step);
      Mismatch worst = worst(scale, step, theirs, ours, run);
      if (worst.deviation() > tolerance) {
        mismatches.add(worst);
      }
    }
    return new TraceCheck(trace.steps().size() - 1, mismatches);
  }

  private static Mismatch worst(
      TraceScale scale, int step, TraceStep theirs, Map<String, DMatrixRMaj> ours, LessonRun run) {
    String variable = "objective";
    double worst = scale.deviation(run.recordAt(step).objective(), theirs.objective());
    for (Map.Entry<String, DMatrixRMaj> given : theirs.state().entrySet()) {
      DMatrixRMaj expected = ours.get(given.getKey());
      double deviation =
          expected == null ? 0 : scale.deviation(given.getKey(), expected, given.getValue());
      if (deviation > worst) {
        worst = deviation;
        variable = given.getKey();
      }
    }
    return new Mismatch(step + 2, theirs.iteration(), theirs.phase(), variable, worst);
  }
}
