package org.factorscope.algorithms.spectrum;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;

/// A moment of building a matrix from its layers.
///
/// @param whole A with all its singular triplets
/// @param layers k, how many are in A_k
/// @param approximation A_k, n x m. Not to be modified.
/// @param objective ‖A − A_k‖_F², from the entries
public record SvdState(
    Decomposed whole,
    SvdOptions options,
    int step,
    int layers,
    DMatrixRMaj approximation,
    double objective)
    implements State {

  /// The moment with k layers, added one by one.
  static SvdState at(Decomposed whole, SvdOptions options, int step, int layers) {
    DMatrixRMaj sum = new DMatrixRMaj(whole.matrix().numRows, whole.matrix().numCols);
    for (int k = 0; k < layers; k++) {
      whole.addLayer(k, sum);
    }
    return with(whole, options, step, layers, sum);
  }

  private static SvdState with(
      Decomposed whole, SvdOptions options, int step, int layers, DMatrixRMaj sum) {
    double objective = Norms.squaredDistance(whole.matrix(), sum);
    return new SvdState(whole, options, step, layers, sum, objective);
  }

  /// A step on, with one layer more, or as it is where it is complete.
  SvdState next() {
    if (isComplete()) {
      return new SvdState(whole, options, step + 1, layers, approximation, objective);
    }
    DMatrixRMaj sum = approximation.copy();
    whole.addLayer(layers, sum);
    return with(whole, options, step + 1, layers + 1, sum);
  }

  /// How many layers there will be: no more than A has.
  public int limit() {
    return Math.min(options.rank(), whole.layers());
  }

  /// Whether all layers that were asked for are there.
  public boolean isComplete() {
    return layers >= limit();
  }

  /// A − A_k, new.
  public DMatrixRMaj residual() {
    DMatrixRMaj rest = new DMatrixRMaj(approximation.numRows, approximation.numCols);
    CommonOps_DDRM.subtract(whole.matrix(), approximation, rest);
    return rest;
  }

  /// U n x k, S k x 1 and V m x k; none while there is no layer.
  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    if (layers > 0) {
      DMatrixRMaj s = new DMatrixRMaj(layers, 1);
      System.arraycopy(whole.svd().values(), 0, s.data, 0, layers);
      matrices.put("U", left());
      matrices.put("S", s);
      matrices.put("V", right());
    }
    return matrices;
  }

  /// U_k, n x k, new.
  public DMatrixRMaj left() {
    return CommonOps_DDRM.extract(whole.svd().u(), 0, whole.matrix().numRows, 0, layers);
  }

  /// V_k, m x k, new.
  public DMatrixRMaj right() {
    return CommonOps_DDRM.extract(whole.svd().v(), 0, whole.matrix().numCols, 0, layers);
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(objective);
  }

  @Override
  public long bytes() {
    return 128 + 8L * approximation.getNumElements();
  }
}
