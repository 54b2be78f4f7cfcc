package org.factorscope.app.lesson.completion;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.factorscope.algorithms.completion.RecoveryOptions;
import org.factorscope.algorithms.completion.RecoveryState;
import org.factorscope.algorithms.completion.RecoveryTrial;

/// The numbers in the formula of a cell.
final class RecoveryNumbers {
  private RecoveryNumbers() {}

  static String of(RecoveryState state) {
    int cell = state.last();
    if (cell < 0) {
      return "";
    }
    List<RecoveryTrial> trials = state.cells().get(cell);
    IntSummaryStatistics known = trials.stream().mapToInt(RecoveryTrial::known).summaryStatistics();
    int rank = RecoveryOptions.rank(cell);
    return String.format(
        Locale.ROOT,
        "k = %d, p = %.1f: %d of %d recovered, from %d to %d entries known, 2nk − k² = %d",
        rank,
        RecoveryOptions.share(cell),
        trials.stream().filter(RecoveryTrial::isRecovered).count(),
        trials.size(),
        known.getMin(),
        known.getMax(),
        state.options().degreesOfFreedom(rank));
  }
}
