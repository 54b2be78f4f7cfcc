package org.factorscope.algorithms.completion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;

/// A moment of alternating least squares.
///
/// @param ratings what is known; the same for all states of a run
/// @param u U, n x k
/// @param v V, m x k
/// @param fit of U and V
public record AlsState(
    Ratings ratings, AlsOptions options, int step, DMatrixRMaj u, DMatrixRMaj v, AlsFit fit)
    implements State {

  static AlsState at(Ratings ratings, AlsOptions options, int step, DMatrixRMaj u, DMatrixRMaj v) {
    return new AlsState(ratings, options, step, u, v, AlsFit.of(ratings, u, v, options.lambda()));
  }

  AlsState withU(DMatrixRMaj newU, int newStep) {
    return at(ratings, options, newStep, newU, v);
  }

  AlsState withV(DMatrixRMaj newV, int newStep) {
    return at(ratings, options, newStep, u, newV);
  }

  AlsState withOptions(AlsOptions newOptions) {
    return at(ratings, newOptions, step, u, v);
  }

  /// The prediction for entry (i, j), in rating units.
  public double prediction(int i, int j) {
    return ratings.normalization().undo(i, j, AlsFit.product(u, i, v, j));
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("U", u);
    matrices.put("V", v);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(u) && Norms.isFinite(v);
  }

  @Override
  public long bytes() {
    return 320 + 8L * (u.getNumElements() + v.getNumElements());
  }
}
