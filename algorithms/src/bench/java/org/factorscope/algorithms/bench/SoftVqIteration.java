package org.factorscope.algorithms.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One iteration of soft vector quantization: both half-steps with their errors and entropies, by
/// cosine, with weighted means; n = 10,000, d = 16, r = 10.
@State(Scope.Benchmark)
public class SoftVqIteration {
  private static final int POINTS = 10_000;
  private static final int ATOMS = 10;
  private static final double TEMPERATURE = 0.1;

  private final DMatrixRMaj x =
      CommonOps_DDRM.transpose(BenchmarkData.blobs(POINTS, 16, ATOMS), null);
  private final SoftVq algorithm = new SoftVq();
  private final Run<DataMatrix, SoftVq.Options> run =
      new Run<>(
          new DataMatrix(x),
          new SoftVq.Options(
              ATOMS, TEMPERATURE, SoftVq.Similarity.COSINE, SoftVq.Update.WEIGHTED_MEAN),
          3);
  private final SoftVq.State start = algorithm.start(run);

  @Benchmark
  public SoftVq.State ours() {
    return Cycle.iteration(algorithm, run, start, 1);
  }

  @Benchmark
  public double ejml() {
    DMatrixRMaj atoms = start.atoms();
    DMatrixRMaj codes = new DMatrixRMaj(ATOMS, POINTS);
    CommonOps_DDRM.multTransA(atoms, x, codes);
    CommonOps_DDRM.divideRows(norms(atoms), codes);
    CommonOps_DDRM.divideCols(codes, norms(x));
    CommonOps_DDRM.divide(codes, TEMPERATURE);
    CommonOps_DDRM.elementExp(codes, codes);
    CommonOps_DDRM.divideCols(codes, CommonOps_DDRM.sumCols(codes, null).data);
    double assigned = error(atoms, codes) + entropy(codes);
    DMatrixRMaj means = new DMatrixRMaj(x.numRows, ATOMS);
    CommonOps_DDRM.multTransB(x, codes, means);
    CommonOps_DDRM.divideCols(means, CommonOps_DDRM.sumRows(codes, null).data);
    return assigned + error(means, codes);
  }

  private static double[] norms(DMatrixRMaj a) {
    DMatrixRMaj squares = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.elementMult(a, a, squares);
    DMatrixRMaj sums = CommonOps_DDRM.sumCols(squares, null);
    CommonOps_DDRM.elementPower(sums, 0.5, sums);
    return sums.data;
  }

  private double error(DMatrixRMaj atoms, DMatrixRMaj codes) {
    DMatrixRMaj rest = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.mult(atoms, codes, rest);
    CommonOps_DDRM.subtract(x, rest, rest);
    double norm = NormOps_DDRM.fastNormF(rest);
    return norm * norm;
  }

  private static double entropy(DMatrixRMaj codes) {
    DMatrixRMaj logarithms = new DMatrixRMaj(codes.numRows, codes.numCols);
    CommonOps_DDRM.elementLog(codes, logarithms);
    CommonOps_DDRM.elementMult(codes, logarithms, logarithms);
    return -CommonOps_DDRM.elementSum(logarithms) / codes.numCols;
  }
}
