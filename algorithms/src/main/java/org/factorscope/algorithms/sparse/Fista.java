package org.factorscope.algorithms.sparse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// ISTA with momentum, FISTA (sparsity notes, section 2; Beck and Teboulle 2009, section 4).
///
/// ```
/// extrapolate:  z = y + m_k (y − y₋)
/// gradient:     v = z + η Dᵀ(x − Dz)
/// shrink:       y = S_{ηλ}(v)
/// ```
///
/// One iteration is the three half-steps, from y = 0; y₋ is the y of one iteration before, y itself
/// at the start and after an edit. m_k is that of [Momentum]. F(y) = ½‖x − Dy‖² + λ‖y‖₁ may rise;
/// what is promised is F(y_k) − F* ≤ 2‖y₀ − y*‖²/(η(k + 1)²) for η ≤ 1/L. With restarts the
/// momentum begins anew after an iteration whose step (y⁺ − y) points against the one that
/// shrinking made of z (O'Donoghue and Candès 2015, section 3.2). It has converged if an iteration
/// leads from z = y back to y, both to 1e-10 of its length, and diverged if F is far above F(0).
/// The notes' step along −ηλ∇g has a factor λ too many. Cost of an iteration: O(np).
public final class Fista implements Algorithm<SparseProblem, Fista.Options, Fista.State> {
  /// When the momentum begins anew.
  public enum Restart {
    NONE,
    GRADIENT
  }

  /// How FISTA runs.
  ///
  /// @param lambdaShare λ/λ_max, above 0
  /// @param stepSize η in units of 1/L, above 0
  public record Options(
      double lambdaShare, double stepSize, Momentum.Rule momentum, Restart restart) {
    public Options {
      Positive.check("lambda-share", lambdaShare);
      Positive.check("step-size", stepSize);
    }
  }

  /// A moment of FISTA.
  ///
  /// @param code y
  /// @param previous y₋
  /// @param momentum of the iteration that has begun, or of the last one
  /// @param z where the gradient is taken; null before the first iteration and after an edit
  /// @param v what the last gradient step led to, p x 1; null likewise
  /// @param rival ISTA from the same start after as many iterations; y itself if the problem is so
  ///   large that it would cost too much
  /// @param origin where the bound on F counts from
  /// @param isAtRest whether an iteration moved y by next to nothing, and none by much since
  public record State(
      Code code,
      Code previous,
      Momentum momentum,
      @Nullable Code z,
      @Nullable DMatrixRMaj v,
      Code rival,
      Origin origin,
      boolean isAtRest) {
    private static State from(Code code, Code rival) {
      return new State(code, code, Momentum.NONE, null, null, rival, new Origin(code, 0), false);
    }

    private State with(Code newCode) {
      return new State(newCode, previous, momentum, z, v, rival, origin, isAtRest);
    }

    private State at(Momentum newMomentum, Code newZ) {
      return new State(code, previous, newMomentum, newZ, v, rival, origin, isAtRest);
    }

    /// Where the gradient is taken.
    private Code base() {
      return z == null ? code : z;
    }
  }

  private static final List<HalfStep<SparseProblem, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("extrapolate", Fista::extrapolated),
          HalfStep.of("gradient", Fista::stepped),
          HalfStep.of("shrink", Fista::shrunk));

  private static final List<StateVariable<SparseProblem, Options, State>> VARIABLES =
      List.of(
          StateVariable.matrix("z", state -> state.z() == null ? null : state.z().y()),
          StateVariable.matrix("v", State::v),
          StateVariable.<SparseProblem, Options, State>matrix("y", state -> state.code().y())
              .settable((run, state, y) -> edited(Code.of(run.problem(), y))));

  private static final List<Claim<SparseProblem, Options, State>> CLAIMS =
      List.of(
          Claim.<SparseProblem, Options, State>promised("one-over-k-squared", Fista::isWithinBound)
              .atRest(),
          Claim.<SparseProblem, Options, State>promised("gap-is-a-bound", Fista::gapIsABound)
              .atRest(),
          Claim.promised("shrinkage-is-a-minimum", Fista::shrinkageIsAMinimum),
          Claim.notPromised("objective-never-rises", Fista::neverRises),
          Claim.notPromised("ahead-of-ista", Fista::isAheadOfIsta),
          Claim.<SparseProblem, Options, State>notPromised(
                  "support-is-final", Fista::supportIsFinal)
              .atRest());

  /// The longest step for which the bound holds, in units of 1/L.
  private static final double LONGEST_PROVEN_STEP = 1;

  /// What y may move by once it is at rest, as a fraction of its length.
  private static final double STILL = 1e-8;

  @Override
  public List<HalfStep<SparseProblem, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<SparseProblem, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<SparseProblem, Options> run) {
    return edited(run.problem().zero());
  }

  private static State edited(Code code) {
    return State.from(code, code);
  }

  /// Momentum that was gathered for another F, or by another rule, is given up.
  @Override
  public State reconsidered(Run<SparseProblem, Options> run, State state) {
    return State.from(state.code(), state.rival());
  }

  @Override
  public State restored(
      Run<SparseProblem, Options> run, State state, String variable, DMatrixRMaj value) {
    return state.with(replace(run, state, variable, value).code());
  }

  /// λ.
  public static double lambda(Run<SparseProblem, Options> run) {
    return run.options().lambdaShare() * run.problem().lambdaMax();
  }

  /// η.
  public static double eta(Run<SparseProblem, Options> run) {
    return run.problem().step(run.options().stepSize());
  }

  private static State extrapolated(Run<SparseProblem, Options> run, State state, Place place) {
    Momentum momentum = state.momentum().next(run.options().momentum());
    return state.at(momentum, state.code().beyond(state.previous(), momentum.m()));
  }

  private static State stepped(Run<SparseProblem, Options> run, State state, Place place) {
    DMatrixRMaj v = state.base().gradientStep(eta(run));
    return new State(
        state.code(),
        state.previous(),
        state.momentum(),
        state.z(),
        v,
        state.rival(),
        state.origin(),
        state.isAtRest());
  }

  private static State shrunk(Run<SparseProblem, Options> run, State state, Place place) {
    double eta = eta(run);
    double lambda = lambda(run);
    DMatrixRMaj v = state.v() == null ? state.base().gradientStep(eta) : state.v();
    Code code = Code.of(run.problem(), SoftThreshold.of(v, eta * lambda));
    boolean isOver =
        run.options().restart() == Restart.GRADIENT && turnsBack(state.base(), state.code(), code);
    return new State(
        code,
        state.code(),
        isOver ? state.momentum().restarted() : state.momentum(),
        state.z(),
        v,
        run.problem().isLarge() ? code : state.rival().proximalStep(run.problem(), eta, lambda),
        state.origin().next(),
        isAtRest(state, code));
  }

  /// A turning point of y is no end: z has to be there too. The swing that is left may then be
  /// somewhat wider than what is called rest, and is no reason to go on.
  private static boolean isAtRest(State before, Code code) {
    double fraction = before.isAtRest() ? STILL : Code.AT_REST;
    return code.isWithin(fraction, before.code()) && code.isWithin(fraction, before.base());
  }

  /// (z − y⁺)·(y⁺ − y) > 0: what shrinking did to z points against the way from y to y⁺.
  private static boolean turnsBack(Code z, Code y, Code next) {
    double sum = 0;
    for (int j = 0; j < next.y().numRows; j++) {
      double now = next.y().data[j];
      sum += (z.y().data[j] - now) * (now - y.y().data[j]);
    }
    return sum > 0;
  }

  @Override
  public OptionalDouble objective(Run<SparseProblem, Options> run, State state) {
    return OptionalDouble.of(state.code().objective(lambda(run)));
  }

  @Override
  public Map<String, Double> measures(Run<SparseProblem, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("gap", state.code().gap(lambda(run)));
    measures.put("lambda", lambda(run));
    return measures;
  }

  /// `y` and `rival-y`, that of ISTA, if they are short; `rival`, ISTA's F; `m`, the momentum.
  @Override
  public Map<String, double[]> series(Run<SparseProblem, Options> run, State state) {
    return Map.of(
        "y",
        state.code().remembered(),
        "rival-y",
        state.rival().remembered(),
        "rival",
        new double[] {state.rival().objective(lambda(run))},
        "m",
        new double[] {state.momentum().m()});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SparseProblem, Options, State> last) {
    State before = last.before();
    State after = last.after();
    if (before == null) {
      return Optional.empty();
    }
    Code start = after.origin().code();
    if (after.code().hasDiverged(last.run().problem(), before.code(), start, lambda(last.run()))) {
      return Optional.of(StopReason.DIVERGED);
    }
    return after.isAtRest() ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<SparseProblem, Options, State>> claims() {
    return CLAIMS;
  }

  /// F(y_k) − F* ≤ 2‖y₀ − y*‖²/(η(k + 1)²) (Beck and Teboulle 2009, theorem 4.4).
  private static Verdict isWithinBound(Transition<SparseProblem, Options, State> step) {
    Options options = step.run().options();
    Origin origin = step.after().origin();
    boolean isProven =
        options.momentum() == Momentum.Rule.NESTEROV
            && options.restart() == Restart.NONE
            && options.stepSize() <= LONGEST_PROVEN_STEP;
    if (!isProven || origin.iterations() == 0) {
      return Verdict.NOT_YET;
    }
    double lambda = lambda(step.run());
    SparseProblem problem = step.run().problem();
    double distance = origin.code().distance(problem.optimum(lambda).code(), eta(step.run()));
    return LassoClaims.isWithin(
        problem, step.after().code(), lambda, bound(distance, origin.iterations()));
  }

  /// The bound on F − F* after k iterations.
  ///
  /// @param distance ‖y₀ − y*‖²/η
  public static double bound(double distance, int k) {
    return 2 * distance / ((k + 1.0) * (k + 1));
  }

  private static Verdict gapIsABound(Transition<SparseProblem, Options, State> step) {
    return LassoClaims.gapIsABound(step.run().problem(), step.after().code(), lambda(step.run()));
  }

  private static Verdict shrinkageIsAMinimum(Transition<SparseProblem, Options, State> step) {
    DMatrixRMaj v = step.after().v();
    return v == null || !step.made("shrink")
        ? Verdict.NOT_YET
        : LassoClaims.isShrunk(v, step.after().code().y(), eta(step.run()) * lambda(step.run()));
  }

  private static Verdict neverRises(Transition<SparseProblem, Options, State> step) {
    State before = step.before();
    return before == null || !step.made("shrink")
        ? Verdict.NOT_YET
        : LassoClaims.neverRises(
            step.run().problem(), before.code(), step.after().code(), lambda(step.run()));
  }

  /// After every iteration F is at most that of ISTA.
  private static Verdict isAheadOfIsta(Transition<SparseProblem, Options, State> step) {
    State after = step.after();
    return step.made("shrink")
        ? LassoClaims.neverRises(
            step.run().problem(), after.rival(), after.code(), lambda(step.run()))
        : Verdict.NOT_YET;
  }

  private static Verdict supportIsFinal(Transition<SparseProblem, Options, State> step) {
    return LassoClaims.supportIsFinal(
        step.run().problem(), step.after().code(), lambda(step.run()));
  }
}
