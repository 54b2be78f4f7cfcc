package org.factorscope.algorithms.nonnegative;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfOptions.Method;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of non-negative matrix factorization.
final class NmfClaims {
  private NmfClaims() {}

  /// Relative to the scale of the loss.
  private static final double ROUNDING = 1e-12;

  /// An entry of H below this part of its row's largest counts as zero to the eye.
  private static final double FAINT = 1e-2;

  static final List<Claim<NmfState>> ALL =
      List.of(
          Claim.promised("factors-are-not-negative", "W ≥ 0 and H ≥ 0", NmfClaims::notNegative),
          Claim.promised(
              "objective-never-rises",
              "Loss never rises (multiplicative, HALS)",
              NmfClaims::neverRises),
          Claim.promised(
              "zeros-stay-zero", "Multiplicative: zeros stay zero", NmfClaims::zerosStay),
          Claim.promised(
              "divergence-keeps-the-total",
              "Divergence: Σ WH = Σ X after an update",
              NmfClaims::keepsTotal),
          Claim.promised(
              "pca-error-is-lower", "PCA's error is at most ours", NmfClaims::pcaIsLower),
          Claim.notPromised(
              "projected-als-never-rises",
              "Projected ALS never raises the loss",
              NmfClaims::projectedNeverRises),
          Claim.notPromised(
              "parts-are-sparse", "Half of H or more is close to zero", NmfClaims::sparse));

  private static Verdict notNegative(Transition<NmfState> transition) {
    double lowest = 0;
    for (DMatrixRMaj factor : List.of(transition.after().w(), transition.after().h())) {
      for (int i = 0; i < factor.getNumElements(); i++) {
        lowest = Math.min(lowest, factor.data[i]);
      }
    }
    return Verdict.within(-lowest, 0);
  }

  private static Verdict neverRises(Transition<NmfState> transition) {
    return isProjected(transition) ? Verdict.NOT_YET : rise(transition);
  }

  private static Verdict projectedNeverRises(Transition<NmfState> transition) {
    return isProjected(transition) ? rise(transition) : Verdict.NOT_YET;
  }

  private static boolean isProjected(Transition<NmfState> transition) {
    return transition.after().options().method() == Method.PROJECTED_ALS;
  }

  private static Verdict rise(Transition<NmfState> transition) {
    NmfState before = transition.before();
    NmfLoss now = transition.after().loss();
    if (before == null || before.loss() == null || now == null) {
      return Verdict.NOT_YET;
    }
    double scale = before.loss().scale() + now.scale() + Double.MIN_NORMAL;
    return Verdict.within(now.value() - before.loss().value(), ROUNDING * scale);
  }

  /// The margin is how many entries left zero.
  private static Verdict zerosStay(Transition<NmfState> transition) {
    NmfState before = transition.before();
    NmfState after = transition.after();
    if (before == null || after.options().method() != Method.MULTIPLICATIVE) {
      return Verdict.NOT_YET;
    }
    int left = escaped(before.w(), after.w()) + escaped(before.h(), after.h());
    return Verdict.within(left, 0);
  }

  private static int escaped(DMatrixRMaj before, DMatrixRMaj after) {
    int count = 0;
    for (int i = 0; i < before.getNumElements(); i++) {
      count += before.data[i] == 0 && after.data[i] != 0 ? 1 : 0;
    }
    return count;
  }

  /// Where WH cannot reach an entry, that entry's share is lost, and the claim does not speak.
  private static Verdict keepsTotal(Transition<NmfState> transition) {
    NmfState state = transition.after();
    NmfLoss loss = state.loss();
    boolean isDivergence = state.options().loss() == Loss.KULLBACK_LEIBLER;
    if (transition.before() == null || !isDivergence || loss == null || loss.unreachable() > 0) {
      return Verdict.NOT_YET;
    }
    double[] parts = DivergenceUpdate.rowSums(state.h());
    double total = 0;
    for (int i = 0; i < state.w().numRows; i++) {
      for (int r = 0; r < parts.length; r++) {
        total += state.w().data[i * parts.length + r] * parts[r];
      }
    }
    double deviation = Math.abs(total - state.data().sum());
    return Verdict.within(deviation, ROUNDING * state.data().sum() + Double.MIN_NORMAL);
  }

  private static Verdict pcaIsLower(Transition<NmfState> transition) {
    NmfState state = transition.after();
    NmfLoss loss = state.loss();
    if (loss == null || state.options().loss() != Loss.FROBENIUS) {
      return Verdict.NOT_YET;
    }
    double excess = state.principal().error() - loss.value();
    return Verdict.within(excess, ROUNDING * loss.scale() + Double.MIN_NORMAL);
  }

  /// The margin is how many entries are missing to one half.
  private static Verdict sparse(Transition<NmfState> transition) {
    NmfState state = transition.after();
    if (state.loss() == null) {
      return Verdict.NOT_YET;
    }
    double missing = state.h().getNumElements() / 2.0;
    for (int r = 0; r < state.h().numRows; r++) {
      missing -= NmfReport.faint(state.h(), r, FAINT);
    }
    return Verdict.within(missing, 0);
  }
}
