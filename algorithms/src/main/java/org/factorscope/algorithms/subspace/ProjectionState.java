package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of a projection.
///
/// @param data X, N x n, rows are points
/// @param v V, the basis, n x m
/// @param x the point that is looked at, n x 1
/// @param projection what came of it; null before the first half-step
public record ProjectionState(
    DataMatrix data,
    ProjectionOptions options,
    int step,
    DMatrixRMaj v,
    DMatrixRMaj x,
    @Nullable Projection projection)
    implements State {

  /// What came of projecting.
  ///
  /// @param foot Px, or P applied to it again, n x 1
  /// @param moved by how much the last half-step moved the point; NaN after an edit
  public record Projection(Projector projector, DMatrixRMaj foot, double moved) {}

  /// ‖x − foot‖².
  static double residual(ProjectionState state, Projection projection) {
    return Norms.squaredDistance(state.x(), projection.foot());
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("V", v);
    if (projection != null) {
      matrices.put("P", projection.projector().matrix());
    }
    matrices.put("x", x);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(v)
        && Norms.isFinite(x)
        && (projection == null || Norms.isFinite(projection.foot()));
  }

  @Override
  public long bytes() {
    long n = x.numRows;
    return 256 + 8 * (projection == null ? 2 * n : n * n + 6 * n);
  }
}
