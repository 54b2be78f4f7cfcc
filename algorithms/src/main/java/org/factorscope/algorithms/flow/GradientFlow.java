package org.factorscope.algorithms.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// The smallest matrix factorization: one number a as a product uv (CIL lecture notes 2024, section
/// 2.1).
///
/// ```
/// loss      ½(a − uv)²
/// gradient  ((uv − a) v, (uv − a) u)
/// step      (u, v) ← (u, v) − η gradient, both from the old values
/// ```
///
/// One iteration is one step. Along the flow the loss falls; gradient descent with a large step may
/// raise it. It stops where the gradient vanishes, which is also so at the saddle in the origin,
/// and says that it diverged where u or v leaves all bounds.
public final class GradientFlow
    implements SteppedAlgorithm<GradientFlow.Nothing, GradientFlowOptions, GradientFlowState> {

  /// There are no data.
  public record Nothing() {}

  /// A gradient shorter than this has vanished.
  private static final double VANISHED = 1e-12;

  /// A coordinate beyond this, in units of 1 + √|a|, does not come back.
  private static final double OUT_OF_BOUNDS = 1e6;

  private static final Phase STEP =
      new Phase(
          "step",
          "Step",
          "\\left(\\begin{array}{c} u \\\\ v \\end{array}\\right) \\leftarrow"
              + " \\left(\\begin{array}{c} u \\\\ v \\end{array}\\right)"
              + " + \\eta\\,(a - uv) \\left(\\begin{array}{c} v \\\\ u \\end{array}\\right)",
          List.of("δ ← uv − a", "(u, v) ← (u − ηδv, v − ηδu)"));

  @Override
  public List<Phase> phases() {
    return List.of(STEP);
  }

  @Override
  public GradientFlowState start(Nothing problem, GradientFlowOptions options, long seed) {
    double u = options.u();
    double v = options.v();
    return new GradientFlowState(options, 0, u, v, u, v, 0);
  }

  @Override
  public GradientFlowState apply(Phase phase, GradientFlowState state) {
    GradientFlowOptions options = state.options();
    double h = options.stepSize();
    double[] next =
        switch (options.method()) {
          case GRADIENT_DESCENT -> descend(options.a(), state.u(), state.v(), h);
          case FLOW -> ScalarFlow.rungeKutta(options.a(), state.u(), state.v(), h);
        };
    return new GradientFlowState(
        options,
        state.step() + 1,
        next[0],
        next[1],
        state.startU(),
        state.startV(),
        state.time() + h);
  }

  private static double[] descend(double a, double u, double v, double eta) {
    double delta = u * v - a;
    return new double[] {u - eta * delta * v, v - eta * delta * u};
  }

  /// Another a moves the goal: the closed form begins anew from here, as it does after a drag.
  @Override
  public GradientFlowState withOptions(GradientFlowState state, GradientFlowOptions options) {
    boolean sameGoal = options.a() == state.options().a();
    return new GradientFlowState(
        options,
        state.step(),
        state.u(),
        state.v(),
        sameGoal ? state.startU() : state.u(),
        sameGoal ? state.startV() : state.v(),
        sameGoal ? state.time() : 0);
  }

  @Override
  public List<String> replaceable() {
    return List.of("u", "v");
  }

  @Override
  public GradientFlowState replace(GradientFlowState state, String variable, DMatrixRMaj value) {
    if (value.numRows != 1 || value.numCols != 1) {
      throw InvalidInputException.shape(variable, value.numRows, value.numCols, 1, 1);
    }
    double number = value.get(0, 0);
    return switch (variable) {
      case "u" -> movedTo(state, number, state.v());
      case "v" -> movedTo(state, state.u(), number);
      default -> throw InvalidInputException.variable(variable, "u, v");
    };
  }

  /// The same moment at another place, from where a new trajectory begins.
  public static GradientFlowState movedTo(GradientFlowState state, double u, double v) {
    return new GradientFlowState(state.options(), state.step(), u, v, u, v, 0);
  }

  @Override
  public OptionalDouble objective(GradientFlowState state) {
    return OptionalDouble.of(state.loss());
  }

  @Override
  public Map<String, Double> measures(GradientFlowState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("x", state.product());
    if (state.isBalanced()) {
      measures.put("closed-form", closedForm(state));
    }
    measures.put("kappa", state.kappa());
    return measures;
  }

  /// What x would be at this time along the flow; meant where the start is balanced.
  static double closedForm(GradientFlowState state) {
    double c = state.startU() * state.startV();
    return ScalarFlow.closedForm(state.options().a(), c, state.time());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<GradientFlowState> transition) {
    GradientFlowState state = transition.after();
    double a = state.options().a();
    double size = Math.max(Math.abs(state.u()), Math.abs(state.v()));
    if (size > OUT_OF_BOUNDS * (1 + Math.sqrt(Math.abs(a)))) {
      return Optional.of(StopReason.DIVERGED);
    }
    double[] direction = ScalarFlow.direction(a, state.u(), state.v());
    double gradient = Math.max(Math.abs(direction[0]), Math.abs(direction[1]));
    return gradient <= VANISHED ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<GradientFlowState>> claims() {
    return GradientFlowClaims.ALL;
  }

  @Override
  public double[] trail(GradientFlowState state) {
    return new double[] {state.u(), state.v(), state.time()};
  }
}
