package org.factorscope.algorithms.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.clustering.KMeansOptions;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.clustering.SoftVqOptions;
import org.factorscope.algorithms.completion.Als;
import org.factorscope.algorithms.completion.AlsOptions;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.latent.GaussianMixture;
import org.factorscope.algorithms.latent.GaussianMixtureOptions;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NmfOptions;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
import org.factorscope.algorithms.spectrum.PowerMethod;
import org.factorscope.algorithms.spectrum.PowerMethodOptions;
import org.factorscope.algorithms.spectrum.SymmetricMatrix;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.State;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.Pca;
import org.factorscope.algorithms.subspace.PcaOptions;

/// How the time of an iteration grows with the data, fitted as a power of n, beside what theory
/// says.
public final class Growth {
  private static final int[] MANY = {1_000, 10_000, 100_000, 1_000_000};
  private static final int[] SQUARE = {50, 100, 200, 400};
  private static final int COLUMNS = 8;
  private static final long MILLISECONDS_EACH = 400;

  private Growth() {}

  /// What is measured at several sizes n.
  private record Workload(String name, int theory, int[] sizes, IntFunction<Runnable> step) {}

  /// Prints the table; takes about a minute.
  ///
  /// @param arguments if wanted, what the names of the workloads must contain
  public static void main(String[] arguments) {
    System.out.printf("%-44s %s%n", "iteration", "n: median ms ... fitted exponent (theory)");
    String pattern = arguments.length > 0 ? arguments[0] : "";
    for (Workload workload : workloads()) {
      if (!workload.name.contains(pattern)) {
        continue;
      }
      double[] times = new double[workload.sizes.length];
      StringBuilder row = new StringBuilder(String.format("%-44s", workload.name));
      for (int s = 0; s < times.length; s++) {
        times[s] = medianMillis(workload.step.apply(workload.sizes[s]));
        row.append(String.format(Locale.ROOT, " %d: %.3f", workload.sizes[s], times[s]));
      }
      double exponent = exponent(workload.sizes, times);
      System.out.printf(Locale.ROOT, "%s  n^%.2f (n^%d)%n", row, exponent, workload.theory);
    }
  }

  private static List<Workload> workloads() {
    return List.of(
        new Workload("k-means, d = 8, K = 5", 1, MANY, Growth::kMeans),
        new Workload("soft-vq, d = 8, r = 5", 1, MANY, Growth::softVq),
        new Workload("gaussian-mixture, full, d = 8, K = 5", 1, MANY, Growth::mixture),
        new Workload("pca, d = 8, one direction", 1, MANY, Growth::pca),
        new Workload("nmf, n x 8, k = 5", 1, MANY, Growth::nmf),
        new Workload("als, n x 20, 6 ratings a row, k = 3", 1, MANY, Growth::als),
        new Workload("power-method, n x n", 2, SQUARE, Growth::powerMethod),
        new Workload("singular values of n x n (svd, svp, svt)", 3, SQUARE, Growth::svd));
  }

  private static <S extends State> Runnable iteration(SteppedAlgorithm<?, ?, S> algorithm, S at) {
    return () -> {
      S state = at;
      for (Phase phase : algorithm.phases()) {
        state = algorithm.apply(phase, state);
      }
      if (!state.isFinite()) {
        throw new IllegalStateException("not finite");
      }
    };
  }

  private static DataMatrix points(int n) {
    return new DataMatrix(BenchmarkData.blobs(n, COLUMNS, 5));
  }

  private static Runnable kMeans(int n) {
    KMeansOptions options =
        new KMeansOptions(5, KMeansOptions.Init.RANDOM_POINTS, KMeansOptions.EmptyCluster.FARTHEST);
    return iteration(new KMeans(), new KMeans().start(points(n), options, 1));
  }

  private static Runnable softVq(int n) {
    SoftVqOptions options =
        new SoftVqOptions(
            5, 0.1, SoftVqOptions.Similarity.COSINE, SoftVqOptions.Update.WEIGHTED_MEAN);
    DMatrixRMaj columns = CommonOps_DDRM.transpose(points(n).matrix(), null);
    return iteration(new SoftVq(), new SoftVq().start(new DataMatrix(columns), options, 1));
  }

  private static Runnable mixture(int n) {
    GaussianMixtureOptions options =
        new GaussianMixtureOptions(5, GaussianMixtureOptions.Covariance.FULL, 1, 1e-6);
    return iteration(new GaussianMixture(), new GaussianMixture().start(points(n), options, 1));
  }

  private static Runnable pca(int n) {
    CentredData data = CentredData.of(points(n));
    return iteration(new Pca(), new Pca().start(data, new PcaOptions(1, 1e-300), 1));
  }

  private static Runnable nmf(int n) {
    DMatrixRMaj x = BenchmarkData.blobs(n, COLUMNS, 5);
    CommonOps_DDRM.abs(x);
    NmfOptions options =
        new NmfOptions(5, NmfOptions.Loss.FROBENIUS, NmfOptions.Method.MULTIPLICATIVE);
    NonNegativeData data = NonNegativeData.of(new DataMatrix(x), List.of());
    return iteration(new Nmf(), new Nmf().start(data, options, 1));
  }

  private static Runnable als(int n) {
    DMatrixRMaj a = BenchmarkData.gaussian(n, 20);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = e * 7L % 20 < 6 ? a.data[e] : Double.NaN;
    }
    AlsOptions options = new AlsOptions(3, 1, AlsOptions.Normalize.GLOBAL, 0);
    return iteration(new Als(), new Als().start(Observations.of(a), options, 1));
  }

  private static Runnable powerMethod(int n) {
    DMatrixRMaj a = BenchmarkData.gaussian(n, n);
    DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(a, a, symmetric);
    SymmetricMatrix matrix = SymmetricMatrix.of(new DataMatrix(symmetric));
    PowerMethodOptions options = new PowerMethodOptions(1, PowerMethodOptions.Form.SINGLE);
    return iteration(new PowerMethod(), new PowerMethod().start(matrix, options, 1));
  }

  private static Runnable svd(int n) {
    DMatrixRMaj a = BenchmarkData.gaussian(n, n);
    return () -> {
      if (ThinSvd.of(a).values()[0] < 0) {
        throw new IllegalStateException("a negative singular value");
      }
    };
  }

  private static double medianMillis(Runnable step) {
    List<Double> millis = new ArrayList<>();
    long warm = System.nanoTime() + MILLISECONDS_EACH * 1_000_000;
    long end = warm + MILLISECONDS_EACH * 1_000_000;
    while (System.nanoTime() < end || millis.size() < 3) {
      long before = System.nanoTime();
      step.run();
      if (before >= warm) {
        millis.add((System.nanoTime() - before) / 1e6);
      }
    }
    millis.sort(null);
    return millis.get(millis.size() / 2);
  }

  /// The slope of log time over log n by least squares.
  private static double exponent(int[] sizes, double[] times) {
    double meanX = Arrays.stream(sizes).mapToDouble(Math::log).average().orElseThrow();
    double meanY = Arrays.stream(times).map(Math::log).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (int s = 0; s < sizes.length; s++) {
      double x = Math.log(sizes[s]) - meanX;
      above += x * (Math.log(times[s]) - meanY);
      below += x * x;
    }
    return above / below;
  }
}
