package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;

/// A moment of the search for principal components.
///
/// @param data Xc, n x d, columns centred
/// @param components W, d x m: found components first, then the direction under way, then zeros
/// @param variance m x 1, divisor n − 1, along the columns of W
/// @param found how many columns of W are final
/// @param vector v, d x 1: what the power method works on, of length 1 except after `multiply`
/// @param angle by how much the last iteration turned the direction, in radians; NaN before the
///   first
/// @param objective ‖Xc − XcWWᵀ‖_F²
public record PcaState(
    CentredData data,
    PcaOptions options,
    long seed,
    int step,
    DMatrixRMaj components,
    DMatrixRMaj variance,
    int found,
    DMatrixRMaj vector,
    double angle,
    double objective)
    implements State {

  /// Whether all components are found.
  public boolean isComplete() {
    return found == options.components();
  }

  PcaState withVector(DMatrixRMaj newVector) {
    return new PcaState(
        data, options, seed, step + 1, components, variance, found, newVector, angle, objective);
  }

  /// The same moment, one step on, with another W.
  PcaState withDirection(DMatrixRMaj w, int nowFound, DMatrixRMaj next, double newAngle) {
    return at(data, options, seed, step + 1, w, nowFound, next, newAngle);
  }

  static PcaState at(
      CentredData data,
      PcaOptions options,
      long seed,
      int step,
      DMatrixRMaj w,
      int found,
      DMatrixRMaj vector,
      double angle) {
    DMatrixRMaj variance = new DMatrixRMaj(w.numCols, 1);
    for (int k = 0; k < w.numCols; k++) {
      variance.data[k] = data.varianceAlong(Directions.column(w, k));
    }
    return new PcaState(
        data, options, seed, step, w, variance, found, vector, angle, data.residual(w));
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("W", components);
    matrices.put("variance", variance);
    matrices.put("v", vector);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(components) && Norms.isFinite(variance) && Norms.isFinite(vector);
  }

  @Override
  public long bytes() {
    return 192
        + 8L * (components.getNumElements() + variance.getNumElements() + vector.getNumElements());
  }
}
