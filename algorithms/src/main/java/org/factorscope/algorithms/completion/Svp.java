package org.factorscope.algorithms.completion;

import java.util.LinkedHashMap;
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

/// Matrix completion by singular value projection: gradient descent that is cut back to rank k
/// after every step (CIL lecture notes 2024, section 2.2; Jain, Meka, Dhillon, NIPS 2010).
///
/// ```
/// gradient:  A = A + η Π_Ω(M − A)
/// truncate:  A = Σ_{i ≤ k} σ_i u_i v_i^T
/// ```
///
/// One iteration is both half-steps, from A = 0. What decreases is ½‖Π_Ω(M − A)‖_F², from one
/// truncation to the next, where η ≤ 1: the step minimizes a bound on the loss that touches it at
/// A. The matrices of rank k are not convex, so the general theorem on projected gradients, which
/// the lecture notes quote, does not apply, and nothing is promised for η > 1. It converged where
/// the known entries are met or the loss has stopped to fall, and diverged where the loss is far
/// above that of A = 0. Cost of an iteration: O(nm·min(n, m)), for two decompositions.
public final class Svp implements SteppedAlgorithm<CompletionProblem, SvpOptions, SvpState> {
  private static final Phase GRADIENT =
      new Phase(
          "gradient",
          "Step on the known entries",
          "A \\leftarrow A + \\eta\\, \\Pi_{\\Omega}(M - A)",
          List.of("for each known entry (i, j):", "  A[i, j] ← A[i, j] + η (M[i, j] − A[i, j])"));
  private static final Phase TRUNCATE =
      new Phase(
          "truncate",
          "Cut to rank k",
          "A \\leftarrow [A]_k = \\sum_{i \\leq k} \\sigma_i\\, u_i v_i^{\\top}",
          List.of("U, σ, V ← svd(A)", "σ[k+1…] ← 0", "A ← U diag(σ) Vᵀ"));

  /// Known entries that are met this well, relative to their norm, are met.
  private static final double MET = 1e-9;

  /// A loss that falls by no more than this fraction of itself has stopped to fall.
  private static final double STANDSTILL = 1e-9;

  /// A loss so many times that of A = 0 has no way back.
  private static final double FAR = 1e8;

  @Override
  public List<Phase> phases() {
    return List.of(GRADIENT, TRUNCATE);
  }

  @Override
  public SvpState start(CompletionProblem problem, SvpOptions options, long seed) {
    return SvpState.start(problem, options);
  }

  @Override
  public SvpState apply(Phase phase, SvpState state) {
    return switch (phase.name()) {
      case "gradient" -> state.descended();
      case "truncate" -> state.truncated();
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  /// Both options may change in the middle of a run.
  @Override
  public SvpState withOptions(SvpState state, SvpOptions options) {
    return state.withOptions(options);
  }

  @Override
  public List<String> replaceable() {
    return List.of("A");
  }

  @Override
  public SvpState replace(SvpState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("A")) {
      throw InvalidInputException.variable(variable, "A");
    }
    CompletionProblem problem = state.problem();
    if (value.numRows != problem.rows() || value.numCols != problem.columns()) {
      throw InvalidInputException.shape(
          "A", value.numRows, value.numCols, problem.rows(), problem.columns());
    }
    return state.withMatrix(value.copy());
  }

  /// The loss, once there was a half-step.
  @Override
  public OptionalDouble objective(SvpState state) {
    return state.step() == 0 ? OptionalDouble.empty() : OptionalDouble.of(state.loss());
  }

  @Override
  public Map<String, Double> measures(SvpState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("rank", (double) state.rank());
    if (Double.isFinite(state.hiddenError())) {
      measures.put("hidden-error", state.hiddenError());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SvpState> transition) {
    SvpState state = transition.after();
    double atZero = state.problem().norm() * state.problem().norm() / 2;
    SvpState.Origin origin = state.origin();
    if (origin == null) {
      return Optional.empty();
    }
    if (state.loss() > FAR * atZero && state.loss() > origin.loss()) {
      return Optional.of(StopReason.DIVERGED);
    }
    double fall = origin.loss() - state.loss();
    boolean standsStill = fall >= 0 && fall <= STANDSTILL * origin.loss();
    return standsStill || state.relativeResidual() <= MET
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<SvpState>> claims() {
    return SvpClaims.ALL;
  }

  @Override
  public double[] trail(SvpState state) {
    return new double[0];
  }
}
