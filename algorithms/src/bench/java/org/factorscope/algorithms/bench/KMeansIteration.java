package org.factorscope.algorithms.bench;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One iteration of K-means: both half-steps with their objectives, n = 100,000, d = 16, K = 10.
@State(Scope.Benchmark)
public class KMeansIteration {
  static final int POINTS = 100_000;
  static final int COLUMNS = 16;
  static final int CLUSTERS = 10;

  private final DMatrixRMaj x = BenchmarkData.blobs(POINTS, COLUMNS, CLUSTERS);
  private final KMeans algorithm = new KMeans();
  private final Run<DataMatrix, KMeans.Options> run =
      new Run<>(
          new DataMatrix(x),
          new KMeans.Options(CLUSTERS, KMeans.Init.RANDOM_POINTS, KMeans.EmptyCluster.FARTHEST),
          3);

  /// After the first iteration, so that labels are compared too.
  private final KMeans.State running = Cycle.iteration(algorithm, run, algorithm.start(run), 1);

  private final DMatrixRMaj w = running.centroids();

  @Benchmark
  public KMeans.State ours() {
    return Cycle.iteration(algorithm, run, running, 2);
  }

  /// ‖x‖² − 2xᵀw + ‖w‖² by one product, then the means by another one with the one-hot factor.
  @Benchmark
  public double ejml() {
    DMatrixRMaj products = new DMatrixRMaj(POINTS, CLUSTERS);
    CommonOps_DDRM.multTransB(x, w, products);
    double[] squares = squaredRows(w);
    DMatrixRMaj oneHot = new DMatrixRMaj(POINTS, CLUSTERS);
    for (int i = 0; i < POINTS; i++) {
      int nearest = 0;
      for (int k = 1; k < CLUSTERS; k++) {
        if (squares[k] - 2 * products.get(i, k) < squares[nearest] - 2 * products.get(i, nearest)) {
          nearest = k;
        }
      }
      oneHot.set(i, nearest, 1);
    }
    DMatrixRMaj means = new DMatrixRMaj(CLUSTERS, COLUMNS);
    CommonOps_DDRM.multTransA(oneHot, x, means);
    DMatrixRMaj counts = CommonOps_DDRM.sumCols(oneHot, null);
    CommonOps_DDRM.divideRows(counts.data, means);
    return objective(oneHot, w) + objective(oneHot, means);
  }

  /// ‖X − ZW‖_F².
  private double objective(DMatrixRMaj z, DMatrixRMaj centroids) {
    DMatrixRMaj rest = new DMatrixRMaj(POINTS, COLUMNS);
    CommonOps_DDRM.mult(z, centroids, rest);
    CommonOps_DDRM.subtract(x, rest, rest);
    double norm = NormOps_DDRM.fastNormF(rest);
    return norm * norm;
  }

  private static double[] squaredRows(DMatrixRMaj a) {
    double[] squares = new double[a.numRows];
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        squares[i] += a.get(i, j) * a.get(i, j);
      }
    }
    return squares;
  }

  /// The plain loop: every distance as the formula says, one after the other.
  @Benchmark
  public double plainLoop() {
    int[] labels = new int[POINTS];
    double assigned = 0;
    double[] sums = new double[CLUSTERS * COLUMNS];
    int[] counts = new int[CLUSTERS];
    for (int i = 0; i < POINTS; i++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < CLUSTERS; k++) {
        double distance = squaredDistance(i, w.data, k);
        if (distance < smallest) {
          smallest = distance;
          labels[i] = k;
        }
      }
      assigned += smallest;
      counts[labels[i]]++;
      for (int j = 0; j < COLUMNS; j++) {
        sums[labels[i] * COLUMNS + j] += x.data[i * COLUMNS + j];
      }
    }
    Arrays.setAll(sums, e -> sums[e] / counts[e / COLUMNS]);
    double updated = 0;
    for (int i = 0; i < POINTS; i++) {
      updated += squaredDistance(i, sums, labels[i]);
    }
    return assigned + updated;
  }

  private double squaredDistance(int i, double[] centroids, int k) {
    double sum = 0;
    for (int j = 0; j < COLUMNS; j++) {
      double difference = x.data[i * COLUMNS + j] - centroids[k * COLUMNS + j];
      sum += difference * difference;
    }
    return sum;
  }
}
