package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of a linear autoencoder.
///
/// @param v V, the decoder, n x m
/// @param w W, the encoder, m x n
/// @param gradient at V and W; null until the half-step that computes it
/// @param lastGradient along which the last step went; null before the first and after an edit
/// @param conserved VᵀV − WWᵀ where this trajectory began, m x m: the flow keeps it
/// @param fit how good V and W are
public record AutoencoderState(
    ScaledCovariance problem,
    AutoencoderOptions options,
    int step,
    DMatrixRMaj v,
    DMatrixRMaj w,
    @Nullable AutoencoderGradient gradient,
    @Nullable AutoencoderGradient lastGradient,
    DMatrixRMaj conserved,
    AutoencoderFit fit)
    implements State {

  /// A moment from which a trajectory begins.
  static AutoencoderState at(
      ScaledCovariance problem,
      AutoencoderOptions options,
      int step,
      DMatrixRMaj v,
      DMatrixRMaj w) {
    AutoencoderFit fit = AutoencoderFit.of(problem, v, w);
    return new AutoencoderState(problem, options, step, v, w, null, null, imbalance(v, w), fit);
  }

  AutoencoderState withGradient(AutoencoderGradient newGradient) {
    return new AutoencoderState(
        problem, options, step + 1, v, w, newGradient, lastGradient, conserved, fit);
  }

  AutoencoderState moved(DMatrixRMaj newV, DMatrixRMaj newW, AutoencoderGradient along) {
    AutoencoderFit newFit = AutoencoderFit.of(problem, newV, newW);
    return new AutoencoderState(
        problem, options, step + 1, newV, newW, null, along, conserved, newFit);
  }

  AutoencoderState withOptions(AutoencoderOptions newOptions) {
    return new AutoencoderState(
        problem, newOptions, step, v, w, gradient, lastGradient, conserved, fit);
  }

  /// VᵀV − WWᵀ, m x m.
  static DMatrixRMaj imbalance(DMatrixRMaj v, DMatrixRMaj w) {
    DMatrixRMaj imbalance = new DMatrixRMaj(v.numCols, v.numCols);
    CommonOps_DDRM.multTransA(v, v, imbalance);
    CommonOps_DDRM.multAddTransB(-1, w, w, imbalance);
    return imbalance;
  }

  /// By how much VᵀV − WWᵀ has moved since the trajectory began.
  public double drift() {
    return Math.sqrt(Norms.squaredDistance(imbalance(v, w), conserved));
  }

  /// P = VW, n x n.
  public DMatrixRMaj product() {
    DMatrixRMaj product = new DMatrixRMaj(v.numRows, v.numRows);
    CommonOps_DDRM.mult(v, w, product);
    return product;
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("V", v);
    matrices.put("W", w);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(v) && Norms.isFinite(w);
  }

  @Override
  public long bytes() {
    long own = (long) v.getNumElements() + w.getNumElements() + fit.kept().length;
    return 320 + 8L * (own + (gradient == null ? 0 : 2L * v.getNumElements()));
  }
}
