package org.factorscope.algorithms.completion;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of alternating least squares.
final class AlsClaims {
  private AlsClaims() {}

  private static final double ROUNDING = 1e-10;

  /// Both gradients below this fraction of their terms: as good as a stationary point.
  private static final double STATIONARY = 1e-6;

  static final List<Claim<AlsState>> ALL =
      List.of(
          Claim.promised("objective-never-rises", "Objective never rises", AlsClaims::neverRises),
          Claim.promised(
              "gradient-of-the-half-is-zero",
              "The half just solved has gradient 0",
              AlsClaims::gradientIsZero),
          Claim.promised(
              "rows-without-ratings-are-zero",
              "Rows without ratings are 0",
              AlsClaims::emptyRowsAreZero),
          Claim.promised("balanced-at-a-minimum", "UᵀU = VᵀV at a minimum", AlsClaims::balanced),
          Claim.promised(
              "normalized-ratings-are-centred",
              "Normalized ratings are centred",
              AlsClaims::centred),
          Claim.notPromised(
              "held-out-error-never-rises",
              "Held-out error never rises",
              AlsClaims::heldOutErrorNeverRises),
          Claim.notPromised(
              "columns-of-u-are-orthogonal",
              "Columns of U are orthogonal",
              AlsClaims::orthogonalColumns));

  private static Verdict neverRises(Transition<AlsState> transition) {
    AlsState before = transition.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    AlsState after = transition.after();
    double rise = after.fit().objective() - before.fit().objective();
    double scale = before.fit().objective() + after.ratings().squares() / 2 + Double.MIN_NORMAL;
    return Verdict.within(rise, ROUNDING * scale);
  }

  private static Verdict gradientIsZero(Transition<AlsState> transition) {
    AlsFit fit = transition.after().fit();
    if (transition.isPhase("update-u")) {
      return Verdict.within(fit.gradientU().worst(), ROUNDING);
    }
    return transition.isPhase("update-v")
        ? Verdict.within(fit.gradientV().worst(), ROUNDING)
        : Verdict.NOT_YET;
  }

  private static Verdict emptyRowsAreZero(Transition<AlsState> transition) {
    AlsState state = transition.after();
    Observations z = state.ratings().normalized();
    if (transition.isPhase("update-u")) {
      return Verdict.within(largestWithoutEntries(z, state.u()), 0);
    }
    return transition.isPhase("update-v")
        ? Verdict.within(largestWithoutEntries(z.transposed(), state.v()), 0)
        : Verdict.NOT_YET;
  }

  private static double largestWithoutEntries(Observations z, DMatrixRMaj factor) {
    double largest = 0;
    for (int i = 0; i < factor.numRows; i++) {
      if (z.rowStart(i) == z.rowStart(i + 1)) {
        for (int p = 0; p < factor.numCols; p++) {
          largest = Math.max(largest, Math.abs(factor.get(i, p)));
        }
      }
    }
    return largest;
  }

  /// λ(UᵀU − VᵀV) = Uᵀ∇_U − ∇_VᵀV, so that the two are as close as the gradients are to 0.
  private static Verdict balanced(Transition<AlsState> transition) {
    AlsState state = transition.after();
    AlsGradient byU = state.fit().gradientU();
    AlsGradient byV = state.fit().gradientV();
    double lambda = state.options().lambda();
    double worst = Math.max(byU.worst(), byV.worst());
    if (lambda == 0 || transition.before() == null || worst > STATIONARY) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj difference = gram(state.u());
    CommonOps_DDRM.subtractEquals(difference, gram(state.v()));
    double left = (byU.norm() + ROUNDING * byU.scale()) * Norms.frobenius(state.u());
    double right = (byV.norm() + ROUNDING * byV.scale()) * Norms.frobenius(state.v());
    double rounding =
        ROUNDING * (Norms.squaredFrobenius(state.u()) + Norms.squaredFrobenius(state.v()));
    return Verdict.within(
        Norms.frobenius(difference), (left + right) / lambda + rounding + Double.MIN_NORMAL);
  }

  private static DMatrixRMaj gram(DMatrixRMaj factor) {
    DMatrixRMaj gram = new DMatrixRMaj(factor.numCols, factor.numCols);
    CommonOps_DDRM.multTransA(factor, factor, gram);
    return gram;
  }

  private static Verdict centred(Transition<AlsState> transition) {
    double off = transition.after().ratings().offCentre();
    return Double.isNaN(off) ? Verdict.NOT_YET : Verdict.within(off, ROUNDING);
  }

  private static Verdict heldOutErrorNeverRises(Transition<AlsState> transition) {
    AlsState before = transition.before();
    AlsState after = transition.after();
    if (before == null || before.step() == 0 || Double.isNaN(after.fit().heldOutRmse())) {
      return Verdict.NOT_YET;
    }
    double error = before.fit().heldOutRmse();
    return Verdict.within(after.fit().heldOutRmse() - error, ROUNDING * error);
  }

  private static Verdict orthogonalColumns(Transition<AlsState> transition) {
    AlsState state = transition.after();
    if (transition.before() == null || state.options().rank() < 2) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj gram = gram(state.u());
    double largest = 0;
    for (int p = 0; p < gram.numRows; p++) {
      for (int q = 0; q < p; q++) {
        double lengths = Math.sqrt(gram.get(p, p)) * Math.sqrt(gram.get(q, q));
        largest = Math.max(largest, lengths > 0 ? Math.abs(gram.get(p, q)) / lengths : 0);
      }
    }
    return Verdict.within(largest, ROUNDING);
  }
}
