package org.factorscope.algorithms.clustering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.State;
import org.jspecify.annotations.Nullable;

/// A moment of K-means.
///
/// @param data X, n x d, rows are points
/// @param assignment Z, or null before the first assignment
/// @param centroids W, K x d
/// @param moved how many points the last half-step gave to another cluster
/// @param movedByAssignment how many the last assignment moved
/// @param objective ‖X − ZW‖_F², empty before the first assignment
public record KMeansState(
    DataMatrix data,
    KMeansOptions options,
    int step,
    @Nullable Assignment assignment,
    DMatrixRMaj centroids,
    int moved,
    int movedByAssignment,
    OptionalDouble objective)
    implements State {

  /// The fraction of the objective that may be subtracted from it.
  private static final double LARGEST_FALL = 0.5;

  static KMeansState start(DataMatrix data, KMeansOptions options, DMatrixRMaj centroids) {
    return new KMeansState(data, options, 0, null, centroids, 0, 0, OptionalDouble.empty());
  }

  /// @param newObjective ‖X − ZW‖_F² of the new assignment
  KMeansState assigned(Assignment next, double newObjective) {
    int differences = assignment == null ? next.points() : next.differences(assignment);
    return new KMeansState(
        data,
        options,
        step + 1,
        next,
        centroids,
        differences,
        differences,
        OptionalDouble.of(newObjective));
  }

  /// @param counts how many points each cluster has, K numbers
  KMeansState updated(Assignment next, int[] counts, DMatrixRMaj means) {
    boolean sameLabels = assignment != null && next.equals(assignment);
    int differences = assignment == null || sameLabels ? 0 : next.differences(assignment);
    return new KMeansState(
        data,
        options,
        step + 1,
        next,
        means,
        differences,
        movedByAssignment,
        sameLabels ? objectiveAtMeans(next, counts, means) : objective(data, next, means));
  }

  /// ‖X − ZW‖_F² after the centroids of an unchanged assignment went to the means: it falls by Σ_k
  /// n_k‖w_k − mean_k‖². Where little is left of it the difference would lose digits, and the sum
  /// is made anew.
  private OptionalDouble objectiveAtMeans(Assignment same, int[] counts, DMatrixRMaj means) {
    double before = objective.orElse(Double.NaN);
    double fall = 0;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        fall += counts[k] * Norms.squaredRowDistance(means, k, centroids, k);
      }
    }
    boolean exact = fall <= LARGEST_FALL * before;
    return exact ? OptionalDouble.of(before - fall) : objective(data, same, means);
  }

  /// The same moment with other centroids.
  KMeansState withCentroids(DMatrixRMaj newCentroids) {
    return new KMeansState(
        data,
        options,
        step,
        assignment,
        newCentroids,
        0,
        movedByAssignment,
        assignment == null ? OptionalDouble.empty() : objective(data, assignment, newCentroids));
  }

  KMeansState withOptions(KMeansOptions newOptions) {
    return new KMeansState(
        data, newOptions, step, assignment, centroids, moved, movedByAssignment, objective);
  }

  private static OptionalDouble objective(DataMatrix data, Assignment z, DMatrixRMaj w) {
    return OptionalDouble.of(z.squaredDistance(data.matrix(), w));
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    if (assignment != null) {
      matrices.put("Z", assignment.asOneHot());
    }
    matrices.put("W", centroids);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(centroids);
  }

  @Override
  public long bytes() {
    return 128 + 8L * centroids.getNumElements() + 4L * data.rows();
  }
}
