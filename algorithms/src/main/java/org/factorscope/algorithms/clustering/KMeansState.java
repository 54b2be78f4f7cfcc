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

  static KMeansState start(DataMatrix data, KMeansOptions options, DMatrixRMaj centroids) {
    return new KMeansState(data, options, 0, null, centroids, 0, 0, OptionalDouble.empty());
  }

  KMeansState assigned(Assignment next) {
    int differences = assignment == null ? next.points() : next.differences(assignment);
    OptionalDouble newObjective = objective(data, next, centroids);
    return new KMeansState(
        data, options, step + 1, next, centroids, differences, differences, newObjective);
  }

  KMeansState updated(Assignment next, DMatrixRMaj newCentroids) {
    int differences = assignment == null ? 0 : next.differences(assignment);
    return new KMeansState(
        data,
        options,
        step + 1,
        next,
        newCentroids,
        differences,
        movedByAssignment,
        objective(data, next, newCentroids));
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
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      sum += Norms.squaredRowDistance(data.matrix(), i, w, z.label(i));
    }
    return OptionalDouble.of(sum);
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
