package org.factorscope.algorithms.networks;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.StepRandom;
import org.jspecify.annotations.Nullable;

/// A sequence of tokens, each a row of numbers.
///
/// @param given the tokens, or null for 8 x 6 standard normal numbers from the seed
public record Tokens(@Nullable DataMatrix given) {
  private static final int COUNT = 8;
  private static final int LENGTH = 6;

  /// The tokens of a run: those given, or drawn ones.
  ///
  /// @param random of the start; split, so that what is drawn from it does not depend on the tokens
  DMatrixRMaj matrix(SplittableRandom random) {
    DataMatrix data = given;
    return data == null ? normal(COUNT, LENGTH, 1, random.split()) : data.matrix();
  }

  /// Normal numbers around 0.
  ///
  /// @param deviation their standard deviation
  static DMatrixRMaj normal(int rows, int columns, double deviation, SplittableRandom random) {
    DMatrixRMaj normal = StepRandom.normal(rows, columns, random);
    CommonOps_DDRM.scale(deviation, normal);
    return normal;
  }
}
