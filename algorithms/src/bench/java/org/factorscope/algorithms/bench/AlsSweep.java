package org.factorscope.algorithms.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.factorscope.algorithms.completion.Als;
import org.factorscope.algorithms.completion.Normalization;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One sweep of alternating least squares, V and then U, over the 73,421 ratings of
/// `insteval_ratings`, 2972 x 1128; k = 10. Ours computes the objective, the error and the
/// gradients after each, the translation does not.
@State(Scope.Benchmark)
public class AlsSweep {
  private static final int RANK = 10;
  private static final double LAMBDA = 3;

  private final Als algorithm = new Als();
  private final Run<Observations, Als.Options> run =
      new Run<>(
          Observations.of(BenchmarkData.ratings()),
          new Als.Options(RANK, LAMBDA, Normalization.Kind.GLOBAL, 0),
          3);
  private final Als.State start = algorithm.start(run);

  @Benchmark
  public Als.State ours() {
    return Cycle.iteration(algorithm, run, start, 1);
  }

  @Benchmark
  public Object ejml() {
    Observations z = start.ratings().normalized();
    return solve(z, solve(z.transposed(), start.u()));
  }

  private static DMatrixRMaj solve(Observations z, DMatrixRMaj other) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(RANK);
    DMatrixRMaj solved = new DMatrixRMaj(z.rows(), RANK);
    DMatrixRMaj gram = new DMatrixRMaj(RANK, RANK);
    DMatrixRMaj right = new DMatrixRMaj(RANK, 1);
    DMatrixRMaj solution = new DMatrixRMaj(RANK, 1);
    DMatrixRMaj rows = new DMatrixRMaj(1, RANK);
    DMatrixRMaj values = new DMatrixRMaj(1, 1);
    for (int i = 0; i < z.rows(); i++) {
      int count = z.rowStart(i + 1) - z.rowStart(i);
      if (count == 0) {
        continue;
      }
      rows.reshape(count, RANK);
      values.reshape(count, 1);
      for (int e = 0; e < count; e++) {
        int entry = z.rowStart(i) + e;
        values.data[e] = z.byRow(entry);
        System.arraycopy(other.data, z.columnOf(entry) * RANK, rows.data, e * RANK, RANK);
      }
      CommonOps_DDRM.multInner(rows, gram);
      for (int p = 0; p < RANK; p++) {
        gram.add(p, p, LAMBDA);
      }
      CommonOps_DDRM.multTransA(rows, values, right);
      if (!solver.setA(gram)) {
        throw new IllegalStateException("row " + i + " is singular");
      }
      solver.solve(right, solution);
      System.arraycopy(solution.data, 0, solved.data, i * RANK, RANK);
    }
    return solved;
  }
}
