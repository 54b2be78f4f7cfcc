package org.factorscope.algorithms.nonnegative;

import org.factorscope.algorithms.step.InvalidInputException;

/// How non-negative matrix factorization runs.
///
/// @param rank k, at least 1
public record NmfOptions(int rank, Loss loss, Method method) {

  /// What is minimized.
  public enum Loss {
    /// ½‖X − WH‖_F².
    FROBENIUS,
    /// Σ x log(x/y) − x + y with Y = WH.
    KULLBACK_LEIBLER
  }

  /// How a factor follows the other.
  public enum Method {
    /// Each entry times a ratio that is 1 where its gradient is zero (Lee and Seung).
    MULTIPLICATIVE,
    /// Least squares, then every negative entry to zero.
    PROJECTED_ALS,
    /// One component after the other, each exactly (hierarchical alternating least squares).
    HALS
  }

  public NmfOptions {
    if (rank < 1) {
      throw InvalidInputException.option("rank", rank, "must be at least 1");
    }
    if (loss == Loss.KULLBACK_LEIBLER && method != Method.MULTIPLICATIVE) {
      throw new InvalidInputException(
          "%s solves least-squares problems, which loss = kullback-leibler does not have; set method = multiplicative, or loss = frobenius."
              .formatted(method == Method.HALS ? "method = hals" : "method = projected-als"));
    }
  }
}
