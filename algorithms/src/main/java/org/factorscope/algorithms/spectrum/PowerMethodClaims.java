package org.factorscope.algorithms.spectrum;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of the power method.
final class PowerMethodClaims {
  private PowerMethodClaims() {}

  /// Relative to ‖A‖₂.
  private static final double ROUNDING = 1e-10;

  /// Of the eigenvectors that a direct method finds, times ‖A‖₂ over the gap.
  private static final double REFERENCE = 1e-9;

  static final List<Claim<PowerMethodState>> ALL =
      List.of(
          Claim.promised(
              "rayleigh-never-falls",
              "μ never falls (A has no negative eigenvalue)",
              PowerMethodClaims::rayleighNeverFalls),
          Claim.promised(
              "error-below-line",
              "tan ∠(v, u) ≤ (|λ₂|/|λ₁|)ᵗ · its start",
              PowerMethodClaims::errorBelowLine),
          Claim.promised(
              "residual-bounds-error",
              "An eigenvalue lies within ‖Av − μv‖ of μ",
              PowerMethodClaims::residualBoundsError),
          Claim.promised(
              "found-are-orthonormal", "UᵀU = I", PowerMethodClaims::foundAreOrthonormal),
          Claim.promised(
              "deflated-are-flat", "A'u = 0 for what was taken out", PowerMethodClaims::flat),
          Claim.notPromised(
              "residual-never-rises",
              "Residual never rises",
              PowerMethodClaims::residualNeverRises),
          Claim.notPromised(
              "largest-comes-first",
              "Eigenvalues are found in their order",
              PowerMethodClaims::largestFirst));

  private static double scale(PowerMethodState state) {
    return state.matrix().norm() + Double.MIN_NORMAL;
  }

  /// Whether a half-step went on with the same search.
  private static boolean goesOn(Transition<PowerMethodState> transition) {
    PowerMethodState before = transition.before();
    return before != null
        && transition.after().convergence().rounds() >= before.convergence().rounds()
        && transition.after().takenOut().count() == before.takenOut().count();
  }

  private static Verdict rayleighNeverFalls(Transition<PowerMethodState> transition) {
    PowerMethodState before = transition.before();
    PowerMethodState after = transition.after();
    if (before == null || !goesOn(transition) || !after.matrix().isSemidefinite()) {
      return Verdict.NOT_YET;
    }
    double fall = sum(before.estimate().rayleigh()) - sum(after.estimate().rayleigh());
    return Verdict.within(fall, ROUNDING * scale(after));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static Verdict errorBelowLine(Transition<PowerMethodState> transition) {
    PowerMethodState state = transition.after();
    Convergence theory = state.convergence();
    double gap = Math.abs(theory.target()) * (1 - theory.rate());
    if (Double.isNaN(theory.tangent()) || Double.isInfinite(theory.startTangent())) {
      return Verdict.NOT_YET;
    }
    double over = theory.tangent() - theory.bound();
    // Where both eigenvalues have one magnitude the bound is the start's angle.
    double floor = gap > 0 ? REFERENCE * state.matrix().norm() / gap : REFERENCE;
    return Verdict.within(over, floor + 1e-6 * theory.bound());
  }

  private static Verdict residualBoundsError(Transition<PowerMethodState> transition) {
    PowerMethodState state = transition.after();
    double over = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < state.options().width(); k++) {
      double mu = state.estimate().rayleigh()[k];
      boolean isSingular = state.matrix().values().length < state.matrix().order();
      double nearest = isSingular ? Math.abs(mu) : Double.POSITIVE_INFINITY;
      for (double value : state.matrix().values()) {
        nearest = Math.min(nearest, Math.abs(value - mu));
      }
      over = Math.max(over, nearest - state.estimate().residuals()[k]);
    }
    return Verdict.within(over, ROUNDING * scale(state));
  }

  private static Verdict foundAreOrthonormal(Transition<PowerMethodState> transition) {
    Eigenpairs found = transition.after().found();
    if (found.count() == 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj gram = new DMatrixRMaj(found.vectors().numCols, found.vectors().numCols);
    CommonOps_DDRM.multTransA(found.vectors(), found.vectors(), gram);
    double deviation = 0;
    for (int i = 0; i < found.count(); i++) {
      for (int j = 0; j < found.count(); j++) {
        deviation = Math.max(deviation, Math.abs(gram.get(i, j) - (i == j ? 1 : 0)));
      }
    }
    return Verdict.within(deviation, ROUNDING);
  }

  /// Asked once, when something was just taken out.
  private static Verdict flat(Transition<PowerMethodState> transition) {
    PowerMethodState before = transition.before();
    PowerMethodState after = transition.after();
    Eigenpairs out = after.takenOut();
    if (before == null || out.count() == 0 || out.count() == before.takenOut().count()) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj images = out.deflatedProduct(after.matrix(), out.vectors());
    return Verdict.within(Norms.frobenius(images), ROUNDING * scale(after));
  }

  private static Verdict residualNeverRises(Transition<PowerMethodState> transition) {
    PowerMethodState before = transition.before();
    PowerMethodState after = transition.after();
    if (before == null || !goesOn(transition)) {
      return Verdict.NOT_YET;
    }
    double rise = after.estimate().residual() - before.estimate().residual();
    return Verdict.within(rise, ROUNDING * scale(after));
  }

  private static Verdict largestFirst(Transition<PowerMethodState> transition) {
    PowerMethodState state = transition.after();
    if (state.found().count() == 0) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    for (int k = 0; k < state.found().count(); k++) {
      double[] values = state.matrix().values();
      double right = k < values.length ? Math.abs(values[k]) : 0;
      deviation = Math.max(deviation, Math.abs(Math.abs(state.found().values()[k]) - right));
    }
    return Verdict.within(deviation, ROUNDING * scale(state));
  }
}
