package org.factorscope.algorithms.clustering;

import org.factorscope.algorithms.step.InvalidInputException;

/// How K-means runs.
///
/// @param clusters K, at least 1
public record KMeansOptions(int clusters, Init init, EmptyCluster empty) {

  /// Where the centroids start.
  public enum Init {
    /// Each next centroid is a point drawn with probability proportional to its squared distance
    /// from the nearest centroid so far.
    K_MEANS_PLUS_PLUS,
    /// Distinct points drawn uniformly.
    RANDOM_POINTS
  }

  /// What becomes of a centroid without points.
  public enum EmptyCluster {
    /// It takes the point farthest from its centroid.
    FARTHEST,
    /// It stays where it is.
    KEEP
  }

  public KMeansOptions {
    if (clusters < 1) {
      throw InvalidInputException.option("clusters", clusters, "must be at least 1");
    }
  }
}
