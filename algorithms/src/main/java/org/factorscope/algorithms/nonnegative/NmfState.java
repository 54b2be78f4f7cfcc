package org.factorscope.algorithms.nonnegative;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of non-negative matrix factorization.
///
/// @param data X, n x m
/// @param seed of the run, for components that are seeded again
/// @param w n x k, none negative: how much of each part a row of X has
/// @param h k x m, none negative: the parts
/// @param loss null before the first half-step
/// @param reseeded how many components the last half-step had to seed again
public record NmfState(
    NonNegativeData data,
    NmfOptions options,
    long seed,
    int step,
    DMatrixRMaj w,
    DMatrixRMaj h,
    @Nullable NmfLoss loss,
    int reseeded)
    implements State {

  NmfState stepped(DMatrixRMaj newW, DMatrixRMaj newH, NmfLoss newLoss, int seededAgain) {
    return new NmfState(data, options, seed, step + 1, newW, newH, newLoss, seededAgain);
  }

  /// The same moment with other factors or options.
  NmfState with(NmfOptions otherOptions, DMatrixRMaj otherW, DMatrixRMaj otherH) {
    NmfLoss newLoss = loss == null ? null : NmfLoss.of(data, otherW, otherH, otherOptions.loss());
    return new NmfState(data, otherOptions, seed, step, otherW, otherH, newLoss, reseeded);
  }

  /// What PCA makes of X with as many components; computed when asked for the first time.
  public PrincipalParts principal() {
    return data.axes().parts(options.rank());
  }

  OptionalDouble objective() {
    return loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss.value());
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("W", w);
    matrices.put("H", h);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(w) && Norms.isFinite(h);
  }

  @Override
  public long bytes() {
    return 192 + 8L * w.getNumElements() + 8L * h.getNumElements();
  }
}
