package org.factorscope.algorithms.theory;

import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;

/// What options and data must be, with a sentence for those that are not.
final class Requirement {
  private Requirement() {}

  /// Refuses an option that is infinite or does not keep its bound.
  static void option(String option, Number value, boolean keeps, String bound) {
    if (!keeps || Double.isInfinite(value.doubleValue())) {
      throw InvalidInputException.option(option, value, bound);
    }
  }

  /// Refuses data with an entry that is not right, naming the first one.
  ///
  /// @param x n x m. Not modified.
  /// @param columns m names
  /// @param rule what is wrong and what to do, after "but"
  static void entries(DMatrixRMaj x, List<String> columns, DoublePredicate isRight, String rule) {
    for (int i = 0; i < x.getNumElements(); i++) {
      if (!isRight.test(x.data[i])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "The value in row %d, column '%s' is %s, but %s.",
                i / x.numCols + 1,
                columns.get(i % x.numCols),
                x.data[i],
                rule));
      }
    }
  }
}
