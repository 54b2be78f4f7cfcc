package org.factorscope.algorithms.clustering;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;

/// Rows of the data at which centroids and means start.
public final class Seeding {
  private Seeding() {}

  /// Distinct rows drawn uniformly, K x d.
  ///
  /// @param data n x d, n at least K. Not modified.
  public static DMatrixRMaj randomPoints(DataMatrix data, int clusters, SplittableRandom random) {
    return rows(data, distinct(data.rows(), clusters, random));
  }

  /// k-means++ (Arthur and Vassilvitskii 2007), one candidate a round, K x d: each next row is
  /// drawn with probability proportional to its squared distance from the nearest one so far. If
  /// all points coincide with rows drawn already, the next is drawn uniformly. Cost O(nKd).
  ///
  /// @param data n x d, n at least K. Not modified.
  public static DMatrixRMaj plusPlus(DataMatrix data, int clusters, SplittableRandom random) {
    int n = data.rows();
    int[] chosen = new int[clusters];
    double[] nearest = new double[n];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    chosen[0] = random.nextInt(n);
    for (int k = 1; k < clusters; k++) {
      double total = 0;
      for (int i = 0; i < n; i++) {
        double distance = Norms.squaredRowDistance(data.matrix(), i, data.matrix(), chosen[k - 1]);
        nearest[i] = Math.min(nearest[i], distance);
        total += nearest[i];
      }
      chosen[k] = total > 0 ? draw(nearest, total, random) : random.nextInt(n);
    }
    return rows(data, chosen);
  }

  private static DMatrixRMaj rows(DataMatrix data, int[] chosen) {
    int d = data.columns();
    DMatrixRMaj rows = new DMatrixRMaj(chosen.length, d);
    for (int k = 0; k < chosen.length; k++) {
      System.arraycopy(data.matrix().data, chosen[k] * d, rows.data, k * d, d);
    }
    return rows;
  }

  /// `count` distinct numbers below `n`, by a partial Fisher–Yates shuffle.
  static int[] distinct(int n, int count, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] chosen = new int[count];
    for (int k = 0; k < count; k++) {
      int other = k + random.nextInt(n - k);
      chosen[k] = order[other];
      order[other] = order[k];
    }
    return chosen;
  }

  /// An index drawn with probability weight / total; never one of weight 0.
  private static int draw(double[] weights, double total, SplittableRandom random) {
    double left = random.nextDouble() * total;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
