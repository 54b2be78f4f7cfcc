package org.factorscope.algorithms.bench;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One sweep of multiplicative updates of W and of H on `digits`, 1797 x 64, k = 10. Ours computes
/// the loss after each, the translation does not.
@State(Scope.Benchmark)
public class NmfSweep {
  private static final int PARTS = 10;

  private final DMatrixRMaj x = BenchmarkData.digits();
  private final Nmf algorithm = new Nmf();
  private final Run<NonNegativeData, Nmf.Options> run =
      new Run<>(
          NonNegativeData.of(new DataMatrix(x), List.of()),
          new Nmf.Options(PARTS, Nmf.Loss.FROBENIUS, Nmf.Method.MULTIPLICATIVE),
          3);
  private final Nmf.State start = algorithm.start(run);

  @Benchmark
  public Nmf.State ours() {
    return Cycle.iteration(algorithm, run, start, 1);
  }

  @Benchmark
  public Object ejml() {
    DMatrixRMaj w = start.w().copy();
    DMatrixRMaj h = start.h().copy();
    DMatrixRMaj gram = new DMatrixRMaj(PARTS, PARTS);
    DMatrixRMaj up = new DMatrixRMaj(x.numRows, PARTS);
    DMatrixRMaj down = new DMatrixRMaj(x.numRows, PARTS);
    CommonOps_DDRM.multTransB(x, h, up);
    CommonOps_DDRM.multTransB(h, h, gram);
    CommonOps_DDRM.mult(w, gram, down);
    CommonOps_DDRM.elementMult(w, up);
    CommonOps_DDRM.elementDiv(w, down);
    up.reshape(PARTS, x.numCols);
    down.reshape(PARTS, x.numCols);
    CommonOps_DDRM.multTransA(w, x, up);
    CommonOps_DDRM.multTransA(w, w, gram);
    CommonOps_DDRM.mult(gram, h, down);
    CommonOps_DDRM.elementMult(h, up);
    CommonOps_DDRM.elementDiv(h, down);
    return List.of(w, h);
  }
}
