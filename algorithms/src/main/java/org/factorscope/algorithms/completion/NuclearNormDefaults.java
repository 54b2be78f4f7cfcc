package org.factorscope.algorithms.completion;

import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.linalg.ThinSvd;

/// Thresholds and steps that follow from the data.
public final class NuclearNormDefaults {
  private NuclearNormDefaults() {}

  /// Of the papers' 1.2/p, which passes 2 where less than 0.6 is known.
  private static final double LARGEST_STEP = 1.9;

  /// τ: 5√(nm) for SVT (Cai, Candès, Shen 2010), which is 5n for a square matrix; for soft-impute a
  /// tenth of the largest singular value of Π_Ω(M), at and above which the answer is zero.
  public static double tau(CompletionProblem problem, Method method) {
    return switch (method) {
      case SVT -> 5 * Math.sqrt((double) problem.rows() * problem.columns());
      case SOFT_IMPUTE -> ThinSvd.valuesOf(problem.known().asMatrix(0))[0] / 10;
    };
  }

  /// δ = min(1.2/p, 1.9) with p the share of the entries that is known.
  public static double stepSize(CompletionProblem problem) {
    return Math.min(1.2 / problem.knownShare(), LARGEST_STEP);
  }
}
