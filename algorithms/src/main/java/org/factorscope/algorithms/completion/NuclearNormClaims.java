package org.factorscope.algorithms.completion;

import java.util.List;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of completion by shrinkage.
final class NuclearNormClaims {
  private NuclearNormClaims() {}

  private static final double ROUNDING = 1e-10;

  /// An error on the hidden entries below this counts as exact recovery.
  private static final double RECOVERED = 1e-3;

  /// The dual gradient is 1-Lipschitz, so that a step below twice its inverse cannot lose.
  private static final double LARGEST_STEP = 2;

  static final List<Claim<NuclearNormState>> ALL =
      List.of(
          Claim.promised(
              "singular-values-shrink-by-tau",
              "Singular values of B are (σ − τ)₊",
              NuclearNormClaims::shrinkByTau),
          Claim.promised(
              "shrinking-is-nonexpansive", "‖B − B′‖ ≤ ‖Y − Y′‖", NuclearNormClaims::nonexpansive),
          Claim.promised(
              "y-lives-on-known-entries",
              "svt: Y is zero where nothing is known",
              NuclearNormClaims::isSparse),
          Claim.promised(
              "dual-never-falls", "svt: dual never falls, δ ≤ 2", NuclearNormClaims::dualRises),
          Claim.promised(
              "objective-never-rises",
              "soft-impute: objective never rises",
              NuclearNormClaims::objectiveFalls),
          Claim.notPromised(
              "residual-never-rises",
              "svt: residual never rises",
              NuclearNormClaims::residualFalls),
          Claim.notPromised("rank-never-falls", "Rank of B never falls", NuclearNormClaims::rank),
          Claim.notPromised(
              "hidden-entries-are-found",
              "Hidden entries are found, to 1 in 1000",
              NuclearNormClaims::recovers));

  private static Verdict shrinkByTau(Transition<NuclearNormState> transition) {
    NuclearNormState state = transition.after();
    Shrunk shrunk = state.shrunk();
    if (shrunk == null || !transition.isPhase("shrink")) {
      return Verdict.NOT_YET;
    }
    double[] wanted = Shrinkage.soft(state.singularValues(), shrunk.tau());
    double off = 0;
    for (int k = 0; k < wanted.length; k++) {
      off = Math.max(off, Math.abs(wanted[k] - shrunk.singularValues()[k]));
    }
    return Verdict.within(off, ROUNDING * state.singularValues()[0] + Double.MIN_NORMAL);
  }

  /// Two shrinkages by the same τ, with one correction between them.
  private static Verdict nonexpansive(Transition<NuclearNormState> transition) {
    NuclearNormState.Correction correction = transition.after().correction();
    Shrunk now = transition.after().shrunk();
    if (correction == null || now == null || !followsShrinkageBySameTau(transition)) {
      return Verdict.NOT_YET;
    }
    double scale = transition.after().singularValues()[0];
    return Verdict.within(
        now.distance() - correction.distance(), ROUNDING * scale + Double.MIN_NORMAL);
  }

  private static boolean followsShrinkageBySameTau(Transition<NuclearNormState> transition) {
    NuclearNormState before = transition.before();
    if (before == null || !transition.isPhase("shrink")) {
      return false;
    }
    Shrunk old = before.shrunk();
    return old != null && old.tau() == before.options().tau();
  }

  private static Verdict isSparse(Transition<NuclearNormState> transition) {
    NuclearNormState state = transition.after();
    return state.options().method() == Method.SVT
        ? Verdict.within(Norms.frobenius(state.problem().outside(state.y())), 0)
        : Verdict.NOT_YET;
  }

  private static Verdict dualRises(Transition<NuclearNormState> transition) {
    NuclearNormState before = transition.before();
    NuclearNormState.Correction correction = transition.after().correction();
    Shrunk now = transition.after().shrunk();
    if (before == null
        || now == null
        || correction == null
        || before.options().method() != Method.SVT
        || correction.stepSize() > LARGEST_STEP
        || !followsShrinkageBySameTau(transition)) {
      return Verdict.NOT_YET;
    }
    Shrunk old = before.shrunk();
    double fall = old == null ? 0 : old.dual() - now.dual();
    double scale = before.problem().norm() * Norms.frobenius(before.y());
    return Verdict.within(fall, ROUNDING * scale + Double.MIN_NORMAL);
  }

  /// Where Y is the correction of the B before.
  private static Verdict objectiveFalls(Transition<NuclearNormState> transition) {
    NuclearNormState before = transition.before();
    if (before == null
        || before.options().method() != Method.SOFT_IMPUTE
        || before.correction() == null
        || before.objective().isEmpty()
        || !transition.isPhase("shrink")) {
      return Verdict.NOT_YET;
    }
    double old = before.objective().getAsDouble();
    double rise = transition.after().objective().orElse(Double.NaN) - old;
    double norm = before.problem().norm();
    return Verdict.within(rise, ROUNDING * (old + norm * norm) + Double.MIN_NORMAL);
  }

  private static Verdict residualFalls(Transition<NuclearNormState> transition) {
    NuclearNormState before = transition.before();
    Shrunk now = transition.after().shrunk();
    if (before == null
        || before.options().method() != Method.SVT
        || now == null
        || !transition.isPhase("shrink")) {
      return Verdict.NOT_YET;
    }
    Shrunk old = before.shrunk();
    return old == null
        ? Verdict.NOT_YET
        : Verdict.within(now.residual() - old.residual(), ROUNDING * before.problem().norm());
  }

  private static Verdict rank(Transition<NuclearNormState> transition) {
    NuclearNormState before = transition.before();
    Shrunk now = transition.after().shrunk();
    Shrunk old = before == null ? null : before.shrunk();
    return old == null || now == null
        ? Verdict.NOT_YET
        : Verdict.within(old.rank() - now.rank(), 0);
  }

  private static Verdict recovers(Transition<NuclearNormState> transition) {
    Shrunk now = transition.after().shrunk();
    return now == null || Double.isNaN(now.hiddenError())
        ? Verdict.NOT_YET
        : Verdict.within(now.hiddenError(), RECOVERED);
  }
}
