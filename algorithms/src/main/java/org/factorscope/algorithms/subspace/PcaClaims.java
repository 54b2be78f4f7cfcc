package org.factorscope.algorithms.subspace;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of principal components.
final class PcaClaims {
  private PcaClaims() {}

  private static final double ROUNDING = 1e-10;

  static final List<Claim<PcaState>> ALL =
      List.of(
          Claim.promised("residual-never-rises", "Residual never rises", PcaClaims::neverRises),
          Claim.promised("components-are-orthonormal", "WᵀW = I", PcaClaims::orthonormal),
          Claim.promised(
              "variance-and-residual-add-up", "Spread + residual = ‖Xc‖²", PcaClaims::addUp),
          Claim.notPromised(
              "components-explain-nine-tenths",
              "W explains 90 % of the variance",
              PcaClaims::explainNineTenths));

  private static Verdict neverRises(Transition<PcaState> transition) {
    PcaState before = transition.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    PcaState after = transition.after();
    double rise = after.objective() - before.objective();
    return Verdict.within(rise, ROUNDING * scale(after));
  }

  private static Verdict orthonormal(Transition<PcaState> transition) {
    PcaState state = transition.after();
    int under = state.isComplete() ? state.found() : state.found() + 1;
    DMatrixRMaj gram = new DMatrixRMaj(state.components().numCols, state.components().numCols);
    CommonOps_DDRM.multTransA(state.components(), state.components(), gram);
    double deviation = 0;
    for (int i = 0; i < under; i++) {
      for (int j = 0; j < under; j++) {
        deviation = Math.max(deviation, Math.abs(gram.get(i, j) - (i == j ? 1 : 0)));
      }
    }
    return Verdict.within(deviation, ROUNDING);
  }

  private static Verdict addUp(Transition<PcaState> transition) {
    PcaState state = transition.after();
    double spread = CommonOps_DDRM.elementSum(state.variance()) * (state.data().rows() - 1);
    double deviation = Math.abs(spread + state.objective() - state.data().squaredNorm());
    return Verdict.within(deviation, ROUNDING * scale(state));
  }

  private static Verdict explainNineTenths(Transition<PcaState> transition) {
    PcaState state = transition.after();
    if (!state.isComplete() || state.data().squaredNorm() == 0) {
      return Verdict.NOT_YET;
    }
    return Verdict.within(state.objective() / state.data().squaredNorm(), 0.1);
  }

  private static double scale(PcaState state) {
    return state.data().squaredNorm() + Double.MIN_NORMAL;
  }
}
