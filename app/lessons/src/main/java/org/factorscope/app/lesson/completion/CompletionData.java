package org.factorscope.app.lesson.completion;

import java.util.Locale;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.datasets.Dataset;

/// Data as a problem for lessons that decompose the whole matrix in every half-step.
final class CompletionData {
  private CompletionData() {}

  /// n·m·min(n, m) above which a half-step takes more than about a second.
  private static final double MOST_WORK = 3e8;

  /// @throws InvalidInputException where nothing is known or the matrix is too large
  static CompletionProblem problem(Dataset data) {
    double n = data.rows();
    double m = data.dimension();
    if (n * m * Math.min(n, m) > MOST_WORK) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "A matrix of %d × %d is too large to be decomposed in every half-step; choose fewer"
                  + " columns, or open it in alternating least squares.",
              data.rows(),
              data.dimension()));
    }
    return CompletionProblem.of(Observations.of(data.values()), data.truth());
  }
}
