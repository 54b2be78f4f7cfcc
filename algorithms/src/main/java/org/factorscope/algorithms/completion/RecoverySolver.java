package org.factorscope.algorithms.completion;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.ThinSvd;

/// Ways to fill in a matrix that is known to be of low rank, each run for as long as the
/// experiments on recovery run it. The lessons of the same names show them step by step.
public enum RecoverySolver {
  /// Alternating least squares from random factors: 60 sweeps, and a λ that only settles what the
  /// entries leave open.
  ALS(60) {
    @Override
    Step on(CompletionProblem problem, int rank, SplittableRandom random) {
      Observations known = problem.known();
      DMatrixRMaj[] u = {Als.normal(problem.rows(), rank, random)};
      return (_, _) -> {
        DMatrixRMaj v = RidgeRows.solve(known.transposed(), u[0], LAMBDA);
        u[0] = RidgeRows.solve(known, v, LAMBDA);
        DMatrixRMaj product = new DMatrixRMaj(problem.rows(), problem.columns());
        CommonOps_DDRM.multTransB(u[0], v, product);
        return product;
      };
    }
  },
  /// Singular value projection with step 1: 400 times, put the known entries in and cut to rank k.
  SVP(400) {
    @Override
    Step on(CompletionProblem problem, int rank, SplittableRandom random) {
      return (_, guess) -> {
        ThinSvd svd = ThinSvd.of(problem.restored(guess));
        return svd.recomposed(Arrays.copyOf(svd.values(), rank));
      };
    }
  },
  /// The smallest nuclear norm that agrees with the known entries, as the limit of soft-impute: 600
  /// times, put the known entries in and shrink, with a threshold that falls from σ₁/2 by the
  /// factor 0.6 every 20 times. It does not know the rank.
  NUCLEAR_NORM(600) {
    @Override
    Step on(CompletionProblem problem, int rank, SplittableRandom random) {
      double largest = ThinSvd.valuesOf(problem.known().asMatrix(0))[0];
      return (t, guess) -> {
        int falls = t / STAY;
        double share = Math.max(SMALLEST, StrictMath.pow(FALL, falls) / 2);
        return Shrinkage.of(problem.restored(guess), share * largest);
      };
    }
  };

  private static final double LAMBDA = 1e-9;
  private static final double FALL = 0.6;
  private static final int STAY = 20;

  /// Of the first singular value.
  private static final double SMALLEST = 1e-7;

  private final int iterations;

  RecoverySolver(int iterations) {
    this.iterations = iterations;
  }

  /// One iteration of a solver.
  interface Step {
    /// The next guess.
    ///
    /// @param t how many iterations there were
    /// @param guess the last one, zero at first, n x m. Not modified.
    /// @return n x m, new
    DMatrixRMaj after(int t, DMatrixRMaj guess);
  }

  /// The most iterations that it is given.
  public int iterations() {
    return iterations;
  }

  /// Begins.
  ///
  /// @param rank of the matrix
  /// @param random for solvers that start at random. Modified.
  abstract Step on(CompletionProblem problem, int rank, SplittableRandom random);
}
