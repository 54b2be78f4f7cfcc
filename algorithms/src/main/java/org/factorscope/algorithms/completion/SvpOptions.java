package org.factorscope.algorithms.completion;

import org.factorscope.algorithms.step.InvalidInputException;

/// How singular value projection runs.
///
/// @param rank k, at least 1; more than min(n, m) cuts nothing
/// @param stepSize η, above 0
public record SvpOptions(int rank, double stepSize) {
  public SvpOptions {
    if (rank < 1) {
      throw InvalidInputException.option("rank", rank, "must be at least 1");
    }
    if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
      throw InvalidInputException.option("step-size", stepSize, "must be above 0");
    }
  }
}
