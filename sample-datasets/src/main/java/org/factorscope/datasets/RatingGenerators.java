package org.factorscope.datasets;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Low-rank matrices of which a part is hidden, made from a seed. What is hidden goes along as
/// [Dataset#truth], to see how well it is guessed.
final class RatingGenerators {
  private static final int RATING_RANK = 3;
  private static final double RATED = 0.4;
  private static final double HALF = 0.5;

  private RatingGenerators() {}

  /// M = UVᵀ with standard normal factors, in which each entry is known with probability `known`.
  static Dataset lowRank(GeneratedSet set, int size, int rank, double known, long seed) {
    return hidden(set, lowRankTruth(size, rank, seed), known, seed, "");
  }

  /// The matrix of [#lowRank] with nothing hidden.
  private static DMatrixRMaj lowRankTruth(int size, int rank, long seed) {
    return product(size, size, rank, new NormalDeviates(new SplittableRandom(seed)));
  }

  /// The same with nothing known of one row.
  static Dataset emptyRow(int size, int rank, int row, long seed) {
    Dataset data = lowRank(GeneratedSet.EMPTY_ROW, size, rank, HALF, seed);
    for (int j = 0; j < size; j++) {
      data.values().set(row, j, Double.NaN);
    }
    return data;
  }

  /// A matrix of rank 1 and one large entry on top of it, which is not among the half that is
  /// known.
  static Dataset spike(int size, int row, int column, double height, long seed) {
    DMatrixRMaj truth = lowRankTruth(size, 1, seed);
    truth.add(row, column, height);
    Dataset data = hidden(GeneratedSet.SPIKE, truth, HALF, seed, "");
    data.values().set(row, column, Double.NaN);
    return data;
  }

  /// Ratings 3 + UVᵀ, scaled to reach 1 or 5 once; four in ten are known.
  static Dataset ratings(int people, int films, long seed) {
    DMatrixRMaj truth =
        product(people, films, RATING_RANK, new NormalDeviates(new SplittableRandom(seed)));
    double largest = 0;
    for (int i = 0; i < truth.getNumElements(); i++) {
      largest = Math.max(largest, Math.abs(truth.data[i]));
    }
    for (int i = 0; i < truth.getNumElements(); i++) {
      truth.data[i] = 3 + 2 * truth.data[i] / largest;
    }
    return hidden(GeneratedSet.RATINGS, truth, RATED, seed, "rating");
  }

  private static DMatrixRMaj product(int n, int m, int rank, NormalDeviates normal) {
    DMatrixRMaj u = normal.matrix(n, rank);
    DMatrixRMaj v = normal.matrix(m, rank);
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

  private static Dataset hidden(
      GeneratedSet set, DMatrixRMaj truth, double known, long seed, String unit) {
    SplittableRandom random = new SplittableRandom(~seed);
    DMatrixRMaj values = truth.copy();
    for (int i = 0; i < values.getNumElements(); i++) {
      if (random.nextDouble() >= known) {
        values.data[i] = Double.NaN;
      }
    }
    return set.punched(values, truth, unit);
  }
}
