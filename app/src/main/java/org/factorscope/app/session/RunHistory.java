package org.factorscope.app.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.viz.numbers.NumberTable;

/// What is remembered of a run as a table, a line for each half-step: its place, the objective, the
/// numbers of the moment and whether each claim held (1), failed (0) or had nothing to check
/// (empty).
public final class RunHistory {
  private RunHistory() {}

  /// The table of a run from its start to the last half-step that was computed.
  ///
  /// @param history at least the start
  public static NumberTable of(Lesson<?, ?, ?> lesson, List<StepRecord> history) {
    NumberTable.Builder table =
        new NumberTable.Builder(lesson.id())
            .numbers("position", history.stream().mapToDouble(StepRecord::position).toArray())
            .numbers("iteration", history.stream().mapToDouble(StepRecord::iteration).toArray())
            .texts("half-step", texts(history, StepRecord::halfStep))
            .texts("edit", texts(history, record -> record.edit() == null ? "" : record.edit()))
            .texts("objective", texts(history, RunHistory::objective));
    Set<String> measures = new LinkedHashSet<>();
    history.forEach(record -> measures.addAll(record.measures().keySet()));
    for (String measure : measures) {
      table.numbers(
          measure, history.stream().mapToDouble(record -> record.measure(measure)).toArray());
    }
    for (Claim<?, ?, ?> claim : lesson.algorithm().claims()) {
      if (claim.cost() == Claim.Cost.CHEAP) {
        table.texts(claim.id(), texts(history, record -> held(record, claim.id())));
      }
    }
    return table.build();
  }

  private static List<String> texts(List<StepRecord> history, Function<StepRecord, String> text) {
    return history.stream().map(text).toList();
  }

  private static String objective(StepRecord record) {
    return NumberTable.text(record.objective().orElse(Double.NaN));
  }

  private static String held(StepRecord record, String claim) {
    return switch (record.verdicts().getOrDefault(claim, Verdict.NOT_YET).status()) {
      case HOLDS -> "1";
      case FAILS -> "0";
      case NOT_YET -> "";
    };
  }
}
