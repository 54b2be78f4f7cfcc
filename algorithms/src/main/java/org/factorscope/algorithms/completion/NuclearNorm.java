package org.factorscope.algorithms.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// Matrix completion by shrinking singular values, the convex relative of a bound on the rank (CIL
/// lecture notes 2024, section 2.2; Cai, Candès, Shen 2010; Mazumder, Hastie, Tibshirani 2010).
///
/// ```
/// shrink:   B = shrink_τ(Y) = U diag(σ − τ)_+ V^T
/// correct:  Y = Y + δ Π_Ω(M − B)      svt, from Y = 0
///           Y = B + Π_Ω(M − B)        soft-impute, from Y = Π_Ω(M)
/// ```
///
/// One iteration is both half-steps. SVT climbs on a dual problem: for δ < 2 the dual objective
/// never falls, and B tends to the matrix with the least τ‖B‖_* + ½‖B‖_F² among those that meet the
/// known entries; the lecture notes print ½τ⁻¹ for the ½. Its residual may rise. Soft-impute lowers
/// ½‖Π_Ω(M − B)‖_F² + τ‖B‖_*, and its B does not meet the known entries: they pay the threshold
/// too. Only here the gaps are filled: Y of SVT is zero there. SVT converged where ‖Π_Ω(M − B)‖ is
/// at most 10⁻⁴‖Π_Ω(M)‖, soft-impute where B has moved by at most 10⁻⁸ of its norm. Cost of an
/// iteration: O(nm·min(n, m)).
public final class NuclearNorm
    implements SteppedAlgorithm<CompletionProblem, NuclearNormOptions, NuclearNormState> {
  private static final Phase SHRINK =
      new Phase(
          "shrink",
          "Shrink singular values",
          "B \\leftarrow \\mathrm{shrink}_{\\tau}(Y)"
              + " = U\\, \\mathrm{diag}(\\sigma - \\tau)_+ V^{\\top}",
          List.of("U, σ, V ← svd(Y)", "σ ← max(σ − τ, 0)", "B ← U diag(σ) Vᵀ"));
  private static final Phase CORRECT =
      new Phase(
          "correct",
          "Correct known entries",
          "Y \\leftarrow Y + \\delta\\, \\Pi_{\\Omega}(M - B)"
              + " \\quad\\mathrm{or}\\quad Y \\leftarrow B + \\Pi_{\\Omega}(M - B)",
          List.of(
              "svt: for each known (i, j):",
              "  Y[i, j] ← Y[i, j] + δ (M[i, j] − B[i, j])",
              "soft-impute: Y ← B, then",
              "  Y[i, j] ← M[i, j] for each known (i, j)"));

  /// Of SVT, as Cai, Candès and Shen stop it.
  private static final double MET = 1e-4;

  /// Of soft-impute.
  private static final double STANDSTILL = 1e-8;

  /// A residual so many times that of B = 0 has no way back.
  private static final double FAR = 1e4;

  @Override
  public List<Phase> phases() {
    return List.of(SHRINK, CORRECT);
  }

  @Override
  public NuclearNormState start(CompletionProblem problem, NuclearNormOptions options, long seed) {
    return NuclearNormState.start(problem, options);
  }

  @Override
  public NuclearNormState apply(Phase phase, NuclearNormState state) {
    return switch (phase.name()) {
      case "shrink" -> state.shrinking();
      case "correct" -> state.corrected();
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  /// Threshold and step may change in the middle of a run, the method may not.
  @Override
  public NuclearNormState withOptions(NuclearNormState state, NuclearNormOptions options) {
    if (options.method() != state.options().method()) {
      throw InvalidInputException.option(
          "method", options.method(), "cannot change in the middle of a run");
    }
    return state.withOptions(options);
  }

  @Override
  public List<String> replaceable() {
    return List.of("Y");
  }

  /// Sets Y. SVT's dual variable has no entries but those on Ω, so that others are refused.
  @Override
  public NuclearNormState replace(NuclearNormState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("Y")) {
      throw InvalidInputException.variable(variable, "Y");
    }
    CompletionProblem problem = state.problem();
    if (value.numRows != problem.rows() || value.numCols != problem.columns()) {
      throw InvalidInputException.shape(
          "Y", value.numRows, value.numCols, problem.rows(), problem.columns());
    }
    if (state.options().method() == Method.SVT && Norms.frobenius(problem.outside(value)) > 0) {
      throw new InvalidInputException(
          "Y has numbers where nothing is known, but svt needs zeros there; soft-impute does not.");
    }
    return state.withY(value.copy());
  }

  @Override
  public OptionalDouble objective(NuclearNormState state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(NuclearNormState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    Shrunk shrunk = state.shrunk();
    if (shrunk != null) {
      measures.put("rank", (double) shrunk.rank());
      measures.put("nuclear-norm", shrunk.nuclearNorm());
      if (Double.isFinite(shrunk.hiddenError())) {
        measures.put("hidden-error", shrunk.hiddenError());
      }
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<NuclearNormState> transition) {
    NuclearNormState state = transition.after();
    Shrunk shrunk = state.shrunk();
    if (shrunk == null) {
      return Optional.empty();
    }
    double residual = state.problem().relative(shrunk.residual());
    if (residual > FAR) {
      return Optional.of(StopReason.DIVERGED);
    }
    boolean converged =
        state.options().method() == Method.SVT
            ? residual <= MET
            : shrunk.distance() <= STANDSTILL * Norms.frobenius(shrunk.b());
    return converged ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<NuclearNormState>> claims() {
    return NuclearNormClaims.ALL;
  }

  @Override
  public double[] trail(NuclearNormState state) {
    return new double[0];
  }
}
