package org.factorscope.algorithms.clustering;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;

/// The second half-step of K-means: every centroid to the mean of its points.
final class CentroidUpdate {
  private final KMeansState before;
  private final int[] labels;
  private final int[] counts;

  private CentroidUpdate(KMeansState before, Assignment assignment) {
    this.before = before;
    this.labels = assignment.labels();
    this.counts = assignment.counts();
  }

  /// W = (ZᵀZ)⁻¹ZᵀX, with empty clusters treated as the options say.
  static KMeansState apply(KMeansState before, Assignment assignment) {
    CentroidUpdate update = new CentroidUpdate(before, assignment);
    if (before.options().empty() == KMeansOptions.EmptyCluster.FARTHEST) {
      update.fillEmptyClusters();
    }
    return before.updated(new Assignment(update.labels, update.counts.length), update.means());
  }

  /// Gives each empty cluster, lowest index first, the point that is farthest from the centroid it
  /// was assigned to, the lowest row on ties. A point that is alone in its cluster is not taken,
  /// which would only empty another one.
  private void fillEmptyClusters() {
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        continue;
      }
      int farthest = farthestPoint();
      if (farthest >= 0) {
        counts[labels[farthest]]--;
        labels[farthest] = k;
        counts[k] = 1;
      }
    }
  }

  private int farthestPoint() {
    DMatrixRMaj x = before.data().matrix();
    int farthest = -1;
    double largest = 0;
    for (int i = 0; i < labels.length; i++) {
      double distance = Norms.squaredRowDistance(x, i, before.centroids(), labels[i]);
      if (distance > largest && counts[labels[i]] > 1) {
        farthest = i;
        largest = distance;
      }
    }
    return farthest;
  }

  private DMatrixRMaj means() {
    DMatrixRMaj x = before.data().matrix();
    int d = x.numCols;
    DMatrixRMaj means = new DMatrixRMaj(counts.length, d);
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < d; j++) {
        means.data[labels[i] * d + j] += x.data[i * d + j];
      }
    }
    for (int k = 0; k < counts.length; k++) {
      for (int j = 0; j < d && counts[k] > 0; j++) {
        means.data[k * d + j] /= counts[k];
      }
    }
    placeEmpty(means);
    return means;
  }

  /// A cluster that is still empty keeps its centroid, or, where every point sits on its own
  /// centroid already, moves onto the biggest cluster's.
  private void placeEmpty(DMatrixRMaj means) {
    int d = means.numCols;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        continue;
      }
      boolean keep = before.options().empty() == KMeansOptions.EmptyCluster.KEEP;
      DMatrixRMaj from = keep ? before.centroids() : means;
      int row = keep ? k : biggest();
      System.arraycopy(from.data, row * d, means.data, k * d, d);
    }
  }

  private int biggest() {
    int biggest = 0;
    for (int k = 1; k < counts.length; k++) {
      if (counts[k] > counts[biggest]) {
        biggest = k;
      }
    }
    return biggest;
  }
}
