package org.factorscope.algorithms.completion;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.step.StepRandom;

/// Matrices of a known rank of which only some entries are shown.
final class PlantedRatings {
  private PlantedRatings() {}

  /// U Vᵀ with normal deviates in U and V.
  static DMatrixRMaj full(int n, int m, int rank, long seed) {
    SplittableRandom random = StepRandom.at(seed, 0);
    DMatrixRMaj product = new DMatrixRMaj(n, m);
    CommonOps_DDRM.multTransB(normal(n, rank, random), normal(m, rank, random), product);
    return product;
  }

  static DMatrixRMaj normal(int n, int k, SplittableRandom random) {
    DMatrixRMaj a = new DMatrixRMaj(n, k);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = StepRandom.gaussian(random);
    }
    return a;
  }

  /// Each entry known with probability `share`, the others NaN.
  static DMatrixRMaj masked(DMatrixRMaj full, double share, long seed) {
    SplittableRandom random = StepRandom.at(seed, 1);
    DMatrixRMaj masked = full.copy();
    for (int e = 0; e < masked.getNumElements(); e++) {
      if (random.nextDouble() >= share) {
        masked.data[e] = Double.NaN;
      }
    }
    return masked;
  }
}
