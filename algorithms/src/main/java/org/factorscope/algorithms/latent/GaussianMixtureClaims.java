package org.factorscope.algorithms.latent;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of a Gaussian mixture.
final class GaussianMixtureClaims {
  private GaussianMixtureClaims() {}

  /// Log-likelihoods agree to this fraction of their size.
  private static final double RELATIVE = 1e-9;

  private static final double ROUNDING = 1e-12;

  /// A variance below this multiple of the floor is mostly floor.
  private static final double ON_THE_FLOOR = 2;

  static final List<Claim<GaussianMixtureState>> ALL =
      List.of(
          Claim.promised(
              "log-likelihood-never-falls",
              "Log-likelihood never falls",
              GaussianMixtureClaims::neverFalls),
          Claim.promised(
              "elbo-at-most-log-likelihood",
              "ELBO ≤ log-likelihood",
              GaussianMixtureClaims::isBelow),
          Claim.promised(
              "bound-touches-after-expect",
              "ELBO = log-likelihood after sharing",
              GaussianMixtureClaims::touches),
          Claim.promised(
              "gap-is-kl", "What the ELBO lacks is Σ KL", GaussianMixtureClaims::gapIsKl),
          Claim.promised(
              "rows-of-q-sum-to-one", "Rows of q sum to 1", GaussianMixtureClaims::rowsSumToOne),
          Claim.promised("pi-sums-to-one", "π sums to 1", GaussianMixtureClaims::weightsSumToOne),
          Claim.notPromised(
              "no-component-collapses",
              "No component collapses to the floor",
              GaussianMixtureClaims::noneCollapses));

  /// An εI on the covariances maximizes the bound less ½ ε Σ N_k tr Σ_k⁻¹, so that the
  /// log-likelihood itself may fall by what that term gains; without ε, by nothing.
  private static Verdict neverFalls(Transition<GaussianMixtureState> transition) {
    GaussianMixtureState before = transition.before();
    if (before == null || before.memberships() == null) {
      return Verdict.NOT_YET;
    }
    GaussianMixtureState after = transition.after();
    double fall = before.logLikelihood() - after.logLikelihood();
    double floor = transition.isPhase("maximize") ? costOfFloor(before, after) : 0;
    return Verdict.within(fall, tolerance(before) + tolerance(after) + floor);
  }

  private static double costOfFloor(GaussianMixtureState before, GaussianMixtureState after) {
    Covariance kind = after.options().covariance();
    if (kind == Covariance.UNIT) {
      return 0;
    }
    double cost = 0;
    for (int k = 0; k < after.model().clusters(); k++) {
      double weight = after.model().pi().data[k] * after.data().rows();
      double fall =
          GaussianDensity.of(kind, before.model(), k).inverseTrace()
              - GaussianDensity.of(kind, after.model(), k).inverseTrace();
      cost += 0.5 * after.model().ridge() * weight * Math.max(0, fall);
    }
    return cost;
  }

  private static double tolerance(GaussianMixtureState state) {
    return RELATIVE * Math.abs(state.logLikelihood()) + state.fit().rounding();
  }

  private static Verdict isBelow(Transition<GaussianMixtureState> transition) {
    GaussianMixtureState state = transition.after();
    return state.memberships() == null
        ? Verdict.NOT_YET
        : Verdict.within(state.lowerBound() - state.logLikelihood(), state.fit().rounding());
  }

  private static Verdict touches(Transition<GaussianMixtureState> transition) {
    GaussianMixtureState state = transition.after();
    return transition.isPhase("expect")
        ? Verdict.within(
            Math.abs(state.lowerBound() - state.logLikelihood()), state.fit().rounding())
        : Verdict.NOT_YET;
  }

  private static Verdict gapIsKl(Transition<GaussianMixtureState> transition) {
    GaussianMixtureState state = transition.after();
    if (state.memberships() == null) {
      return Verdict.NOT_YET;
    }
    double lacking = state.logLikelihood() - state.lowerBound();
    double scale = state.fit().rounding() + ROUNDING * Math.abs(state.lowerBound());
    return Verdict.within(Math.abs(lacking - state.gap()), scale);
  }

  private static Verdict rowsSumToOne(Transition<GaussianMixtureState> transition) {
    DMatrixRMaj q = transition.after().memberships();
    if (q == null) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    for (int i = 0; i < q.numRows; i++) {
      double sum = 0;
      for (int k = 0; k < q.numCols; k++) {
        sum += q.get(i, k);
      }
      deviation = Math.max(deviation, Math.abs(sum - 1));
    }
    return Verdict.within(deviation, ROUNDING);
  }

  private static Verdict weightsSumToOne(Transition<GaussianMixtureState> transition) {
    double sum = 0;
    DMatrixRMaj pi = transition.after().model().pi();
    for (int k = 0; k < pi.numCols; k++) {
      sum += pi.data[k];
    }
    return Verdict.within(Math.abs(sum - 1), ROUNDING);
  }

  /// The margin is the smallest variance against twice the floor, as a logarithm.
  private static Verdict noneCollapses(Transition<GaussianMixtureState> transition) {
    GaussianMixtureState state = transition.after();
    Covariance kind = state.options().covariance();
    if (kind == Covariance.UNIT || state.memberships() == null) {
      return Verdict.NOT_YET;
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < state.model().clusters(); k++) {
      smallest = Math.min(smallest, GaussianDensity.of(kind, state.model(), k).smallestVariance());
    }
    return Verdict.within(ON_THE_FLOOR * state.options().floor() - smallest, 0);
  }
}
