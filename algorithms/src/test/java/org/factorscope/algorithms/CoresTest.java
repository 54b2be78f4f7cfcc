package org.factorscope.algorithms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.completion.Als;
import org.factorscope.algorithms.completion.Normalization;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.latent.GaussianMixture;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is large enough to be split over the cores has the same bits on one as on several.
final class CoresTest {
  private static final int MANY = 9_000;

  private static DMatrixRMaj gaussian(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(rows + 31L * columns);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    Arrays.setAll(a.data, _ -> random.nextGaussian());
    return a;
  }

  private static DataMatrix points() {
    return new DataMatrix(gaussian(MANY, 6));
  }

  private static <P, O, S> List<DMatrixRMaj> iterations(
      Algorithm<P, O, S> algorithm, Run<P, O> run) {
    S first = Cycle.iteration(algorithm, run, algorithm.start(run), 1);
    S state = Cycle.iteration(algorithm, run, first, 2);
    DMatrixRMaj objective = new DMatrixRMaj(1, 1);
    objective.set(0, algorithm.objective(run, state).orElse(Double.NaN));
    return Stream.concat(
            algorithm.variables(run.options()).stream()
                .map(variable -> Objects.requireNonNull(variable.read(run, state))),
            Stream.of(objective))
        .toList();
  }

  private static List<DMatrixRMaj> kMeans() {
    KMeans.Options options =
        new KMeans.Options(5, KMeans.Init.RANDOM_POINTS, KMeans.EmptyCluster.FARTHEST);
    return iterations(new KMeans(), new Run<>(points(), options, 1));
  }

  private static List<DMatrixRMaj> softVq() {
    SoftVq.Options options =
        new SoftVq.Options(5, 0.1, SoftVq.Similarity.COSINE, SoftVq.Update.WEIGHTED_MEAN);
    return iterations(new SoftVq(), new Run<>(new DataMatrix(gaussian(6, MANY)), options, 1));
  }

  private static List<DMatrixRMaj> mixture() {
    GaussianMixture.Options options =
        new GaussianMixture.Options(4, GaussianMixture.Covariance.FULL, 1, 1e-6);
    return iterations(new GaussianMixture(), new Run<>(points(), options, 1));
  }

  private static List<DMatrixRMaj> nmf() {
    DMatrixRMaj x = gaussian(MANY, 40);
    CommonOps_DDRM.abs(x);
    Nmf.Options options = new Nmf.Options(5, Nmf.Loss.FROBENIUS, Nmf.Method.MULTIPLICATIVE);
    NonNegativeData data = NonNegativeData.of(new DataMatrix(x), List.of());
    return iterations(new Nmf(), new Run<>(data, options, 1));
  }

  private static List<DMatrixRMaj> als() {
    DMatrixRMaj a = gaussian(MANY, 20);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = e * 7L % 20 < 6 ? a.data[e] : Double.NaN;
    }
    Als.Options options = new Als.Options(3, 1, Normalization.Kind.GLOBAL, 0);
    return iterations(new Als(), new Run<>(Observations.of(a), options, 1));
  }

  private static List<DMatrixRMaj> products() {
    DMatrixRMaj tall = gaussian(MANY, 70);
    DMatrixRMaj square = gaussian(400, 400);
    return List.of(
        Products.transposedTimes(tall, tall),
        Products.gramOfColumns(tall),
        Products.timesTransposed(tall, gaussian(300, 70)),
        Products.times(square, square));
  }

  private static List<DMatrixRMaj> singularValues() {
    ThinSvd square = ThinSvd.of(gaussian(600, 500));
    ThinSvd tall = ThinSvd.of(gaussian(1_500, 150));
    return List.of(square.u(), square.v(), tall.u(), tall.v());
  }

  private static List<DMatrixRMaj> eigenvectors() {
    DMatrixRMaj a = gaussian(500, 500);
    return List.of(SymmetricEigen.of(Products.gramOfRows(a)).vectors());
  }

  static Stream<Arguments> work() {
    return Stream.of(
        work("k-means", CoresTest::kMeans),
        work("soft-vq", CoresTest::softVq),
        work("gaussian-mixture", CoresTest::mixture),
        work("nmf", CoresTest::nmf),
        work("als", CoresTest::als),
        work("products", CoresTest::products),
        work("singular value decomposition", CoresTest::singularValues),
        work("eigen-decomposition", CoresTest::eigenvectors));
  }

  private static Arguments work(String name, Callable<List<DMatrixRMaj>> work) {
    return Arguments.of(name, work);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("work")
  void theBitsAreTheSameOnOneCoreAndOnSeveral(String name, Callable<List<DMatrixRMaj>> work)
      throws InterruptedException, ExecutionException {
    List<DMatrixRMaj> one = on(1, work);
    List<DMatrixRMaj> several = on(5, work);
    assertEquals(one.size(), several.size());
    for (int k = 0; k < one.size(); k++) {
      assertArrayEquals(one.get(k).data, several.get(k).data, name);
    }
  }

  /// Parallel work goes to the pool of the thread that asks for it.
  private static List<DMatrixRMaj> on(int threads, Callable<List<DMatrixRMaj>> work)
      throws InterruptedException, ExecutionException {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(work).get();
    }
  }
}
