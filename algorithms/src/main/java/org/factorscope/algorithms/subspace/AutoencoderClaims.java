package org.factorscope.algorithms.subspace;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;
import org.factorscope.algorithms.subspace.AutoencoderOptions.Weights;

/// What the theory says of linear autoencoders.
final class AutoencoderClaims {
  private AutoencoderClaims() {}

  static final List<Claim<AutoencoderState>> ALL =
      List.of(
          Claim.promised(
              "loss-never-rises", "Loss never rises, at small η", AutoencoderClaims::neverRises),
          Claim.promised(
              "loss-is-at-least-that-of-pca",
              "Loss ≥ ½ Σ of the λ beyond m",
              AutoencoderClaims::atLeastPca),
          Claim.promised(
              "rank-is-at-most-m",
              "rank P ≤ min{rank V, rank W} ≤ m",
              AutoencoderClaims::rankAtMost),
          Claim.promised(
              "imbalance-moves-by-its-law",
              "VᵀV − WWᵀ moves by η² alone",
              AutoencoderClaims::imbalanceLaw),
          Claim.promised(
              "a-standstill-is-a-projector",
              "At a standstill P² = P, on the data",
              AutoencoderClaims::isProjector),
          Claim.promised(
              "tied-optimum-is-orthonormal",
              "At the tied optimum UᵀU = I",
              AutoencoderClaims::isOrthonormal),
          Claim.notPromised(
              "rank-is-the-smaller-one",
              "rank P = min{rank V, rank W}",
              AutoencoderClaims::rankIsSmaller),
          Claim.notPromised(
              "columns-are-components",
              "Columns of V are components",
              AutoencoderClaims::columnsAreComponents));

  /// Rounding that losses are allowed, relative to the largest eigenvalue and the weights.
  private static final double ROUNDING = 1e-12;

  /// A gradient shorter than this, in units of λ₁, stands still as far as claims go.
  private static final double STANDS_STILL = 1e-9;

  /// A direction with less variance than this, relative to λ₁, is learned too slowly to be waited
  /// for.
  private static final double ENOUGH_VARIANCE = 1e-2;

  private static Verdict neverRises(Transition<AutoencoderState> transition) {
    AutoencoderState before = transition.before();
    if (before == null || !transition.isPhase("step")) {
      return Verdict.NOT_YET;
    }
    AutoencoderState after = transition.after();
    if (!isSmallStep(before, after)) {
      return Verdict.NOT_YET;
    }
    double rise = after.fit().loss() - before.fit().loss();
    return Verdict.within(rise, ROUNDING * before.fit().loss() + scale(before));
  }

  /// Whether η is at most 2/L, with L a bound of the curvature all along the step, in units of λ₁:
  ///
  /// ```
  /// untied  ‖Hessian‖ ≤ ‖V‖² + ‖W‖² + ‖P − I‖ ≤ ‖V‖² + ‖W‖² + ‖V‖‖W‖ + 1
  /// tied    ‖Hessian‖ ≤ 4‖U‖² + 2‖P − I‖ ≤ 6‖U‖² + 2
  /// ```
  private static boolean isSmallStep(AutoencoderState before, AutoencoderState after) {
    double v = Math.max(before.fit().normOfV(), after.fit().normOfV());
    double w = Math.max(before.fit().normOfW(), after.fit().normOfW());
    boolean tied = before.options().weights() == Weights.TIED;
    double curvature = tied ? 6 * v * v + 2 : v * v + w * w + v * w + 1;
    return before.options().stepSize() * curvature <= 2;
  }

  private static Verdict atLeastPca(Transition<AutoencoderState> transition) {
    AutoencoderState state = transition.after();
    double shortfall = state.problem().optimum(state.options().components()) - state.fit().loss();
    return Double.isNaN(shortfall) ? Verdict.NOT_YET : Verdict.within(shortfall, scale(state));
  }

  private static Verdict rankAtMost(Transition<AutoencoderState> transition) {
    AutoencoderFit fit = transition.after().fit();
    return Verdict.within(fit.rankOfP() - Math.min(fit.rankOfV(), fit.rankOfW()), 0);
  }

  private static Verdict rankIsSmaller(Transition<AutoencoderState> transition) {
    AutoencoderFit fit = transition.after().fit();
    return Verdict.within(Math.min(fit.rankOfV(), fit.rankOfW()) - fit.rankOfP(), 0);
  }

  /// Because Vᵀ∇V = ∇W Wᵀ, only the squares of the steps are left:
  ///
  /// ```
  /// Δ(VᵀV − WWᵀ) = ΔVᵀΔV − ΔWΔWᵀ
  /// ```
  private static Verdict imbalanceLaw(Transition<AutoencoderState> transition) {
    AutoencoderState before = transition.before();
    if (before == null
        || !transition.isPhase("step")
        || before.options().weights() == Weights.TIED
        || !transition.after().isFinite()) {
      return Verdict.NOT_YET;
    }
    AutoencoderState after = transition.after();
    DMatrixRMaj change = AutoencoderState.imbalance(after.v(), after.w());
    CommonOps_DDRM.subtractEquals(change, AutoencoderState.imbalance(before.v(), before.w()));
    DMatrixRMaj law =
        AutoencoderState.imbalance(
            CommonOps_DDRM.subtract(after.v(), before.v(), null),
            CommonOps_DDRM.subtract(after.w(), before.w(), null));
    double size =
        Norms.squaredFrobenius(before.v())
            + Norms.squaredFrobenius(before.w())
            + Norms.squaredFrobenius(after.v())
            + Norms.squaredFrobenius(after.w());
    return size < Double.POSITIVE_INFINITY
        ? Verdict.within(Math.sqrt(Norms.squaredDistance(change, law)), ROUNDING * size)
        : Verdict.NOT_YET;
  }

  /// ‖(P² − P)S‖/λ₁ = ‖V(WV − I)WS‖/λ₁.
  private static Verdict isProjector(Transition<AutoencoderState> transition) {
    AutoencoderState state = transition.after();
    if (!standsStill(state)) {
      return Verdict.NOT_YET;
    }
    int m = state.v().numCols;
    DMatrixRMaj ws = new DMatrixRMaj(m, state.v().numRows);
    CommonOps_DDRM.mult(state.w(), state.problem().matrix(), ws);
    DMatrixRMaj inner = new DMatrixRMaj(m, m);
    CommonOps_DDRM.mult(state.w(), state.v(), inner);
    DMatrixRMaj rest = ws.copy();
    CommonOps_DDRM.changeSign(rest);
    CommonOps_DDRM.multAdd(inner, ws, rest);
    double deviation = Norms.frobenius(rest) * state.fit().normOfV();
    double weights = 1 + state.fit().normOfV() + state.fit().normOfW();
    return Verdict.within(deviation, 10 * STANDS_STILL * weights * weights * weights);
  }

  private static Verdict isOrthonormal(Transition<AutoencoderState> transition) {
    AutoencoderState state = transition.after();
    int m = state.options().components();
    ScaledCovariance problem = state.problem();
    if (state.options().weights() == Weights.UNTIED
        || !standsStill(state)
        || problem.eigenvalues()[m - 1] < ENOUGH_VARIANCE
        || !isOptimal(state)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(state.v(), state.v(), gram);
    CommonOps_DDRM.subtractEquals(gram, CommonOps_DDRM.identity(m));
    return Verdict.within(Norms.frobenius(gram), 10 * STANDS_STILL / ENOUGH_VARIANCE);
  }

  /// The column of V that is farthest from the eigenvector it is nearest to, once P is right.
  private static Verdict columnsAreComponents(Transition<AutoencoderState> transition) {
    AutoencoderState state = transition.after();
    if (!standsStill(state) || !isOptimal(state)) {
      return Verdict.NOT_YET;
    }
    double farthest = 0;
    for (int k = 0; k < state.v().numCols; k++) {
      farthest = Math.max(farthest, nearestAngle(state, k));
    }
    return Verdict.within(farthest, 1e-3);
  }

  private static double nearestAngle(AutoencoderState state, int k) {
    DMatrixRMaj column = Directions.column(state.v(), k);
    if (Norms.frobenius(column) == 0) {
      return Math.PI / 2;
    }
    double nearest = Math.PI / 2;
    for (int i = 0; i < state.options().components(); i++) {
      DMatrixRMaj q = Directions.column(state.problem().eigenvectors(), i);
      nearest = Math.min(nearest, Directions.angle(Directions.unit(column), q));
    }
    return nearest;
  }

  private static boolean standsStill(AutoencoderState state) {
    AutoencoderGradient gradient = state.gradient();
    return gradient != null && gradient.length() <= STANDS_STILL;
  }

  private static boolean isOptimal(AutoencoderState state) {
    double excess = state.fit().loss() - state.problem().optimum(state.options().components());
    return excess <= STANDS_STILL * state.problem().largest();
  }

  private static double scale(AutoencoderState state) {
    return ROUNDING * state.problem().largest() * state.problem().dimension() + Double.MIN_NORMAL;
  }
}
