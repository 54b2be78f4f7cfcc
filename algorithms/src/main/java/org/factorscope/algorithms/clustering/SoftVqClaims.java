package org.factorscope.algorithms.clustering;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of soft vector quantization.
final class SoftVqClaims {
  private SoftVqClaims() {}

  private static final double ROUNDING = 1e-12;

  static final List<Claim<SoftVqState>> ALL =
      List.of(
          Claim.promised(
              "columns-of-c-sum-to-one", "Columns of C sum to 1", SoftVqClaims::columnsSumToOne),
          Claim.promised("codes-are-not-negative", "C ≥ 0", SoftVqClaims::notNegative),
          Claim.promised(
              "means-stay-within-the-data",
              "Weighted means stay in the data's box",
              SoftVqClaims::withinBox),
          Claim.promised(
              "least-squares-does-not-raise-the-error",
              "Least-squares atoms never raise the error",
              SoftVqClaims::leastSquaresFalls),
          Claim.notPromised(
              "error-never-rises", "Error never rises", SoftVqClaims::errorNeverRises));

  private static Verdict columnsSumToOne(Transition<SoftVqState> transition) {
    DMatrixRMaj codes = transition.after().codes();
    if (codes == null) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    for (int j = 0; j < codes.numCols; j++) {
      double sum = 0;
      for (int i = 0; i < codes.numRows; i++) {
        sum += codes.get(i, j);
      }
      deviation = Math.max(deviation, Math.abs(sum - 1));
    }
    return Verdict.within(deviation, ROUNDING);
  }

  private static Verdict notNegative(Transition<SoftVqState> transition) {
    DMatrixRMaj codes = transition.after().codes();
    if (codes == null) {
      return Verdict.NOT_YET;
    }
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < codes.getNumElements(); i++) {
      lowest = Math.min(lowest, codes.data[i]);
    }
    return Verdict.within(-lowest, 0);
  }

  /// A convex combination of points lies between their smallest and largest coordinates.
  private static Verdict withinBox(Transition<SoftVqState> transition) {
    SoftVqState state = transition.after();
    SoftVqState before = transition.before();
    boolean mean = state.options().update() == SoftVqOptions.Update.WEIGHTED_MEAN;
    if (!mean || before == null || !transition.isPhase("update") || leavesAtoms(state)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj x = state.data().matrix();
    double outside = Double.NEGATIVE_INFINITY;
    for (int l = 0; l < x.numRows; l++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < x.numCols; j++) {
        low = Math.min(low, x.get(l, j));
        high = Math.max(high, x.get(l, j));
      }
      for (int i = 0; i < state.atoms().numCols; i++) {
        double at = state.atoms().get(l, i);
        outside = Math.max(outside, Math.max(low - at, at - high));
      }
    }
    return Verdict.within(outside, ROUNDING * Norms.frobenius(x) + Double.MIN_NORMAL);
  }

  /// Whether some atom has no weight at all, so that it kept its place, wherever that is.
  private static boolean leavesAtoms(SoftVqState state) {
    DMatrixRMaj codes = state.codes();
    for (int i = 0; codes != null && i < codes.numRows; i++) {
      double weight = 0;
      for (int j = 0; j < codes.numCols; j++) {
        weight += codes.get(i, j);
      }
      if (weight == 0) {
        return true;
      }
    }
    return false;
  }

  private static Verdict leastSquaresFalls(Transition<SoftVqState> transition) {
    boolean exact = transition.after().options().update() == SoftVqOptions.Update.LEAST_SQUARES;
    return exact && transition.isPhase("update") ? rise(transition) : Verdict.NOT_YET;
  }

  private static Verdict errorNeverRises(Transition<SoftVqState> transition) {
    return rise(transition);
  }

  private static Verdict rise(Transition<SoftVqState> transition) {
    SoftVqState before = transition.before();
    if (before == null || before.objective().isEmpty()) {
      return Verdict.NOT_YET;
    }
    SoftVqState after = transition.after();
    double rise = after.objective().orElse(Double.NaN) - before.objective().getAsDouble();
    double scale = Norms.squaredFrobenius(after.data().matrix()) + Double.MIN_NORMAL;
    return Verdict.within(rise, 1e-9 * scale);
  }
}
