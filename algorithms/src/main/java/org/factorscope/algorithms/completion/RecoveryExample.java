package org.factorscope.algorithms.completion;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.GivenUpException;

/// One experiment on recovery, with everything to look at.
///
/// @param problem M of rank k, n x n, and the entries of it that were shown
/// @param guess Â, n x n. Not to be modified.
/// @param errors ‖Â − M‖_F / ‖M‖_F after each iteration of the solver. Not to be modified.
/// @param trial what came of it
public record RecoveryExample(
    CompletionProblem problem, DMatrixRMaj guess, double[] errors, Recovery.Trial trial) {
  /// Once the known entries are met to this fraction of their norm, nothing more happens.
  private static final double MET = 1e-9;

  /// M = UVᵀ with normal deviates in U and V, both n x k; each entry is shown with probability p.
  /// Nothing is guessed yet.
  ///
  /// @param random Modified.
  static RecoveryExample draw(int n, int rank, double share, SplittableRandom random) {
    DMatrixRMaj m = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(Als.normal(n, rank, random), Als.normal(n, rank, random), m);
    DMatrixRMaj shown = m.copy();
    for (int e = 0; e < shown.getNumElements(); e++) {
      shown.data[e] = random.nextDouble() < share ? m.data[e] : Double.NaN;
    }
    Observations known = Observations.of(shown);
    // Even if no entry is shown at all, for which CompletionProblem.of would refuse.
    CompletionProblem problem = new CompletionProblem(known, m, Norms.frobenius(known.asMatrix(0)));
    return at(problem, new DMatrixRMaj(n, n), new double[0]);
  }

  /// One trial.
  ///
  /// @param random draws the matrix, the mask and the solver's start. Modified.
  /// @throws GivenUpException if the trial is cancelled
  static RecoveryExample run(
      Recovery.Options options, int rank, double share, SplittableRandom random) {
    CompletionProblem problem = draw(options.size(), rank, share, random).problem;
    return solve(problem, rank, options.solver(), random);
  }

  /// Runs a solver on a problem whose truth is known.
  static RecoveryExample solve(
      CompletionProblem problem, int rank, RecoverySolver solver, SplittableRandom random) {
    RecoverySolver.Step step = solver.on(problem, rank, random);
    DMatrixRMaj guess = new DMatrixRMaj(problem.rows(), problem.columns());
    double[] errors = new double[solver.iterations()];
    int done = 0;
    while (done < errors.length && problem.relative(problem.residual(guess)) > MET) {
      GivenUpException.throwIfInterrupted();
      guess = step.after(done, guess);
      errors[done] = error(problem, guess);
      done++;
    }
    return at(problem, guess, Arrays.copyOf(errors, done));
  }

  private static RecoveryExample at(CompletionProblem problem, DMatrixRMaj guess, double[] errors) {
    Recovery.Trial trial =
        new Recovery.Trial(problem.known().count(), hidden(problem), error(problem, guess));
    return new RecoveryExample(problem, guess, errors, trial);
  }

  private static double error(CompletionProblem problem, DMatrixRMaj guess) {
    DMatrixRMaj m = truth(problem);
    return Shrunk.distance(guess, m) / Norms.frobenius(m);
  }

  private static DMatrixRMaj truth(CompletionProblem problem) {
    DMatrixRMaj m = problem.truth();
    if (m == null) {
      throw new IllegalArgumentException("the truth must be known");
    }
    return m;
  }

  /// The share of M in rows and columns of which nothing is known.
  private static double hidden(CompletionProblem problem) {
    Observations known = problem.known();
    DMatrixRMaj m = truth(problem);
    DMatrixRMaj dark = new DMatrixRMaj(m.numRows, m.numCols);
    for (int i = 0; i < m.numRows; i++) {
      boolean isEmptyRow = known.rowStart(i) == known.rowStart(i + 1);
      for (int j = 0; j < m.numCols; j++) {
        if (isEmptyRow || known.columnStart(j) == known.columnStart(j + 1)) {
          dark.set(i, j, m.get(i, j));
        }
      }
    }
    return Norms.frobenius(dark) / Norms.frobenius(m);
  }

  long bytes() {
    return 256 + 8L * (2L * guess.getNumElements() + 4L * problem.known().count() + errors.length);
  }
}
