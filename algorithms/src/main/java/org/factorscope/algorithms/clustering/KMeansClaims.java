package org.factorscope.algorithms.clustering;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// What the theory says of K-means.
final class KMeansClaims {
  private KMeansClaims() {}

  /// Rounding that identities are allowed, relative to ‖X‖_F².
  private static final double ROUNDING = 1e-12;

  static final List<Claim<KMeansState>> ALL =
      List.of(
          Claim.promised(
              "objective-never-rises", "Objective never rises", KMeansClaims::neverRises),
          Claim.promised("rows-of-z-sum-to-one", "Rows of Z sum to 1", KMeansClaims::rowsSumToOne),
          Claim.promised(
              "objective-is-within-scatter",
              "J = Σₖ scatter within cluster k",
              KMeansClaims::isWithinScatter),
          Claim.promised(
              "objective-by-means", "J = ‖X‖² − Σ nₖ‖wₖ‖² at the means", KMeansClaims::byMeans),
          Claim.notPromised(
              "no-cluster-is-empty", "Every cluster has a point", KMeansClaims::noneEmpty));

  private static Verdict neverRises(Transition<KMeansState> transition) {
    KMeansState before = transition.before();
    if (before == null || before.objective().isEmpty()) {
      return Verdict.NOT_YET;
    }
    KMeansState after = transition.after();
    double rise = after.objective().orElse(Double.NaN) - before.objective().getAsDouble();
    return Verdict.within(rise, ROUNDING * scale(after));
  }

  private static Verdict rowsSumToOne(Transition<KMeansState> transition) {
    Assignment z = transition.after().assignment();
    if (z == null) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    DMatrixRMaj oneHot = z.asOneHot();
    for (int i = 0; i < z.points(); i++) {
      double sum = 0;
      for (int k = 0; k < z.clusters(); k++) {
        sum += oneHot.get(i, k);
      }
      deviation = Math.max(deviation, Math.abs(sum - 1));
    }
    return Verdict.within(deviation, 0);
  }

  private static Verdict isWithinScatter(Transition<KMeansState> transition) {
    KMeansState state = transition.after();
    Assignment z = state.assignment();
    if (z == null) {
      return Verdict.NOT_YET;
    }
    double sum = 0;
    for (double scatter : KMeansReport.scatterByCluster(state)) {
      sum += scatter;
    }
    double deviation = Math.abs(sum - state.objective().orElse(Double.NaN));
    return Verdict.within(deviation, ROUNDING * scale(state));
  }

  private static Verdict byMeans(Transition<KMeansState> transition) {
    KMeansState state = transition.after();
    Assignment z = state.assignment();
    if (z == null || !transition.isPhase("update")) {
      return Verdict.NOT_YET;
    }
    int[] counts = z.counts();
    double value = Norms.squaredFrobenius(state.data().matrix());
    DMatrixRMaj origin = new DMatrixRMaj(1, state.data().columns());
    for (int k = 0; k < counts.length; k++) {
      value -= counts[k] * Norms.squaredRowDistance(state.centroids(), k, origin, 0);
    }
    double deviation = Math.abs(value - state.objective().orElse(Double.NaN));
    return Verdict.within(deviation, ROUNDING * scale(state));
  }

  private static Verdict noneEmpty(Transition<KMeansState> transition) {
    Assignment z = transition.after().assignment();
    if (z == null) {
      return Verdict.NOT_YET;
    }
    int empty = 0;
    for (int count : z.counts()) {
      if (count == 0) {
        empty++;
      }
    }
    return Verdict.within(empty, 0);
  }

  private static double scale(KMeansState state) {
    return Norms.squaredFrobenius(state.data().matrix()) + Double.MIN_NORMAL;
  }
}
