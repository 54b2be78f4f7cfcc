package org.factorscope.algorithms.spectrum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// A matrix from its singular triplets, one at a time: the best approximation of each rank (Eckart
/// and Young 1936; CIL lecture notes 2024, section 2.1).
///
/// ```
/// add-layer:  A_k = A_{k−1} + σ_k u_k v_kᵀ
/// ```
///
/// One iteration is one layer. What falls is ‖A − A_k‖_F² = Σ_{i>k} σ_i². It stops after `rank`
/// layers, or when the matrix has no more. The decomposition itself is made once, at the start, at
/// a cost of O(nm·min(n, m)); a layer costs O(nm). The entry of largest magnitude in each u_k is
/// positive. Where σ_k = σ_{k+1} the best A_k is not unique; the one that the decomposition gives
/// is taken.
public final class Svd implements SteppedAlgorithm<DataMatrix, SvdOptions, SvdState> {
  static final Phase ADD_LAYER =
      new Phase(
          "add-layer",
          "Add a layer",
          "A_k = A_{k-1} + \\sigma_k\\, u_k v_k^{\\top}",
          List.of("take the next triplet (σ, u, v)", "A_k ← A_k₋₁ + σ u vᵀ"));

  @Override
  public List<Phase> phases() {
    return List.of(ADD_LAYER);
  }

  @Override
  public SvdState start(DataMatrix data, SvdOptions options, long seed) {
    return SvdState.at(Decomposed.of(data.matrix()), options, 0, 0);
  }

  @Override
  public SvdState apply(Phase phase, SvdState state) {
    return state.next();
  }

  /// A smaller rank takes the layers above it off again.
  @Override
  public SvdState withOptions(SvdState state, SvdOptions options) {
    int layers = Math.min(state.layers(), options.rank());
    return SvdState.at(state.whole(), options, state.step(), layers);
  }

  /// The same moment cut at another k, as by a hand on the scree.
  ///
  /// @param layers as near to this as there are layers
  public static SvdState cut(SvdState state, int layers) {
    int k = Math.clamp(layers, 0, state.limit());
    return SvdState.at(state.whole(), state.options(), state.step(), k);
  }

  @Override
  public List<String> replaceable() {
    return List.of();
  }

  @Override
  public SvdState replace(SvdState state, String variable, DMatrixRMaj value) {
    throw new InvalidInputException(
        "'%s' cannot be set: U, S and V follow from the matrix.".formatted(variable));
  }

  @Override
  public OptionalDouble objective(SvdState state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, Double> measures(SvdState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("layers", (double) state.layers());
    measures.put("energy", state.whole().energy(state.layers()));
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SvdState> transition) {
    return transition.after().isComplete() ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<SvdState>> claims() {
    return SvdClaims.ALL;
  }

  @Override
  public double[] trail(SvdState state) {
    return new double[] {state.layers()};
  }
}
