package org.factorscope.algorithms.flow;

import java.util.List;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of the scalar factorization.
final class GradientFlowClaims {
  private GradientFlowClaims() {}

  static final List<Claim<GradientFlowState>> ALL =
      List.of(
          Claim.promised(
              "kappa-shrinks-by-its-law",
              "κ ← κ(1 − η²δ²) in descent",
              GradientFlowClaims::kappaLaw),
          Claim.promised(
              "flow-keeps-kappa", "The flow keeps κ = u² − v²", GradientFlowClaims::keepsKappa),
          Claim.promised(
              "flow-follows-the-closed-form",
              "The flow follows the closed form",
              GradientFlowClaims::followsClosedForm),
          Claim.notPromised(
              "loss-never-rises", "Loss never rises", GradientFlowClaims::neverRises));

  /// A time step is small where it resolves the fastest change: h · max(u² + v², |a|) at most this.
  private static final double RESOLVED = 0.1;

  private static Verdict kappaLaw(Transition<GradientFlowState> transition) {
    GradientFlowState before = transition.before();
    if (before == null || !isMethod(before, GradientFlowOptions.Method.GRADIENT_DESCENT)) {
      return Verdict.NOT_YET;
    }
    double delta = before.product() - before.options().a();
    double eta = before.options().stepSize();
    double law = before.kappa() * (1 - eta * eta * delta * delta);
    double deviation = Math.abs(transition.after().kappa() - law);
    return Verdict.within(deviation, 1e-12 * (size(before) + size(transition.after())));
  }

  private static Verdict keepsKappa(Transition<GradientFlowState> transition) {
    GradientFlowState before = transition.before();
    if (before == null || !isResolvedFlow(before)) {
      return Verdict.NOT_YET;
    }
    double drift = Math.abs(transition.after().kappa() - before.kappa());
    return Verdict.within(drift, 1e-6 * size(before));
  }

  private static Verdict followsClosedForm(Transition<GradientFlowState> transition) {
    GradientFlowState before = transition.before();
    GradientFlowState after = transition.after();
    if (before == null || !isResolvedFlow(before) || !after.isBalanced()) {
      return Verdict.NOT_YET;
    }
    double deviation = stepDeviation(before, after);
    return Verdict.within(deviation, 1e-6 * (size(before) + Math.abs(after.options().a())));
  }

  /// How far one step strays from the closed form that begins where the step began. A step at a
  /// time, because from the line u = −v the flow itself magnifies the smallest rounding.
  private static double stepDeviation(GradientFlowState before, GradientFlowState after) {
    double expected =
        ScalarFlow.closedForm(before.options().a(), before.product(), before.options().stepSize());
    return Math.abs(after.product() - expected);
  }

  private static Verdict neverRises(Transition<GradientFlowState> transition) {
    GradientFlowState before = transition.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    double rise = transition.after().loss() - before.loss();
    return Verdict.within(rise, 1e-12 * before.loss() + Double.MIN_NORMAL);
  }

  private static boolean isMethod(GradientFlowState state, GradientFlowOptions.Method method) {
    return state.options().method() == method;
  }

  private static boolean isResolvedFlow(GradientFlowState state) {
    double fastest = Math.max(size(state), Math.abs(state.options().a()));
    return isMethod(state, GradientFlowOptions.Method.FLOW)
        && state.options().stepSize() * fastest <= RESOLVED;
  }

  private static double size(GradientFlowState state) {
    return state.u() * state.u() + state.v() * state.v();
  }
}
