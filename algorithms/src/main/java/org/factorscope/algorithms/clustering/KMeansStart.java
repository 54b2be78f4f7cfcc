package org.factorscope.algorithms.clustering;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;

/// Where the centroids of K-means start; a Gaussian mixture starts its means there too.
public final class KMeansStart {
  private KMeansStart() {}

  /// K rows of the data, K x d.
  ///
  /// @param data n x d, n at least K. Not modified.
  public static DMatrixRMaj centroids(
      DataMatrix data, KMeansOptions options, SplittableRandom random) {
    int[] rows =
        switch (options.init()) {
          case K_MEANS_PLUS_PLUS -> plusPlus(data, options.clusters(), random);
          case RANDOM_POINTS -> distinct(data.rows(), options.clusters(), random);
        };
    int d = data.columns();
    DMatrixRMaj centroids = new DMatrixRMaj(rows.length, d);
    for (int k = 0; k < rows.length; k++) {
      System.arraycopy(data.matrix().data, rows[k] * d, centroids.data, k * d, d);
    }
    return centroids;
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

  /// k-means++ (Arthur and Vassilvitskii 2007), one candidate a round. Where all points coincide
  /// with centroids already, the next is drawn uniformly.
  private static int[] plusPlus(DataMatrix data, int clusters, SplittableRandom random) {
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
