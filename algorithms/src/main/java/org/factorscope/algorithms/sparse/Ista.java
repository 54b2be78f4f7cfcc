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
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Sparse coding by iterative shrinkage and thresholding, ISTA (sparsity notes, sections 1 and 2;
/// Beck and Teboulle 2009, section 3).
///
/// ```
/// gradient:  v = y + η Dᵀ(x − Dy)
/// shrink:    y = S_{ηλ_l}(v)
/// fixed      λ_l = λ
/// homotopy   λ_l = λ_max (λ/λ_max)^{l/layers} for l = 1 … layers, then λ
/// ```
///
/// One iteration is both half-steps, from y = 0; its number is l. What decreases is F(y) = ½‖x −
/// Dy‖² + λ‖y‖₁, if λ_l is λ and η ≤ 2/L. It has converged if an iteration changes y by at most
/// 1e-10 of its length, under homotopy not before the last layer, and diverged if F is far above
/// F(0). The notes use the threshold λ with η = 1, which is the rule for ‖D‖ ≤ 1 and the objective
/// with ½. Cost of an iteration: O(np).
public final class Ista implements Algorithm<SparseProblem, Ista.Options, Ista.State> {
  /// Which λ_l the iterations use.
  public enum Schedule {
    FIXED,
    HOMOTOPY
  }

  /// How ISTA runs.
  ///
  /// @param lambdaShare λ/λ_max, above 0
  /// @param layers iterations of the homotopy until λ_l is λ, at least 1
  /// @param stepSize η in units of 1/L, above 0
  public record Options(double lambdaShare, Schedule schedule, int layers, double stepSize) {
    public Options {
      Positive.check("lambda-share", lambdaShare);
      Positive.check("step-size", stepSize);
      if (layers < 1) {
        throw InvalidInputException.option("layers", layers, "must be at least 1");
      }
    }
  }

  /// A moment of ISTA.
  ///
  /// @param code y
  /// @param v what the last gradient step led to, p x 1; null before the first and after an edit
  /// @param rival the other schedule, from the same start with as many iterations; y of this one if
  ///   the problem is so large that it would cost too much
  /// @param origin where the bound on F counts from
  public record State(Code code, @Nullable DMatrixRMaj v, Code rival, Origin origin) {
    private static State from(Code code) {
      return new State(code, null, code, new Origin(code, 0));
    }
  }

  private static final List<HalfStep<SparseProblem, Options, State>> HALF_STEPS =
      List.of(HalfStep.of("gradient", Ista::stepped), HalfStep.of("shrink", Ista::shrunk));

  private static final List<StateVariable<SparseProblem, Options, State>> VARIABLES =
      List.of(
          StateVariable.matrix("v", State::v),
          StateVariable.<SparseProblem, Options, State>matrix("y", state -> state.code().y())
              .settable((run, state, y) -> State.from(Code.of(run.problem(), y))));

  private static final List<Claim<SparseProblem, Options, State>> CLAIMS =
      List.of(
          Claim.promised("objective-never-rises", Ista::neverRises),
          Claim.<SparseProblem, Options, State>promised("one-over-k", Ista::isWithinBound).atRest(),
          Claim.<SparseProblem, Options, State>promised("gap-is-a-bound", Ista::gapIsABound)
              .atRest(),
          Claim.promised("shrinkage-is-a-minimum", Ista::shrinkageIsAMinimum),
          Claim.notPromised("objective-never-rises-anyway", Ista::neverRisesAnyway),
          Claim.<SparseProblem, Options, State>notPromised("support-is-final", Ista::supportIsFinal)
              .atRest());

  /// The longest step for which F never rises, in units of 1/L.
  private static final double LONGEST_SAFE_STEP = 2;

  /// The longest step for which the bound holds, in units of 1/L.
  private static final double LONGEST_PROVEN_STEP = 1;

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
    return State.from(run.problem().zero());
  }

  /// The bound counts anew from here, and a gradient step of another length is taken again.
  @Override
  public State reconsidered(Run<SparseProblem, Options> run, State state) {
    return new State(state.code(), null, state.rival(), new Origin(state.code(), 0));
  }

  @Override
  public State restored(
      Run<SparseProblem, Options> run, State state, String variable, DMatrixRMaj value) {
    State edited = replace(run, state, variable, value);
    return new State(edited.code(), state.v(), state.rival(), state.origin());
  }

  /// λ.
  public static double lambda(Run<SparseProblem, Options> run) {
    return run.options().lambdaShare() * run.problem().lambdaMax();
  }

  /// λ_l of an iteration under a schedule.
  public static double lambda(Run<SparseProblem, Options> run, Schedule schedule, int iteration) {
    Options options = run.options();
    if (schedule == Schedule.FIXED || iteration >= options.layers()) {
      return lambda(run);
    }
    double part = (double) iteration / options.layers();
    return run.problem().lambdaMax() * StrictMath.pow(options.lambdaShare(), part);
  }

  private static double lambda(Run<SparseProblem, Options> run, Place place) {
    return lambda(run, run.options().schedule(), place.iteration());
  }

  /// η.
  public static double eta(Run<SparseProblem, Options> run) {
    return run.problem().step(run.options().stepSize());
  }

  private static State stepped(Run<SparseProblem, Options> run, State state, Place place) {
    DMatrixRMaj v = state.code().gradientStep(eta(run));
    return new State(state.code(), v, state.rival(), state.origin());
  }

  private static State shrunk(Run<SparseProblem, Options> run, State state, Place place) {
    double eta = eta(run);
    DMatrixRMaj v = state.v() == null ? state.code().gradientStep(eta) : state.v();
    DMatrixRMaj y = SoftThreshold.of(v, eta * lambda(run, place));
    Code code = Code.of(run.problem(), y);
    boolean alone = run.problem().isLarge();
    double rivals = lambda(run, other(run.options().schedule()), place.iteration());
    Code rival = alone ? code : state.rival().proximalStep(run.problem(), eta, rivals);
    return new State(code, v, rival, state.origin().next());
  }

  private static Schedule other(Schedule schedule) {
    return schedule == Schedule.FIXED ? Schedule.HOMOTOPY : Schedule.FIXED;
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

  /// `y` and `rival-y`, that of the other schedule, if they are short; `rival`, its F.
  @Override
  public Map<String, double[]> series(Run<SparseProblem, Options> run, State state) {
    return Map.of(
        "y",
        state.code().remembered(),
        "rival-y",
        state.rival().remembered(),
        "rival",
        new double[] {state.rival().objective(lambda(run))});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SparseProblem, Options, State> last) {
    State before = last.before();
    if (before == null) {
      return Optional.empty();
    }
    Options options = last.run().options();
    boolean isFinal =
        options.schedule() == Schedule.FIXED || last.place().iteration() > options.layers();
    Code start = last.after().origin().code();
    Optional<StopReason> reason =
        last.after()
            .code()
            .stopReason(last.run().problem(), before.code(), start, lambda(last.run()));
    return isFinal ? reason : reason.filter(StopReason::isFailure);
  }

  @Override
  public List<Claim<SparseProblem, Options, State>> claims() {
    return CLAIMS;
  }

  private static boolean isSafe(Transition<SparseProblem, Options, State> step) {
    return step.run().options().stepSize() <= LONGEST_SAFE_STEP
        && lambda(step.run(), step.place()) == lambda(step.run());
  }

  private static Verdict neverRises(Transition<SparseProblem, Options, State> step) {
    return isSafe(step) ? rise(step) : Verdict.NOT_YET;
  }

  private static Verdict neverRisesAnyway(Transition<SparseProblem, Options, State> step) {
    return isSafe(step) ? Verdict.NOT_YET : rise(step);
  }

  private static Verdict rise(Transition<SparseProblem, Options, State> step) {
    State before = step.before();
    return before == null || !step.made("shrink")
        ? Verdict.NOT_YET
        : LassoClaims.neverRises(
            step.run().problem(), before.code(), step.after().code(), lambda(step.run()));
  }

  /// F(y_k) − F* ≤ ‖y₀ − y*‖²/(2ηk) (Beck and Teboulle 2009, theorem 3.1).
  private static Verdict isWithinBound(Transition<SparseProblem, Options, State> step) {
    Origin origin = step.after().origin();
    Options options = step.run().options();
    boolean isProven =
        options.schedule() == Schedule.FIXED && options.stepSize() <= LONGEST_PROVEN_STEP;
    if (!isProven || origin.iterations() == 0) {
      return Verdict.NOT_YET;
    }
    double lambda = lambda(step.run());
    SparseProblem problem = step.run().problem();
    double distance = origin.code().distance(problem.optimum(lambda).code(), eta(step.run()));
    double bound = distance / (2 * origin.iterations());
    return LassoClaims.isWithin(problem, step.after().code(), lambda, bound);
  }

  private static Verdict gapIsABound(Transition<SparseProblem, Options, State> step) {
    return LassoClaims.gapIsABound(step.run().problem(), step.after().code(), lambda(step.run()));
  }

  private static Verdict shrinkageIsAMinimum(Transition<SparseProblem, Options, State> step) {
    DMatrixRMaj v = step.after().v();
    double threshold = eta(step.run()) * lambda(step.run(), step.place());
    return v == null || !step.made("shrink")
        ? Verdict.NOT_YET
        : LassoClaims.isShrunk(v, step.after().code().y(), threshold);
  }

  private static Verdict supportIsFinal(Transition<SparseProblem, Options, State> step) {
    return LassoClaims.supportIsFinal(
        step.run().problem(), step.after().code(), lambda(step.run()));
  }
}
