package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factorscope.algorithms.step.Verdict;

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
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    List<Mismatch> mismatches = new ArrayList<>();
    for (int step = 1; step < trace.steps().size(); step++) {
      Mismatch worst = worst(step, trace.steps().get(step), run.extend().verdicts());
      if (worst.deviation() > tolerance) {
        mismatches.add(worst);
      }
    }
    return new TraceCheck(trace.steps().size() - 1, mismatches);
  }

  private static Mismatch worst(int step, TraceStep theirs, Map<String, Verdict> verdicts) {
    String variable = "objective";
    double worst = 0;
    for (Map.Entry<String, Verdict> claim : verdicts.entrySet()) {
      Optional<String> compared = TraceAgreement.variable(claim.getKey());
      // Nothing to compare is not a number.
      if (compared.isPresent() && claim.getValue().margin() > worst) {
        worst = claim.getValue().margin();
        variable = compared.get();
      }
    }
    return new Mismatch(step + 2, theirs.iteration(), theirs.phase(), variable, worst);
  }
}
