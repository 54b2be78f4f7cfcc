package org.factorscope.algorithms.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.completion.Als;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Normalization;
import org.factorscope.algorithms.completion.NuclearNorm;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.completion.Recovery;
import org.factorscope.algorithms.completion.RecoverySolver;
import org.factorscope.algorithms.completion.Svp;
import org.factorscope.algorithms.flow.GradientFlow;
import org.factorscope.algorithms.flow.RankOne;
import org.factorscope.algorithms.flow.RankOneProblem;
import org.factorscope.algorithms.latent.GaussianMixture;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.spectrum.Lsi;
import org.factorscope.algorithms.spectrum.PowerMethod;
import org.factorscope.algorithms.spectrum.Svd;
import org.factorscope.algorithms.spectrum.SymmetricMatrix;
import org.factorscope.algorithms.spectrum.TermDocuments;
import org.factorscope.algorithms.spectrum.TermWeights;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.subspace.Autoencoder;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.OrthogonalProjection;
import org.factorscope.algorithms.subspace.Pca;
import org.factorscope.algorithms.subspace.ScaledCovariance;

/// An iteration of a lesson's algorithm at several sizes n.
///
/// @param name of the lesson, and what stays fixed
/// @param theory the exponent of n
/// @param sizes each n
/// @param step makes the iteration for an n
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record GrowingRun(String name, int theory, int[] sizes, IntFunction<Runnable> step) {
  private static final int[] MANY = {1_000, 10_000, 100_000, 1_000_000};
  private static final int[] SQUARE = {50, 100, 200, 400};
  private static final int[] SMALL = {10, 20, 40, 80};
  private static final int COLUMNS = 8;

  static final List<GrowingRun> ALL =
      List.of(
          new GrowingRun("k-means, d = 8, K = 5", 1, MANY, GrowingRun::kMeans),
          new GrowingRun("soft-vq, d = 8, r = 5", 1, MANY, GrowingRun::softVq),
          new GrowingRun("gaussian-mixture, full, d = 8, K = 5", 1, MANY, GrowingRun::mixture),
          new GrowingRun("pca, d = 8, one direction", 1, MANY, GrowingRun::pca),
          new GrowingRun("linear-autoencoder, n points, d = 8", 0, MANY, GrowingRun::autoencoder),
          new GrowingRun("svd, n x 8", 1, MANY, GrowingRun::svd),
          new GrowingRun("lsi, n terms, 8 documents", 1, MANY, GrowingRun::lsi),
          new GrowingRun("rank-one, n x 8", 1, MANY, GrowingRun::rankOne),
          new GrowingRun("nmf, n x 8, k = 5", 1, MANY, GrowingRun::nmf),
          new GrowingRun("als, n x 20, 6 ratings a row, k = 3", 1, MANY, GrowingRun::als),
          new GrowingRun("projection, point in n dimensions", 2, SQUARE, GrowingRun::projection),
          new GrowingRun("power-method, n x n", 2, SQUARE, GrowingRun::powerMethod),
          new GrowingRun("svp, n x n", 3, SQUARE, GrowingRun::svp),
          new GrowingRun("nuclear-norm, n x n", 3, SQUARE, GrowingRun::nuclearNorm),
          new GrowingRun("recovery by svp, n x n, one trial", 3, SMALL, GrowingRun::recovery),
          new GrowingRun("gradient-flow, 1 x 1", 0, MANY, GrowingRun::gradientFlow));

  private static <P, O, S> Runnable iteration(Algorithm<P, O, S> algorithm, Run<P, O> run) {
    S at = algorithm.start(run);
    return () -> {
      S state = Cycle.iteration(algorithm, run, at, 1);
      boolean finite = algorithm.variables(run.options()).stream().allMatch(v -> v.isFinite(state));
      if (!finite) {
        throw new IllegalStateException("not finite");
      }
    };
  }

  private static DataMatrix points(int n) {
    return new DataMatrix(BenchmarkData.blobs(n, COLUMNS, 5));
  }

  private static Runnable kMeans(int n) {
    KMeans.Options options =
        new KMeans.Options(5, KMeans.Init.RANDOM_POINTS, KMeans.EmptyCluster.FARTHEST);
    return iteration(new KMeans(), new Run<>(points(n), options, 1));
  }

  private static Runnable softVq(int n) {
    SoftVq.Options options =
        new SoftVq.Options(5, 0.1, SoftVq.Similarity.COSINE, SoftVq.Update.WEIGHTED_MEAN);
    DMatrixRMaj columns = CommonOps_DDRM.transpose(points(n).matrix(), null);
    return iteration(new SoftVq(), new Run<>(new DataMatrix(columns), options, 1));
  }

  private static Runnable mixture(int n) {
    GaussianMixture.Options options =
        new GaussianMixture.Options(5, GaussianMixture.Covariance.FULL, 1, 1e-6);
    return iteration(new GaussianMixture(), new Run<>(points(n), options, 1));
  }

  private static Runnable pca(int n) {
    CentredData data = CentredData.of(points(n));
    return iteration(new Pca(), new Run<>(data, new Pca.Options(1, 1e-300), 1));
  }

  private static Runnable nmf(int n) {
    DMatrixRMaj x = BenchmarkData.blobs(n, COLUMNS, 5);
    CommonOps_DDRM.abs(x);
    Nmf.Options options = new Nmf.Options(5, Nmf.Loss.FROBENIUS, Nmf.Method.MULTIPLICATIVE);
    NonNegativeData data = NonNegativeData.of(new DataMatrix(x), List.of());
    return iteration(new Nmf(), new Run<>(data, options, 1));
  }

  private static Runnable als(int n) {
    DMatrixRMaj a = BenchmarkData.gaussian(n, 20);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = e * 7L % 20 < 6 ? a.data[e] : Double.NaN;
    }
    Als.Options options = new Als.Options(3, 1, Normalization.Kind.GLOBAL, 0);
    return iteration(new Als(), new Run<>(Observations.of(a), options, 1));
  }

  private static Runnable powerMethod(int n) {
    DMatrixRMaj a = BenchmarkData.gaussian(n, n);
    DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(a, a, symmetric);
    SymmetricMatrix matrix = SymmetricMatrix.of(new DataMatrix(symmetric));
    PowerMethod.Options options = new PowerMethod.Options(1, PowerMethod.Form.SINGLE);
    return iteration(new PowerMethod(), new Run<>(matrix, options, 1));
  }

  private static Runnable autoencoder(int n) {
    Autoencoder.Options options = new Autoencoder.Options(2, Autoencoder.Weights.UNTIED, 0.1);
    ScaledCovariance problem = ScaledCovariance.of(CentredData.of(points(n)));
    return iteration(new Autoencoder(), new Run<>(problem, options, 1));
  }

  private static Runnable svd(int n) {
    Decomposed whole = Decomposed.of(points(n).matrix());
    return iteration(new Svd(), new Run<>(whole, new Svd.Options(3), 1));
  }

  private static Runnable lsi(int n) {
    DMatrixRMaj counts = BenchmarkData.blobs(n, COLUMNS, 5);
    CommonOps_DDRM.abs(counts);
    TermDocuments documents =
        TermDocuments.of(
            new DataMatrix(counts),
            IntStream.range(0, n).mapToObj(i -> "term " + i).toList(),
            IntStream.range(0, COLUMNS).mapToObj(i -> "document " + i).toList(),
            TermWeights.Weighting.TF_IDF);
    return iteration(new Lsi(), new Run<>(documents, new Svd.Options(3), 1));
  }

  private static Runnable rankOne(int n) {
    RankOne.Options options = new RankOne.Options(RankOne.Method.ALTERNATING, 0.1);
    return iteration(new RankOne(), new Run<>(RankOneProblem.of(points(n)), options, 1));
  }

  private static Runnable projection(int n) {
    DataMatrix data = new DataMatrix(BenchmarkData.gaussian(2, n));
    OrthogonalProjection.Options options = new OrthogonalProjection.Options(60, 0);
    return iteration(new OrthogonalProjection(), new Run<>(data, options, 1));
  }

  /// Half of the entries are known.
  private static CompletionProblem halfKnown(int n) {
    DMatrixRMaj a = BenchmarkData.gaussian(n, n);
    for (int e = 0; e < a.getNumElements(); e += 2) {
      a.data[e] = Double.NaN;
    }
    return CompletionProblem.of(Observations.of(a), null);
  }

  private static Runnable svp(int n) {
    return iteration(new Svp(), new Run<>(halfKnown(n), new Svp.Options(3, 1), 1));
  }

  private static Runnable nuclearNorm(int n) {
    NuclearNorm.Options options = new NuclearNorm.Options(NuclearNorm.Method.SOFT_IMPUTE, 1, 1);
    return iteration(new NuclearNorm(), new Run<>(halfKnown(n), options, 1));
  }

  private static Runnable recovery(int n) {
    Recovery.Options options = new Recovery.Options(n, 2, 1, RecoverySolver.SVP);
    return iteration(new Recovery(), new Run<>(new Recovery.Nothing(), options, 1));
  }

  /// There is no n; the row shows that nothing hangs on it.
  private static Runnable gradientFlow(int n) {
    GradientFlow.Options options =
        new GradientFlow.Options(1, 0.5, 2, 0.1, GradientFlow.Method.FLOW);
    return iteration(new GradientFlow(), new Run<>(new GradientFlow.Nothing(), options, n));
  }
}
