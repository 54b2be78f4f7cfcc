package org.factorscope.algorithms.clustering;

import org.factorscope.algorithms.linalg.Norms;

/// Numbers that explain a state of K-means.
public final class KMeansReport {
  private KMeansReport() {}

  /// Σ ‖x_i − w_k‖² over the points of each cluster, K numbers; they add up to the objective. All
  /// zero before the first assignment.
  public static double[] scatterByCluster(KMeansState state) {
    double[] scatter = new double[state.centroids().numRows];
    Assignment z = state.assignment();
    for (int i = 0; z != null && i < z.points(); i++) {
      int k = z.label(i);
      scatter[k] += Norms.squaredRowDistance(state.data().matrix(), i, state.centroids(), k);
    }
    return scatter;
  }
}
