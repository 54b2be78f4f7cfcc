package org.factorscope.algorithms.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// The smallest matrix factorization: one number a as a product uv (CIL lecture notes 2024, section
/// 2.1).
///
/// ```
/// loss      ½(a − uv)²
/// gradient  ((uv − a) v, (uv − a) u)
/// descent   (u, v) ← (u, v) − η gradient, both from the old values
/// flow      (u, v) after time η along d(u, v)/dt = −gradient, by Runge–Kutta 4
/// ```
///
/// One iteration is one step. Along the flow the loss falls; gradient descent with a large step may
/// raise it. It stops where the gradient vanishes, which is also so at the saddle in the origin,
/// unless the way out of the saddle is open; it diverged if u or v left all bounds.
public final class GradientFlow
    implements Algorithm<GradientFlow.Nothing, GradientFlow.Options, GradientFlow.State> {
  /// There are no data.
  public record Nothing() {}

  /// How to move.
  public enum Method {
    /// u and v by −η times their gradient, both from the old values.
    GRADIENT_DESCENT,
    /// Along the gradient flow, by the classical Runge–Kutta method of order 4.
    FLOW
  }

  /// How the scalar factorization a ≈ uv is approached.
  ///
  /// @param u where u starts
  /// @param v where v starts
  /// @param stepSize η of gradient descent, or the time step of the flow; above 0
  public record Options(double a, double u, double v, double stepSize, Method method) {
    public Options {
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }
  }

  /// Where a trajectory began, and the target that it began with: what the closed form speaks of.
  public record Origin(double a, double u, double v) {
    /// κ = u² − v² of the trajectory's beginning.
    public double kappa() {
      return u * u - v * v;
    }

    /// Whether |u| = |v|, so that there is a closed form.
    public boolean isBalanced() {
      return Math.abs(kappa()) <= 1e-12 * (u * u + v * v);
    }
  }

  /// A moment of the scalar factorization.
  ///
  /// @param time since this trajectory began, steps times step size
  public record State(double u, double v, Origin origin, double time) {
    static State at(double a, double u, double v) {
      return new State(u, v, new Origin(a, u, v), 0);
    }

    /// x = uv.
    public double product() {
      return u * v;
    }

    /// κ = u² − v², which the flow conserves.
    public double kappa() {
      return u * u - v * v;
    }

    /// u² + v², the curvature of the loss at a minimum.
    public double sharpness() {
      return u * u + v * v;
    }

    /// ½(a − uv)².
    public double loss(double a) {
      double residual = a - u * v;
      return residual * residual / 2;
    }

    /// x at this time along the flow; meant if the trajectory began balanced.
    public double closedForm() {
      return ScalarFlow.closedForm(origin.a(), origin.u() * origin.v(), time);
    }
  }

  /// A gradient shorter than this has vanished.
  private static final double VANISHED = 1e-12;

  /// A coordinate beyond this, in units of 1 + √|a|, does not come back.
  private static final double OUT_OF_BOUNDS = 1e6;

  /// A time step is small if it resolves the fastest change: h · max(u² + v², |a|) at most this.
  private static final double RESOLVED = 0.1;

  /// A replacement that differs by less than this, relative to the value, is the same value written
  /// with fewer digits.
  private static final double WRITTEN = 1e-6;

  private static final List<HalfStep<Nothing, Options, State>> DESCENT =
      List.of(
          HalfStep.of("step", "gradient-descent", (run, state, place) -> descended(run, state)));

  private static final List<HalfStep<Nothing, Options, State>> FLOW =
      List.of(HalfStep.of("step", "flow", (run, state, place) -> flown(run, state)));

  private static final List<StateVariable<Nothing, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Nothing, Options, State>number("u", State::u)
              .settable((run, state, u) -> moved(run, state, u.get(0, 0), state.v())),
          StateVariable.<Nothing, Options, State>number("v", State::v)
              .settable((run, state, v) -> moved(run, state, state.u(), v.get(0, 0))));

  private static final List<Claim<Nothing, Options, State>> CLAIMS =
      List.of(
          Claim.promised("kappa-shrinks-by-its-law", GradientFlow::kappaLaw),
          Claim.promised("flow-keeps-kappa", GradientFlow::keepsKappa),
          Claim.promised("flow-follows-the-closed-form", GradientFlow::followsClosedForm),
          Claim.notPromised("loss-never-rises", GradientFlow::neverRises));

  @Override
  public List<HalfStep<Nothing, Options, State>> halfSteps(Options options) {
    return options.method() == Method.FLOW ? FLOW : DESCENT;
  }

  @Override
  public List<StateVariable<Nothing, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Nothing, Options> run) {
    return State.at(run.options().a(), run.options().u(), run.options().v());
  }

  private static State descended(Run<Nothing, Options> run, State state) {
    double eta = run.options().stepSize();
    double delta = state.product() - run.options().a();
    return new State(
        state.u() - eta * delta * state.v(),
        state.v() - eta * delta * state.u(),
        state.origin(),
        state.time() + eta);
  }

  private static State flown(Run<Nothing, Options> run, State state) {
    double h = run.options().stepSize();
    double[] next = ScalarFlow.rungeKutta(run.options().a(), state.u(), state.v(), h);
    return new State(next[0], next[1], state.origin(), state.time() + h);
  }

  /// The same moment at another place, from where a new trajectory begins.
  private static State moved(Run<Nothing, Options> run, State state, double u, double v) {
    boolean stays = isWritten(state.u(), u) && isWritten(state.v(), v);
    return stays
        ? new State(u, v, state.origin(), state.time())
        : State.at(run.options().a(), u, v);
  }

  private static boolean isWritten(double old, double value) {
    return Math.abs(value - old) <= WRITTEN * Math.abs(old);
  }

  /// Another a moves the goal: the closed form begins anew from here, as it does after a drag.
  @Override
  public State reconsidered(Run<Nothing, Options> run, State state) {
    double a = run.options().a();
    return a == state.origin().a() ? state : State.at(a, state.u(), state.v());
  }

  @Override
  public OptionalDouble objective(Run<Nothing, Options> run, State state) {
    return OptionalDouble.of(state.loss(run.options().a()));
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<Nothing, Options> run, State state) {
    double[] downhill = ScalarFlow.direction(run.options().a(), state.u(), state.v());
    return Map.of(
        "u", new DMatrixRMaj(new double[][] {{-downhill[0]}}),
        "v", new DMatrixRMaj(new double[][] {{-downhill[1]}}));
  }

  @Override
  public Map<String, Double> measures(Run<Nothing, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("x", state.product());
    if (state.origin().isBalanced()) {
      measures.put("closed-form", state.closedForm());
    }
    measures.put("kappa", state.kappa());
    return measures;
  }

  /// `place`: u, v and the time since the trajectory began.
  @Override
  public Map<String, double[]> series(Run<Nothing, Options> run, State state) {
    return Map.of("place", new double[] {state.u(), state.v(), state.time()});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Nothing, Options, State> last) {
    State state = last.after();
    double a = last.run().options().a();
    double size = Math.max(Math.abs(state.u()), Math.abs(state.v()));
    if (size > OUT_OF_BOUNDS * (1 + Math.sqrt(Math.abs(a)))) {
      return Optional.of(StopReason.DIVERGED);
    }
    double[] direction = ScalarFlow.direction(a, state.u(), state.v());
    double gradient = Math.max(Math.abs(direction[0]), Math.abs(direction[1]));
    return gradient <= VANISHED && !leavesSaddle(a, state)
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  /// Whether the place is so near to the saddle that its gradient vanishes, and yet off the line u
  /// = −sign(a) v, the only one that leads into it: what is off grows until the run is away.
  private static boolean leavesSaddle(double a, State state) {
    double off = state.u() + Math.signum(a) * state.v();
    return Math.abs(state.product()) < Math.abs(a) / 2 && off != 0;
  }

  @Override
  public List<Claim<Nothing, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict kappaLaw(Transition<Nothing, Options, State> step) {
    State before = step.before();
    Options options = step.run().options();
    if (before == null || options.method() != Method.GRADIENT_DESCENT) {
      return Verdict.NOT_YET;
    }
    double delta = before.product() - options.a();
    double eta = options.stepSize();
    double law = before.kappa() * (1 - eta * eta * delta * delta);
    double deviation = Math.abs(step.after().kappa() - law);
    return Verdict.within(deviation, 1e-12 * (before.sharpness() + step.after().sharpness()));
  }

  private static Verdict keepsKappa(Transition<Nothing, Options, State> step) {
    State before = step.before();
    if (before == null || !isResolvedFlow(step.run().options(), before)) {
      return Verdict.NOT_YET;
    }
    double drift = Math.abs(step.after().kappa() - before.kappa());
    return Verdict.within(drift, 1e-6 * before.sharpness());
  }

  /// How far one step strays from the closed form that begins where the step began. A step at a
  /// time, because from the line u = −v the flow itself magnifies the smallest rounding.
  private static Verdict followsClosedForm(Transition<Nothing, Options, State> step) {
    State before = step.before();
    Options options = step.run().options();
    if (before == null || !isResolvedFlow(options, before) || !step.after().origin().isBalanced()) {
      return Verdict.NOT_YET;
    }
    double closed = ScalarFlow.closedForm(options.a(), before.product(), options.stepSize());
    double deviation = Math.abs(step.after().product() - closed);
    return Verdict.within(deviation, 1e-6 * (before.sharpness() + Math.abs(options.a())));
  }

  private static boolean isResolvedFlow(Options options, State state) {
    double fastest = Math.max(state.sharpness(), Math.abs(options.a()));
    return options.method() == Method.FLOW && options.stepSize() * fastest <= RESOLVED;
  }

  private static Verdict neverRises(Transition<Nothing, Options, State> step) {
    State before = step.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    double old = before.loss(step.run().options().a());
    double rise = step.after().loss(step.run().options().a()) - old;
    return Verdict.within(rise, 1e-12 * old + Double.MIN_NORMAL);
  }
}
