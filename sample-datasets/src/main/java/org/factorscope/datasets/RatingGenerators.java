package org.factorscope.datasets;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Low-rank matrices of which a part is hidden, made from a seed. What is hidden can be had too, to
/// see how well it is guessed.
public final class RatingGenerators {
  private static final int RATING_RANK = 3;
  private static final double RATED = 0.4;

  private RatingGenerators() {}

  /// M = UVᵀ with standard normal factors, in which each entry is known with probability `known`.
  static Dataset lowRank(int size, int rank, double known, long seed) {
    DMatrixRMaj values = lowRankTruth(size, rank, seed);
    hide(values, known, new SplittableRandom(~seed));
    return GeneratedSet.LOW_RANK.dataset(values, "c", List.of(), ImageShape.NONE, "");
  }

  /// The matrix of [#lowRank] with nothing hidden.
  private static DMatrixRMaj lowRankTruth(int size, int rank, long seed) {
    return product(size, size, rank, new NormalDeviates(new SplittableRandom(seed)));
  }

  /// The `low_rank` set of the catalogue with nothing hidden.
  public static DMatrixRMaj lowRankTruth() {
    return lowRankTruth(30, 2, GeneratedSet.SEED);
  }

  /// Ratings 3 + UVᵀ, scaled to reach 1 or 5 once; four in ten are known.
  static Dataset ratings(int people, int films, long seed) {
    DMatrixRMaj values =
        product(people, films, RATING_RANK, new NormalDeviates(new SplittableRandom(seed)));
    double largest = 0;
    for (int i = 0; i < values.getNumElements(); i++) {
      largest = Math.max(largest, Math.abs(values.data[i]));
    }
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] = 3 + 2 * values.data[i] / largest;
    }
    hide(values, RATED, new SplittableRandom(~seed));
    return GeneratedSet.RATINGS.dataset(
        values, "film", GeneratedSet.numbered("person", people), ImageShape.NONE, "rating");
  }

  private static DMatrixRMaj product(int n, int m, int rank, NormalDeviates normal) {
    DMatrixRMaj u = normal(n, rank, normal);
    DMatrixRMaj v = normal(m, rank, normal);
    DMatrixRMaj product = new DMatrixRMaj(n, m);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        for (int k = 0; k < rank; k++) {
          product.add(i, j, u.get(i, k) * v.get(j, k));
        }
      }
    }
    return product;
  }

  private static DMatrixRMaj normal(int rows, int columns, NormalDeviates normal) {
    DMatrixRMaj values = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] = normal.next();
    }
    return values;
  }

  private static void hide(DMatrixRMaj values, double known, SplittableRandom random) {
    for (int i = 0; i < values.getNumElements(); i++) {
      if (random.nextDouble() >= known) {
        values.data[i] = Double.NaN;
      }
    }
  }
}
