package org.factorscope.algorithms.spectrum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// Latent semantic indexing (Deerwester, Dumais, Furnas, Landauer and Harshman 1990): the best
/// approximation of each rank of weighted counts of terms in documents, X ≈ U_k S_k V_kᵀ.
///
/// ```
/// add-layer:  X_k = X_{k−1} + σ_k u_k v_kᵀ
/// ```
///
/// One iteration is one layer, one dimension of the space; what falls is ‖X − X_k‖_F². Terms lie at
/// the rows of U_k S_k, documents at the rows of V_k S_k; [FoldIn] places what is new. Cost and
/// choices are those of [Svd].
public final class Lsi implements SteppedAlgorithm<TermDocuments, LsiOptions, LsiState> {
  private static final Svd LAYERS = new Svd();

  private static final Phase ADD_LAYER =
      new Phase(
          "add-layer",
          "Add a dimension",
          "X_k = X_{k-1} + \\sigma_k\\, u_k v_k^{\\top}",
          List.of(
              "take the next triplet (σ, u, v)",
              "words get coordinate σ u, documents σ v",
              "X_k ← X_k₋₁ + σ u vᵀ"));

  @Override
  public List<Phase> phases() {
    return List.of(ADD_LAYER);
  }

  @Override
  public LsiState start(TermDocuments documents, LsiOptions options, long seed) {
    TermWeights weights = TermWeights.of(documents, options.weighting());
    Decomposed whole = Decomposed.of(weights.weighted(documents.matrix()));
    return new LsiState(documents, weights, options, SvdState.at(whole, options.layers(), 0, 0));
  }

  @Override
  public LsiState apply(Phase phase, LsiState state) {
    return state.with(state.space().next());
  }

  /// Another rank is fine in the middle of a run, another weighting is not.
  @Override
  public LsiState withOptions(LsiState state, LsiOptions options) {
    if (options.weighting() != state.options().weighting()) {
      throw new InvalidInputException(
          "weighting cannot change in the middle of a run; start it anew.");
    }
    return state.with(LAYERS.withOptions(state.space(), options.layers()));
  }

  /// The same moment with another number of dimensions, as by a hand on the scree.
  public static LsiState cut(LsiState state, int dimensions) {
    return state.with(Svd.cut(state.space(), dimensions));
  }

  @Override
  public List<String> replaceable() {
    return List.of();
  }

  @Override
  public LsiState replace(LsiState state, String variable, DMatrixRMaj value) {
    throw new InvalidInputException(
        "'%s' cannot be set: U, S and V follow from the counts.".formatted(variable));
  }

  @Override
  public OptionalDouble objective(LsiState state) {
    return LAYERS.objective(state.space());
  }

  @Override
  public Map<String, Double> measures(LsiState state) {
    return LAYERS.measures(state.space());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<LsiState> transition) {
    boolean isComplete = transition.after().space().isComplete();
    return isComplete ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<LsiState>> claims() {
    return LsiClaims.ALL;
  }

  @Override
  public double[] trail(LsiState state) {
    return LAYERS.trail(state.space());
  }
}
