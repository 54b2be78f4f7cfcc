package org.factorscope.algorithms.clustering;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.LabelledRows;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// Which of K clusters each of n points belongs to: the one-hot factor Z, kept as n labels.
/// Immutable.
public final class Assignment {
  private final int[] labels;
  private final int clusters;

  /// @param labels n numbers from 0 to `clusters` − 1; copied
  public Assignment(int[] labels, int clusters) {
    this(clusters, labels.clone());
  }

  private Assignment(int clusters, int[] labels) {
    this.labels = labels;
    this.clusters = clusters;
  }

  /// Without a copy: `labels` must not be modified any more.
  static Assignment owning(int[] labels, int clusters) {
    return new Assignment(clusters, labels);
  }

  /// The assignment that a one-hot matrix says.
  ///
  /// @param z n x K. Not modified.
  /// @throws InvalidInputException if a row is not one 1 among zeros
  static Assignment ofOneHot(DMatrixRMaj z) {
    int[] labels = new int[z.numRows];
    for (int i = 0; i < z.numRows; i++) {
      int ones = 0;
      for (int k = 0; k < z.numCols; k++) {
        double entry = z.get(i, k);
        if (entry == 1) {
          labels[i] = k;
          ones++;
        } else if (entry != 0) {
          throw notOneHot(i);
        }
      }
      if (ones != 1) {
        throw notOneHot(i);
      }
    }
    return owning(labels, z.numCols);
  }

  private static InvalidInputException notOneHot(int row) {
    return new InvalidInputException(
        String.format(Locale.ROOT, "Row %d of Z is not one 1 among zeros.", row + 1));
  }

  /// The cluster of point i.
  public int label(int i) {
    return labels[i];
  }

  /// n.
  public int points() {
    return labels.length;
  }

  /// K.
  public int clusters() {
    return clusters;
  }

  /// A copy of the labels.
  public int[] labels() {
    return labels.clone();
  }

  /// How many points each cluster has: the diagonal of ZᵀZ.
  public int[] counts() {
    int[] counts = new int[clusters];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /// How many clusters have no point.
  int emptyClusters() {
    int empty = 0;
    for (int count : counts()) {
      empty += count == 0 ? 1 : 0;
    }
    return empty;
  }

  boolean hasEmptyCluster() {
    return emptyClusters() > 0;
  }

  /// ZᵀX and the diagonal of ZᵀZ: the sum and the number of each cluster's points.
  ///
  /// @param x n x d. Not modified.
  LabelledRows sums(DMatrixRMaj x) {
    return LabelledRows.of(x, labels, clusters);
  }

  /// ‖X − ZW‖_F².
  ///
  /// @param x n x d. Not modified.
  /// @param w K x d. Not modified.
  double squaredDistance(DMatrixRMaj x, DMatrixRMaj w) {
    return LabelledRows.squaredDistance(x, labels, w);
  }

  /// The largest difference between a point's squared distances from its centroid here and from its
  /// centroid in another assignment, relative to the largest such distance; cost O(nd).
  ///
  /// @param x n x d. Not modified.
  /// @param w K x d. Not modified.
  double deviation(Assignment other, DMatrixRMaj x, DMatrixRMaj w) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < labels.length; i++) {
      double here = Norms.squaredRowDistance(x, i, w, labels[i]);
      double there = Norms.squaredRowDistance(x, i, w, other.labels[i]);
      largest = Math.max(largest, Math.max(here, there));
      difference = Math.max(difference, Math.abs(here - there));
    }
    return difference == 0 ? 0 : difference / largest;
  }

  /// Z, n x K: a one in each row, at the point's cluster.
  public DMatrixRMaj asOneHot() {
    DMatrixRMaj z = new DMatrixRMaj(labels.length, clusters);
    for (int i = 0; i < labels.length; i++) {
      z.data[i * clusters + labels[i]] = 1;
    }
    return z;
  }

  /// In how many points two assignments of the same points differ.
  public int differences(Assignment other) {
    int differences = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != other.labels[i]) {
        differences++;
      }
    }
    return differences;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Assignment that
        && clusters == that.clusters
        && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }
}
