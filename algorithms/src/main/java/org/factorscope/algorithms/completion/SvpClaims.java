package org.factorscope.algorithms.completion;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of singular value projection.
final class SvpClaims {
  private SvpClaims() {}

  private static final double ROUNDING = 1e-12;

  /// An error on the hidden entries below this counts as exact recovery.
  private static final double RECOVERED = 1e-3;

  static final List<Claim<SvpState>> ALL =
      List.of(
          Claim.promised("rank-at-most-k", "rank(A) ≤ k after the cut", SvpClaims::rankAtMostK),
          Claim.promised(
              "loss-never-rises-for-small-steps",
              "Loss never rises from cut to cut, for η ≤ 1",
              SvpClaims::smallStepsDescend),
          Claim.promised(
              "gradient-leaves-gaps-alone",
              "The gradient step touches known entries only",
              SvpClaims::gapsStay),
          Claim.promised(
              "cut-loses-the-tail", "The cut moves A by √(Σ σᵢ², i > k)", SvpClaims::losesTheTail),
          Claim.notPromised(
              "loss-never-rises-for-large-steps",
              "Loss never rises for η > 1 either",
              SvpClaims::largeStepsDescend),
          Claim.notPromised(
              "hidden-entries-are-found",
              "Hidden entries are found, to 1 in 1000",
              SvpClaims::recovers));

  private static Verdict rankAtMostK(Transition<SvpState> transition) {
    if (!transition.isPhase("truncate")) {
      return Verdict.NOT_YET;
    }
    SvpState state = transition.after();
    int k = state.options().rank();
    double[] values = state.singularValues();
    double rest = k < values.length ? values[k] : 0;
    return Verdict.within(rest, ROUNDING * values[0] + Double.MIN_NORMAL);
  }

  private static Verdict smallStepsDescend(Transition<SvpState> transition) {
    SvpState.Origin origin = transition.after().origin();
    return origin != null && origin.stepSize() <= 1 ? rise(transition) : Verdict.NOT_YET;
  }

  private static Verdict largeStepsDescend(Transition<SvpState> transition) {
    SvpState.Origin origin = transition.after().origin();
    return origin != null && origin.stepSize() > 1 ? rise(transition) : Verdict.NOT_YET;
  }

  /// Compares two cuts; where the iteration began with a higher rank than k, the cut may cost.
  private static Verdict rise(Transition<SvpState> transition) {
    SvpState state = transition.after();
    SvpState.Origin origin = state.origin();
    if (!transition.isPhase("truncate")
        || origin == null
        || origin.rank() > state.options().rank()) {
      return Verdict.NOT_YET;
    }
    double squares = state.problem().norm() * state.problem().norm() + origin.loss();
    return Verdict.within(state.loss() - origin.loss(), ROUNDING * squares + Double.MIN_NORMAL);
  }

  private static Verdict gapsStay(Transition<SvpState> transition) {
    SvpState before = transition.before();
    if (before == null || !transition.isPhase("gradient")) {
      return Verdict.NOT_YET;
    }
    CompletionProblem problem = before.problem();
    DMatrixRMaj here = problem.outside(before.a());
    DMatrixRMaj there = problem.outside(transition.after().a());
    double moved = 0;
    for (int e = 0; e < here.getNumElements(); e++) {
      moved = Math.max(moved, Math.abs(here.data[e] - there.data[e]));
    }
    return Verdict.within(moved, 0);
  }

  /// Eckart–Young: nothing of rank k is nearer to A than what the cut leaves.
  private static Verdict losesTheTail(Transition<SvpState> transition) {
    SvpState before = transition.before();
    if (before == null || !transition.isPhase("truncate") || !before.isFinite()) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj lost = before.a().copy();
    for (int e = 0; e < lost.getNumElements(); e++) {
      lost.data[e] -= transition.after().a().data[e];
    }
    double[] tail = transition.after().cut();
    double promised = tail.length == 0 ? 0 : Norms.frobenius(new DMatrixRMaj(tail));
    return Verdict.within(
        Math.abs(Norms.frobenius(lost) - promised),
        1e-10 * Norms.frobenius(before.a()) + Double.MIN_NORMAL);
  }

  private static Verdict recovers(Transition<SvpState> transition) {
    double error = transition.after().hiddenError();
    return Double.isNaN(error) ? Verdict.NOT_YET : Verdict.within(error, RECOVERED);
  }
}
