package org.factorscope.algorithms.spectrum;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of the best approximations of each rank.
final class SvdClaims {
  private SvdClaims() {}

  private static final double ROUNDING = 1e-10;
  private static final double EQUAL = 1e-9;
  private static final int STRETCHES = 4;

  static final Claim<SvdState> NEVER_RISES =
      Claim.promised("residual-never-rises", "Residual never rises", SvdClaims::neverRises);
  static final Claim<SvdState> TAIL =
      Claim.promised(
          "residual-is-the-tail", "‖A − Aₖ‖² = Σ σᵢ² over i > k", SvdClaims::residualIsTail);
  static final Claim<SvdState> SPECTRAL =
      Claim.promised("worst-stretch-is-next", "‖A − Aₖ‖₂ = σₖ₊₁", SvdClaims::worstStretchIsNext);
  static final Claim<SvdState> ORTHONORMAL =
      Claim.promised(
          "factors-are-orthonormal", "UᵀU = I and VᵀV = I", SvdClaims::factorsAreOrthonormal);
  static final Claim<SvdState> SAVES =
      Claim.notPromised("saves-numbers", "k(n + m + 1) < nm", SvdClaims::savesNumbers);
  static final Claim<SvdState> UNIQUE =
      Claim.notPromised("best-is-unique", "Aₖ is the only best one", SvdClaims::bestIsUnique);
  static final Claim<SvdState> RANGE =
      Claim.notPromised(
          "stays-in-range", "Aₖ stays between A's smallest and largest entry", SvdClaims::inRange);

  static final List<Claim<SvdState>> ALL =
      List.of(NEVER_RISES, TAIL, SPECTRAL, ORTHONORMAL, SAVES, UNIQUE, RANGE);

  private static double squaredScale(SvdState state) {
    return state.whole().squaredNorm() + Double.MIN_NORMAL;
  }

  private static Verdict neverRises(Transition<SvdState> transition) {
    SvdState before = transition.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    double rise = transition.after().objective() - before.objective();
    return Verdict.within(rise, ROUNDING * squaredScale(transition.after()));
  }

  private static Verdict residualIsTail(Transition<SvdState> transition) {
    SvdState state = transition.after();
    double tail = state.whole().tail(state.layers());
    return Verdict.within(Math.abs(state.objective() - tail), ROUNDING * squaredScale(state));
  }

  /// The residual stretches v_{k+1} by σ_{k+1}, and a few powers of it find nothing that it
  /// stretches more.
  private static Verdict worstStretchIsNext(Transition<SvdState> transition) {
    SvdState state = transition.after();
    double next = state.whole().value(state.layers());
    double deviation = Math.max(0, found(state) - next);
    if (state.layers() < state.whole().layers()) {
      DMatrixRMaj v = new DMatrixRMaj(state.whole().matrix().numCols, 1);
      for (int j = 0; j < v.numRows; j++) {
        v.data[j] = state.whole().svd().v().get(j, state.layers());
      }
      deviation = Math.max(deviation, Math.abs(Norms.frobenius(image(state, v)) - next));
    }
    double scale = state.whole().value(0) + Double.MIN_NORMAL;
    return Verdict.within(deviation, ROUNDING * scale);
  }

  /// The largest stretch of A − A_k that a few rounds of the power method find from a random start.
  private static double found(SvdState state) {
    SplittableRandom random = StepRandom.at(0, state.step());
    DMatrixRMaj x = new DMatrixRMaj(state.whole().matrix().numCols, 1);
    for (int j = 0; j < x.numRows; j++) {
      x.data[j] = StepRandom.gaussian(random);
    }
    double stretch = 0;
    for (int round = 0; round < STRETCHES; round++) {
      double length = Norms.frobenius(x);
      if (!(length > 0)) {
        return stretch;
      }
      CommonOps_DDRM.divide(x, length);
      DMatrixRMaj y = image(state, x);
      stretch = Norms.frobenius(y);
      if (stretch > 0) {
        CommonOps_DDRM.divide(y, stretch);
      }
      x = imageBack(state, y);
    }
    return stretch;
  }

  /// (A − A_k) x.
  private static DMatrixRMaj image(SvdState state, DMatrixRMaj x) {
    DMatrixRMaj y = new DMatrixRMaj(state.whole().matrix().numRows, 1);
    CommonOps_DDRM.mult(state.whole().matrix(), x, y);
    CommonOps_DDRM.multAdd(-1, state.approximation(), x, y);
    return y;
  }

  /// (A − A_k)ᵀ y.
  private static DMatrixRMaj imageBack(SvdState state, DMatrixRMaj y) {
    DMatrixRMaj x = new DMatrixRMaj(state.whole().matrix().numCols, 1);
    CommonOps_DDRM.multTransA(state.whole().matrix(), y, x);
    CommonOps_DDRM.multAddTransA(-1, state.approximation(), y, x);
    return x;
  }

  /// The newest columns against all before; those were checked when they were new.
  private static Verdict factorsAreOrthonormal(Transition<SvdState> transition) {
    SvdState state = transition.after();
    if (state.layers() == 0) {
      return Verdict.NOT_YET;
    }
    double left = deviation(state.whole().svd().u(), state.layers() - 1);
    double right = deviation(state.whole().svd().v(), state.layers() - 1);
    return Verdict.within(Math.max(left, right), ROUNDING);
  }

  private static double deviation(DMatrixRMaj q, int newest) {
    double deviation = 0;
    for (int k = 0; k <= newest; k++) {
      double product = k == newest ? -1 : 0;
      for (int i = 0; i < q.numRows; i++) {
        product += q.get(i, k) * q.get(i, newest);
      }
      deviation = Math.max(deviation, Math.abs(product));
    }
    return deviation;
  }

  private static Verdict savesNumbers(Transition<SvdState> transition) {
    SvdState state = transition.after();
    if (state.layers() == 0) {
      return Verdict.NOT_YET;
    }
    double share = (double) state.whole().storage(state.layers()) / state.whole().entries();
    return Verdict.within(share, Math.nextDown(1.0));
  }

  private static Verdict bestIsUnique(Transition<SvdState> transition) {
    SvdState state = transition.after();
    int k = state.layers();
    if (k == 0 || k == state.whole().layers() || state.whole().value(k - 1) == 0) {
      return Verdict.NOT_YET;
    }
    return Verdict.within(state.whole().value(k) / state.whole().value(k - 1), 1 - EQUAL);
  }

  private static Verdict inRange(Transition<SvdState> transition) {
    SvdState state = transition.after();
    if (state.layers() == 0) {
      return Verdict.NOT_YET;
    }
    double low = CommonOps_DDRM.elementMin(state.whole().matrix());
    double high = CommonOps_DDRM.elementMax(state.whole().matrix());
    double below = low - CommonOps_DDRM.elementMin(state.approximation());
    double above = CommonOps_DDRM.elementMax(state.approximation()) - high;
    double scale = Math.max(Math.abs(low), Math.abs(high)) + Double.MIN_NORMAL;
    return Verdict.within(Math.max(0, Math.max(below, above)), EQUAL * scale);
  }
}
