package org.factorscope.algorithms.completion;

import org.factorscope.algorithms.step.InvalidInputException;

/// How alternating least squares runs.
///
/// @param rank k, at least 1
/// @param lambda λ, at least 0
/// @param normalize what is taken out of the ratings before
/// @param heldOut the fraction of the known entries that training never sees, from 0 to less than 1
public record AlsOptions(int rank, double lambda, Normalize normalize, double heldOut) {

  /// What is taken out of the ratings before they are factorized (CIL lecture notes 2024, chapter
  /// 2).
  public enum Normalize {
    NONE,
    /// The mean of all known entries.
    GLOBAL,
    /// The mean of each row.
    ROW,
    /// The mean of each column.
    COLUMN,
    /// μ + b_i + c_j.
    TWO_WAY,
    /// The mean and the standard deviation of each column.
    Z_SCORE
  }

  public AlsOptions {
    if (rank < 1) {
      throw InvalidInputException.option("rank", rank, "must be at least 1");
    }
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw InvalidInputException.option("lambda", lambda, "must be at least 0");
    }
    if (!(heldOut >= 0 && heldOut < 1)) {
      throw InvalidInputException.option("held-out", heldOut, "must be from 0 to less than 1");
    }
  }
}
