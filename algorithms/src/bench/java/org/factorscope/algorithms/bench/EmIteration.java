package org.factorscope.algorithms.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.GaussianMixture;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One iteration of EM for a Gaussian mixture with full covariances; n = 20,000, d = 8, K = 5. Ours
/// computes likelihood, lower bound and gap after each half-step, the translation the likelihood
/// alone.
@State(Scope.Benchmark)
public class EmIteration {
  private static final int CLUSTERS = 5;
  private static final double FLOOR = 1e-6;

  private final DMatrixRMaj x = BenchmarkData.blobs(20_000, 8, CLUSTERS);
  private final GaussianMixture algorithm = new GaussianMixture();
  private final Run<DataMatrix, GaussianMixture.Options> run =
      new Run<>(
          new DataMatrix(x),
          new GaussianMixture.Options(CLUSTERS, GaussianMixture.Covariance.FULL, 1, FLOOR),
          3);
  private final GaussianMixture.State running =
      Cycle.iteration(algorithm, run, algorithm.start(run), 1);

  @Benchmark
  public GaussianMixture.State ours() {
    return Cycle.iteration(algorithm, run, running, 2);
  }

  @Benchmark
  public double ejml() {
    int d = x.numCols;
    DMatrixRMaj mu = running.model().mu();
    DMatrixRMaj pi = running.model().pi();
    DMatrixRMaj sigma = running.model().sigma();
    DMatrixRMaj q = new DMatrixRMaj(x.numRows, CLUSTERS);
    for (int k = 0; k < CLUSTERS; k++) {
      DMatrixRMaj covariance = CommonOps_DDRM.extract(sigma, k * d, (k + 1) * d, 0, d);
      double determinant = CommonOps_DDRM.det(covariance);
      DMatrixRMaj inverse = new DMatrixRMaj(d, d);
      if (!CommonOps_DDRM.invert(covariance, inverse)) {
        throw new IllegalStateException("component " + k + " is singular");
      }
      DMatrixRMaj centred = centred(mu, k);
      DMatrixRMaj along = new DMatrixRMaj(x.numRows, d);
      CommonOps_DDRM.mult(centred, inverse, along);
      CommonOps_DDRM.elementMult(along, centred);
      DMatrixRMaj density = CommonOps_DDRM.sumRows(along, null);
      CommonOps_DDRM.scale(-0.5, density);
      CommonOps_DDRM.elementExp(density, density);
      CommonOps_DDRM.scale(pi.data[k] / Math.sqrt(determinant * Math.pow(2 * Math.PI, d)), density);
      CommonOps_DDRM.insert(density, q, 0, k);
    }
    DMatrixRMaj evidence = CommonOps_DDRM.sumRows(q, null);
    CommonOps_DDRM.divideRows(evidence.data, q);
    CommonOps_DDRM.elementLog(evidence, evidence);
    maximize(q);
    return CommonOps_DDRM.elementSum(evidence);
  }

  private void maximize(DMatrixRMaj q) {
    DMatrixRMaj weights = CommonOps_DDRM.sumCols(q, null);
    DMatrixRMaj mu = new DMatrixRMaj(CLUSTERS, x.numCols);
    CommonOps_DDRM.multTransA(q, x, mu);
    CommonOps_DDRM.divideRows(weights.data, mu);
    for (int k = 0; k < CLUSTERS; k++) {
      DMatrixRMaj centred = centred(mu, k);
      DMatrixRMaj weighted = centred.copy();
      CommonOps_DDRM.multRows(CommonOps_DDRM.extractColumn(q, k, null).data, weighted);
      DMatrixRMaj covariance = new DMatrixRMaj(x.numCols, x.numCols);
      CommonOps_DDRM.multTransA(weighted, centred, covariance);
      CommonOps_DDRM.divide(covariance, weights.data[k]);
    }
  }

  private DMatrixRMaj centred(DMatrixRMaj mu, int k) {
    DMatrixRMaj centred = x.copy();
    int d = x.numCols;
    for (int i = 0; i < x.numRows; i++) {
      for (int j = 0; j < d; j++) {
        centred.data[i * d + j] -= mu.data[k * d + j];
      }
    }
    return centred;
  }
}
