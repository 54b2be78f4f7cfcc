package org.factorscope.algorithms.flow;

import java.util.List;
import org.factorscope.algorithms.flow.RankOneOptions.Method;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of the rank-one model.
final class RankOneClaims {
  private RankOneClaims() {}

  static final List<Claim<RankOneState>> ALL =
      List.of(
          Claim.promised(
              "loss-never-rises",
              "Loss never rises (descent: at small η)",
              RankOneClaims::neverRises),
          Claim.promised(
              "each-half-step-shrinks-the-error",
              "tan∠ shrinks by σ₂/σ₁ a half-step",
              RankOneClaims::shrinks),
          Claim.promised(
              "kappa-moves-by-its-law", "Descent: Δκ = ‖Δu‖² − ‖Δv‖²", RankOneClaims::kappaLaw),
          Claim.promised(
              "a-standstill-is-a-singular-pair",
              "A standstill is 0 or σᵢuᵢvᵢᵀ",
              RankOneClaims::isSingularPair),
          Claim.notPromised(
              "a-standstill-is-the-minimum",
              "A standstill is the minimum",
              RankOneClaims::isMinimum),
          Claim.notPromised("factors-are-balanced", "‖u‖ = ‖v‖, to 1 %", RankOneClaims::balanced));

  /// Rounding that losses are allowed, relative to the squares that they are made of.
  private static final double ROUNDING = 1e-12;

  /// A gradient below this fraction of its parts stands still, as far as claims go.
  private static final double STANDS_STILL = 1e-9;

  /// Beyond this tangent the direction is at a right angle but for rounding.
  private static final double RIGHT_ANGLE = 1e8;

  /// Where σ₂/σ₁ is nearer to 1 than this, u₁ itself is not known well enough.
  private static final double NO_GAP = 1e-4;

  private static Verdict neverRises(Transition<RankOneState> transition) {
    RankOneState before = transition.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    RankOneState after = transition.after();
    if (before.options().method() == Method.ALTERNATING) {
      return rise(before.loss(), after);
    }
    RankOneState.Sweep sweep = before.sweep();
    return sweep == null || !isSmallStep(before, sweep, after)
        ? Verdict.NOT_YET
        : rise(sweep.loss(), after);
  }

  private static Verdict rise(double from, RankOneState after) {
    double scale = from + after.problem().squaredNorm() + Double.MIN_NORMAL;
    return Verdict.within(after.loss() - from, ROUNDING * scale);
  }

  /// Whether η is at most 2/L, with L a bound of the curvature all along the step:
  ///
  /// ```
  /// ‖Hessian‖ ≤ ‖u‖² + ‖v‖² + ‖A − uvᵀ‖₂ ≤ ‖u‖² + ‖v‖² + σ₁ + ‖u‖‖v‖
  /// ```
  private static boolean isSmallStep(
      RankOneState before, RankOneState.Sweep sweep, RankOneState after) {
    double u = Math.max(Norms.frobenius(sweep.u()), Norms.frobenius(after.u()));
    double v = Math.max(Norms.frobenius(before.v()), Norms.frobenius(after.v()));
    double curvature = u * u + v * v + before.problem().sigma(0) + u * v;
    return before.options().stepSize() * curvature <= 2;
  }

  /// Av has its part along uᵢ stretched by σᵢ, so tan∠(Av, u₁) ≤ σ₂/σ₁ · tan∠(v, v₁).
  private static Verdict shrinks(Transition<RankOneState> transition) {
    RankOneState before = transition.before();
    if (before == null || before.options().method() != Method.ALTERNATING) {
      return Verdict.NOT_YET;
    }
    double ratio = before.problem().ratio();
    boolean updatesU = transition.isPhase("update-u");
    double old = (updatesU ? before.alignmentOfV() : before.alignmentOfU()).tangent();
    double now =
        (updatesU ? transition.after().alignmentOfU() : transition.after().alignmentOfV())
            .tangent();
    if (!(old <= RIGHT_ANGLE) || Double.isNaN(now) || ratio > 1 - NO_GAP) {
      return Verdict.NOT_YET;
    }
    double bound = ratio * old;
    return Verdict.within(now - bound, 1e-9 * bound + 1e-13 * (1 + old * old) / (1 - ratio));
  }

  /// Both gradients have the same part along their factor: uᵀ(uvᵀ − A)v = vᵀ(uvᵀ − A)ᵀu.
  private static Verdict kappaLaw(Transition<RankOneState> transition) {
    RankOneState before = transition.before();
    RankOneState.Sweep sweep = before == null ? null : before.sweep();
    if (before == null || sweep == null || before.options().method() == Method.ALTERNATING) {
      return Verdict.NOT_YET;
    }
    RankOneState after = transition.after();
    double began = Norms.squaredFrobenius(sweep.u()) - Norms.squaredFrobenius(before.v());
    double law =
        Norms.squaredDistance(after.u(), sweep.u()) - Norms.squaredDistance(after.v(), before.v());
    double size =
        Norms.squaredFrobenius(sweep.u())
            + Norms.squaredFrobenius(before.v())
            + Norms.squaredFrobenius(after.u())
            + Norms.squaredFrobenius(after.v());
    return size < Double.POSITIVE_INFINITY
        ? Verdict.within(Math.abs(after.kappa() - began - law), ROUNDING * size)
        : Verdict.NOT_YET;
  }

  private static Verdict isSingularPair(Transition<RankOneState> transition) {
    RankOneState state = transition.after();
    if (!(state.unrest() <= STANDS_STILL)) {
      return Verdict.NOT_YET;
    }
    RankOneProblem problem = state.problem();
    double half = problem.squaredNorm() / 2;
    double nearest = Math.abs(state.loss() - half);
    for (int i = 0; i < problem.triplets(); i++) {
      double level = half - problem.sigma(i) * problem.sigma(i) / 2;
      nearest = Math.min(nearest, Math.abs(state.loss() - level));
    }
    return Verdict.within(nearest, 10 * STANDS_STILL * problem.squaredNorm());
  }

  private static Verdict isMinimum(Transition<RankOneState> transition) {
    RankOneState state = transition.after();
    if (!(state.unrest() <= STANDS_STILL)) {
      return Verdict.NOT_YET;
    }
    double excess = state.loss() - state.problem().level(0);
    return Verdict.within(excess, 10 * STANDS_STILL * state.problem().squaredNorm());
  }

  private static Verdict balanced(Transition<RankOneState> transition) {
    double u = Norms.frobenius(transition.after().u());
    double v = Norms.frobenius(transition.after().v());
    return Verdict.within(Math.abs(u - v), 0.01 * Math.max(u, v));
  }
}
