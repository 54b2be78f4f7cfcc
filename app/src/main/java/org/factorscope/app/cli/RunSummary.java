package org.factorscope.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.TraceEnd;

/// What a run came to, in a few lines for reading.
final class RunSummary {
  private RunSummary() {}

  /// @param data name of the data set or file
  static void print(LessonRun run, String data, TraceEnd end, PrintStream out) {
    StepRecord last = run.history().getLast();
    line(out, "lesson", "%s (%s)".formatted(run.lesson().title(), run.lesson().id()));
    line(out, "data", data);
    line(out, "parameters", pairs(run.parameters().asMap()));
    line(out, "seed", Long.toString(run.setup().seed()));
    line(out, "iterations", Integer.toString(end.iterations()));
    line(out, "ended", end.stopped().sentence());
    last.objective().ifPresent(value -> line(out, "objective", Double.toString(value)));
    last.measures().forEach((name, value) -> line(out, name, Double.toString(value)));
    for (Claim<?, ?, ?> claim : run.lesson().algorithm().claims()) {
      String text = run.lesson().words().claim(claim.id()).text();
      String held =
          claim.cost() == Claim.Cost.AT_REST
              ? heldAtEnd(run, claim.id())
              : held(run.history(), claim.id());
      line(out, "claim", text + ": " + held);
    }
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf(Locale.ROOT, "%-12s %s%n", name, value);
  }

  private static String pairs(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /// Costly claims are checked where the run rests.
  private static String heldAtEnd(LessonRun run, String claim) {
    return switch (run.verdictsAt(run.end()).getOrDefault(claim, Verdict.NOT_YET).status()) {
      case HOLDS -> "held at the end";
      case FAILS -> "failed at the end";
      case NOT_YET -> "nothing to check";
    };
  }

  private static String held(List<StepRecord> records, String claim) {
    long checked = count(records, claim, Verdict.Status.HOLDS, Verdict.Status.FAILS);
    long failed = count(records, claim, Verdict.Status.FAILS);
    if (checked == 0) {
      return "nothing to check";
    }
    return failed == 0
        ? String.format(Locale.ROOT, "held after all %d half-steps", checked)
        : String.format(Locale.ROOT, "failed after %d of %d half-steps", failed, checked);
  }

  private static long count(List<StepRecord> records, String claim, Verdict.Status... statuses) {
    return records.stream()
        .map(record -> record.verdicts().getOrDefault(claim, Verdict.NOT_YET).status())
        .filter(List.of(statuses)::contains)
        .count();
  }
}
