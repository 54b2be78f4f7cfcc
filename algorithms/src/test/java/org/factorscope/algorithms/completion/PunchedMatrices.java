package org.factorscope.algorithms.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.StepRandom;

/// Matrices with gaps for tests.
final class PunchedMatrices {
  private PunchedMatrices() {}

  static DMatrixRMaj normal(int rows, int columns, SplittableRandom random) {
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = StepRandom.gaussian(random);
    }
    return a;
  }

  /// UVᵀ with normal factors, each entry known with probability p.
  static CompletionProblem lowRank(int rows, int columns, int rank, double p, long seed) {
    SplittableRandom random = StepRandom.at(seed, 0);
    DMatrixRMaj truth = new DMatrixRMaj(rows, columns);
    DMatrixRMaj u = normal(rows, rank, random);
    DMatrixRMaj v = normal(columns, rank, random);
    org.ejml.dense.row.CommonOps_DDRM.multTransB(u, v, truth);
    return CompletionProblem.of(Observations.of(punched(truth, p, random)), truth);
  }

  private static DMatrixRMaj punched(DMatrixRMaj truth, double p, SplittableRandom random) {
    DMatrixRMaj holes = truth.copy();
    for (int e = 0; e < holes.getNumElements(); e++) {
      if (random.nextDouble() >= p) {
        holes.data[e] = Double.NaN;
      }
    }
    return holes;
  }

  /// Problems on which algorithms like to stumble.
  static List<CompletionProblem> odd() {
    List<CompletionProblem> problems = new ArrayList<>();
    for (double scale : new double[] {1, 1e-150, 1e120}) {
      SplittableRandom random = StepRandom.at(5, 0);
      DMatrixRMaj a = normal(9, 6, random);
      org.ejml.dense.row.CommonOps_DDRM.scale(scale, a);
      problems.add(CompletionProblem.of(Observations.of(punched(a, 0.6, random)), a));
      problems.add(CompletionProblem.of(Observations.of(a), a));
    }
    problems.add(known(new double[][] {{3.5}}));
    problems.add(known(new double[][] {{0, 0, 0}, {0, 0, 0}}));
    double gap = Double.NaN;
    problems.add(known(new double[][] {{1, gap, 2, gap, -1}}));
    problems.add(known(new double[][] {{1}, {gap}, {-3}}));
    problems.add(known(new double[][] {{gap, gap, gap}, {1, 2, gap}, {2, 4, gap}}));
    problems.add(known(new double[][] {{gap, gap}, {gap, -7}, {gap, gap}}));
    problems.add(known(new double[][] {{1, 1}, {1, 1}, {1, gap}}));
    return problems;
  }

  private static CompletionProblem known(double[][] rows) {
    return CompletionProblem.of(Observations.of(new DMatrixRMaj(rows)), null);
  }
}
