package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Decompositions on one thread and on several.
final class SameBitsTest {
  private static DMatrixRMaj gaussian(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(31L * rows + columns);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    Arrays.setAll(a.data, _ -> random.nextGaussian());
    return a;
  }

  /// What comes of it where so many threads work: tasks stay in the pool that they begin in.
  private static <R> R on(int threads, Callable<R> work) {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(work).join();
    }
  }

  /// Square and tall; with more columns than one core takes at a time, and with more rows.
  @ParameterizedTest
  @CsvSource({"1, 1", "40, 40", "600, 600", "300, 1100", "2500, 30"})
  void singularValuesAndVectorsAreTheSame(int rows, int columns) {
    DMatrixRMaj a = gaussian(rows, columns);
    ThinSvd alone = on(1, () -> ThinSvd.of(a));
    ThinSvd together = on(4, () -> ThinSvd.of(a));
    assertArrayEquals(alone.values(), together.values());
    assertArrayEquals(alone.u().data, together.u().data);
    assertArrayEquals(alone.v().data, together.v().data);
  }

  @ParameterizedTest
  @CsvSource({"1", "40", "600"})
  void eigenvaluesAndEigenvectorsAreTheSame(int n) {
    DMatrixRMaj a = Products.gramOfColumns(gaussian(n + 5, n));
    SymmetricEigen alone = on(1, () -> SymmetricEigen.of(a));
    SymmetricEigen together = on(4, () -> SymmetricEigen.of(a));
    assertArrayEquals(alone.values(), together.values());
    assertArrayEquals(alone.vectors().data, together.vectors().data);
  }
}
