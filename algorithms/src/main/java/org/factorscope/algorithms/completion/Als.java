package org.factorscope.algorithms.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// Matrix completion by alternating least squares (CIL lecture notes 2024, section 2.2).
///
/// ```
/// update-v:  v_j = (Σ_i ω_ij u_i u_iᵀ + λI)⁻¹ Σ_i ω_ij a_ij u_i     for every column j
/// update-u:  u_i = (Σ_j ω_ij v_j v_jᵀ + λI)⁻¹ Σ_j ω_ij a_ij v_j     for every row i
/// ```
///
/// One iteration is both half-steps. What decreases, at every half-step, is ½‖Π_Ω(A − UVᵀ)‖² +
/// λ/2(‖U‖² + ‖V‖²), where A are the normalized ratings. It stops when the gradient by V is nothing
/// although U was moved last. U starts at normal deviates over √k; V is drawn too, but the first
/// half-step replaces it. Where the notes sum ℓ_V(u_i) over i, the sum over j is meant; they give
/// the cost of an iteration as O((n + m)k³), to which O(|Ω|k²) belongs.
public final class Als implements SteppedAlgorithm<Observations, AlsOptions, AlsState> {
  private static final Phase UPDATE_V =
      new Phase(
          "update-v",
          "Solve for V",
          "v_j \\leftarrow \\left(\\sum_i \\omega_{ij} u_i u_i^{\\top} + \\lambda"
              + " I\\right)^{-1} \\sum_i \\omega_{ij} a_{ij} u_i",
          List.of(
              "for each column j:",
              "  G ← λI + sum of uᵢuᵢᵀ over its ratings",
              "  b ← sum of aᵢⱼuᵢ over its ratings",
              "  vⱼ ← G⁻¹b"));
  private static final Phase UPDATE_U =
      new Phase(
          "update-u",
          "Solve for U",
          "u_i \\leftarrow \\left(\\sum_j \\omega_{ij} v_j v_j^{\\top} + \\lambda"
              + " I\\right)^{-1} \\sum_j \\omega_{ij} a_{ij} v_j",
          List.of(
              "for each row i:",
              "  G ← λI + sum of vⱼvⱼᵀ over its ratings",
              "  b ← sum of aᵢⱼvⱼ over its ratings",
              "  uᵢ ← G⁻¹b"));

  /// A gradient below this fraction of its terms counts as none.
  private static final double CONVERGED_GRADIENT = 1e-9;

  /// The draw of the entries that are held out comes before the first step, so that it does not
  /// depend on the rank.
  private static final int HELD_OUT_DRAW = -1;

  @Override
  public List<Phase> phases() {
    return List.of(UPDATE_V, UPDATE_U);
  }

  @Override
  public AlsState start(Observations known, AlsOptions options, long seed) {
    Ratings ratings = Ratings.of(known, options, StepRandom.at(seed, HELD_OUT_DRAW));
    SplittableRandom random = StepRandom.at(seed, 0);
    DMatrixRMaj u = normal(known.rows(), options.rank(), random);
    DMatrixRMaj v = normal(known.columns(), options.rank(), random);
    return AlsState.at(ratings, options, 0, u, v);
  }

  /// Normal deviates over √k, n x k.
  static DMatrixRMaj normal(int n, int k, SplittableRandom random) {
    DMatrixRMaj factor = new DMatrixRMaj(n, k);
    for (int e = 0; e < factor.getNumElements(); e++) {
      factor.data[e] = StepRandom.gaussian(random) / Math.sqrt(k);
    }
    return factor;
  }

  @Override
  public AlsState apply(Phase phase, AlsState state) {
    Observations z = state.ratings().normalized();
    double lambda = state.options().lambda();
    int next = state.step() + 1;
    return switch (phase.name()) {
      case "update-v" -> state.withV(RidgeRows.solve(z.transposed(), state.u(), lambda), next);
      case "update-u" -> state.withU(RidgeRows.solve(z, state.v(), lambda), next);
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  /// Another λ is fine in the middle of a run; what decides the start is not.
  @Override
  public AlsState withOptions(AlsState state, AlsOptions options) {
    AlsOptions old = state.options();
    refuse("rank", old.rank(), options.rank());
    refuse("normalize", old.normalize(), options.normalize());
    refuse("held-out", old.heldOut(), options.heldOut());
    return state.withOptions(options);
  }

  private static void refuse(String option, Object old, Object wanted) {
    if (!old.equals(wanted)) {
      throw InvalidInputException.option(option, wanted, "cannot change in the middle of a run");
    }
  }

  @Override
  public List<String> replaceable() {
    return List.of("U", "V");
  }

  @Override
  public AlsState replace(AlsState state, String variable, DMatrixRMaj value) {
    boolean isU = variable.equals("U");
    if (!isU && !variable.equals("V")) {
      throw InvalidInputException.variable(variable, "U, V");
    }
    DMatrixRMaj old = isU ? state.u() : state.v();
    if (value.numRows != old.numRows || value.numCols != old.numCols) {
      throw InvalidInputException.shape(
          variable, value.numRows, value.numCols, old.numRows, old.numCols);
    }
    DMatrixRMaj own = value.copy();
    return isU ? state.withU(own, state.step()) : state.withV(own, state.step());
  }

  /// Not before the first half-step, which does not depend on the V of the start.
  @Override
  public OptionalDouble objective(AlsState state) {
    return state.step() == 0 ? OptionalDouble.empty() : OptionalDouble.of(state.fit().objective());
  }

  @Override
  public Map<String, Double> measures(AlsState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("train-rmse", state.fit().trainRmse());
    if (!Double.isNaN(state.fit().heldOutRmse())) {
      measures.put("held-out-rmse", state.fit().heldOutRmse());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<AlsState> transition) {
    return transition.after().fit().gradientV().worst() <= CONVERGED_GRADIENT
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<AlsState>> claims() {
    return AlsClaims.ALL;
  }

  @Override
  public double[] trail(AlsState state) {
    return new double[0];
  }
}
