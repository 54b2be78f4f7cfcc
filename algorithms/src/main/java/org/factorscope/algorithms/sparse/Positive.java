package org.factorscope.algorithms.sparse;

import org.factorscope.algorithms.step.InvalidInputException;

/// Options that are above 0.
final class Positive {
  private Positive() {}

  /// @throws InvalidInputException if the value is not above 0, or not finite
  static void check(String option, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw InvalidInputException.option(option, value, "must be above 0");
    }
  }
}
