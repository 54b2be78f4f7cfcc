package org.factorscope.algorithms.clustering;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.LabelledRows;
import org.factorscope.algorithms.linalg.Norms;

/// The second half-step of K-means: every centroid to the mean of its points.
final class CentroidUpdate {
  private final KMeansState before;
  private final int[] labels;
  private final int[] counts;

  private CentroidUpdate(KMeansState before, int[] labels, int[] counts) {
    this.before = before;
    this.labels = labels;
    this.counts = counts;
  }

  /// W = (ZᵀZ)⁻¹ZᵀX, with empty clusters treated as the options say.
  static KMeansState apply(KMeansState before, Assignment assignment) {
    DMatrixRMaj x = before.data().matrix();
    LabelledRows rows = assignment.sums(x);
    Assignment next = assignment;
    boolean fills = before.options().empty() == KMeansOptions.EmptyCluster.FARTHEST;
    if (fills && hasEmpty(rows.counts())) {
      CentroidUpdate update = new CentroidUpdate(before, assignment.labels(), rows.counts());
      update.fillEmptyClusters();
      next = Assignment.owning(update.labels, rows.counts().length);
      rows = next.sums(x);
    }
    return before.updated(next, rows.counts(), means(before, rows));
  }

  private static boolean hasEmpty(int[] counts) {
    return Arrays.stream(counts).anyMatch(count -> count == 0);
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

  private static DMatrixRMaj means(KMeansState before, LabelledRows rows) {
    DMatrixRMaj means = rows.sums().copy();
    for (int k = 0; k < means.numRows; k++) {
      for (int j = 0; j < means.numCols && rows.counts()[k] > 0; j++) {
        means.data[k * means.numCols + j] /= rows.counts()[k];
      }
    }
    placeEmpty(before, rows.counts(), means);
    return means;
  }

  /// A cluster that is still empty keeps its centroid, or, where every point sits on its own
  /// centroid already, moves onto the biggest cluster's.
  private static void placeEmpty(KMeansState before, int[] counts, DMatrixRMaj means) {
    int d = means.numCols;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        continue;
      }
      boolean keep = before.options().empty() == KMeansOptions.EmptyCluster.KEEP;
      DMatrixRMaj from = keep ? before.centroids() : means;
      int row = keep ? k : biggest(counts);
      System.arraycopy(from.data, row * d, means.data, k * d, d);
    }
  }

  private static int biggest(int[] counts) {
    int biggest = 0;
    for (int k = 1; k < counts.length; k++) {
      if (counts[k] > counts[biggest]) {
        biggest = k;
      }
    }
    return biggest;
  }
}
