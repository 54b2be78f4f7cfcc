package org.factorscope.algorithms.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// The rank-one model: a whole matrix A as one column times one row (CIL lecture notes 2024,
/// section 2.1, rank-1 model).
///
/// ```
/// loss               ½‖A − uvᵀ‖² = ½‖A‖² + ½‖u‖²‖v‖² − uᵀAv
/// alternating        u ← Av/‖v‖²             then  v ← Aᵀu/‖u‖² with the new u
/// gradient descent   u ← u − η(uvᵀ − A)v     and   v ← v − η(uvᵀ − A)ᵀu, both from the old u, v
/// ```
///
/// One iteration is both half-steps. Alternating least squares is the power method on AAᵀ: the loss
/// never rises, and the tangent of the angle between u and u₁ shrinks by (σ₂/σ₁)² or more. Descent
/// moves both factors from the values before the iteration, as the scalar factorization does, so
/// that κ = ‖u‖² − ‖v‖² changes by ‖Δu‖² − ‖Δv‖² alone; between its half-steps u has moved and v
/// has not. It stops where the gradient vanishes relative to its parts, which is also so at a
/// saddle that the run cannot leave; a factor whose partner is zero stays where it is. Cost of an
/// iteration: O(nm).
public final class RankOne implements Algorithm<RankOneProblem, RankOne.Options, RankOne.State> {
  /// How to move.
  public enum Method {
    /// Each factor in turn to the minimum over it, the other one held still.
    ALTERNATING,
    /// Both factors by −η times their gradient, both from the values before the iteration.
    GRADIENT_DESCENT
  }

  /// How the rank-one model A ≈ uvᵀ is fitted.
  ///
  /// @param stepSize η of gradient descent, above 0; alternating least squares has none
  public record Options(Method method, double stepSize) {
    public Options {
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }
  }

  /// A moment of the rank-one model.
  ///
  /// @param u n x 1
  /// @param v m x 1
  /// @param sweep what the iteration under way began with; null between iterations and after an
  ///   edit
  /// @param loss ½‖A − uvᵀ‖_F²
  public record State(DMatrixRMaj u, DMatrixRMaj v, @Nullable Sweep sweep, double loss) {
    /// κ = ‖u‖² − ‖v‖², which the gradient flow conserves.
    public double kappa() {
      return Norms.squaredFrobenius(u) - Norms.squaredFrobenius(v);
    }
  }

  /// What an iteration began with.
  ///
  /// @param u n x 1: gradient descent moves v from there too
  /// @param loss ½‖A − uvᵀ‖_F²
  public record Sweep(DMatrixRMaj u, double loss) {}

  private static final List<StateVariable<RankOneProblem, Options, State>> VARIABLES =
      List.of(
          StateVariable.<RankOneProblem, Options, State>matrix("u", State::u)
              .settable((run, state, u) -> replaced(run, state, u, state.v())),
          StateVariable.<RankOneProblem, Options, State>matrix("v", State::v)
              .settable((run, state, v) -> replaced(run, state, state.u(), v)));

  private static final List<Claim<RankOneProblem, Options, State>> CLAIMS =
      List.of(
          Claim.promised("loss-never-rises", RankOne::neverRises),
          Claim.promised("each-half-step-shrinks-the-error", RankOne::shrinks),
          Claim.promised("kappa-moves-by-its-law", RankOne::kappaLaw),
          Claim.promised("a-standstill-is-a-singular-pair", RankOne::isSingularPair),
          Claim.notPromised("a-standstill-is-the-minimum", RankOne::isMinimum),
          Claim.notPromised("factors-are-balanced", RankOne::balanced));

  /// Entries of a start are normal with this standard deviation.
  private static final double START_DEVIATION = 0.1;

  /// A gradient below this fraction of its parts has vanished.
  private static final double VANISHED = 1e-12;

  /// A factor of descent that is longer than this, in units of 1 + √σ₁, does not come back.
  private static final double OUT_OF_BOUNDS = 1e6;

  /// Losses that differ by this fraction of ‖A‖² are the same, when a standstill is judged.
  private static final double SAME_LOSS = 1e-8;

  /// A replacement that differs by less than this, relative to the largest entry, is the same
  /// factor written with fewer digits.
  private static final double WRITTEN = 1e-6;

  /// Rounding that losses are allowed, relative to the squares that they are made of.
  private static final double ROUNDING = 1e-12;

  /// A gradient below this fraction of its parts stands still, as far as claims go.
  private static final double STANDS_STILL = 1e-9;

  /// Beyond this tangent the direction is at a right angle but for rounding.
  private static final double RIGHT_ANGLE = 1e8;

  /// If σ₂/σ₁ is nearer to 1 than this, u₁ itself is not known well enough.
  private static final double NO_GAP = 1e-4;

  @Override
  public List<HalfStep<RankOneProblem, Options, State>> halfSteps(Options options) {
    return switch (options.method()) {
      case ALTERNATING ->
          List.of(
              HalfStep.of("update-u", "alternating", (run, state, place) -> solvedForU(run, state)),
              HalfStep.of(
                  "update-v", "alternating", (run, state, place) -> solvedForV(run, state)));
      case GRADIENT_DESCENT ->
          List.of(
              HalfStep.of(
                  "update-u", "gradient-descent", (run, state, p) -> descendedU(run, state)),
              HalfStep.of(
                  "update-v", "gradient-descent", (run, state, p) -> descendedV(run, state)));
    };
  }

  @Override
  public List<StateVariable<RankOneProblem, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<RankOneProblem, Options> run) {
    var random = run.random(0);
    DMatrixRMaj u = StepRandom.normal(run.problem().rows(), 1, random);
    DMatrixRMaj v = StepRandom.normal(run.problem().columns(), 1, random);
    CommonOps_DDRM.scale(START_DEVIATION, u);
    CommonOps_DDRM.scale(START_DEVIATION, v);
    return at(run.problem(), u, v);
  }

  private static State solvedForU(Run<RankOneProblem, Options> run, State state) {
    boolean isFree = Norms.frobenius(state.v()) == 0;
    DMatrixRMaj u = isFree ? state.u() : run.problem().solvedForU(state.v());
    return withU(run.problem(), state, u);
  }

  private static State solvedForV(Run<RankOneProblem, Options> run, State state) {
    boolean isFree = Norms.frobenius(state.u()) == 0;
    DMatrixRMaj v = isFree ? state.v() : run.problem().solvedForV(state.u());
    return at(run.problem(), state.u(), v);
  }

  private static State descendedU(Run<RankOneProblem, Options> run, State state) {
    DMatrixRMaj gradient = run.problem().gradientOfU(state.u(), state.v());
    return withU(run.problem(), state, descended(run, state.u(), gradient));
  }

  private static State descendedV(Run<RankOneProblem, Options> run, State state) {
    Sweep sweep = state.sweep();
    DMatrixRMaj oldU = sweep == null ? state.u() : sweep.u();
    DMatrixRMaj gradient = run.problem().gradientOfV(oldU, state.v());
    return at(run.problem(), state.u(), descended(run, state.v(), gradient));
  }

  private static DMatrixRMaj descended(
      Run<RankOneProblem, Options> run, DMatrixRMaj factor, DMatrixRMaj gradient) {
    DMatrixRMaj next = new DMatrixRMaj(factor.numRows, 1);
    CommonOps_DDRM.add(factor, -run.options().stepSize(), gradient, next);
    return next;
  }

  /// A moment from which an iteration begins.
  private static State at(RankOneProblem problem, DMatrixRMaj u, DMatrixRMaj v) {
    return new State(u, v, null, problem.loss(u, v));
  }

  /// The middle of the iteration that began with `state`.
  private static State withU(RankOneProblem problem, State state, DMatrixRMaj u) {
    Sweep begun = new Sweep(state.u(), state.loss());
    return new State(u, state.v(), begun, problem.loss(u, state.v()));
  }

  /// Another factor begins an iteration anew; the same one, written with fewer digits as in a
  /// trace, goes on with the iteration under way.
  private static State replaced(
      Run<RankOneProblem, Options> run, State state, DMatrixRMaj u, DMatrixRMaj v) {
    boolean stays = isWritten(state.u(), u) && isWritten(state.v(), v);
    Sweep sweep = stays ? state.sweep() : null;
    return new State(u, v, sweep, run.problem().loss(u, v));
  }

  private static boolean isWritten(DMatrixRMaj old, DMatrixRMaj value) {
    double largest = CommonOps_DDRM.elementMaxAbs(old);
    for (int i = 0; i < old.numRows; i++) {
      if (!(Math.abs(value.data[i] - old.data[i]) <= WRITTEN * largest)) {
        return false;
      }
    }
    return true;
  }

  /// Other options begin a new iteration from here, because the old half-step does not fit them.
  @Override
  public State reconsidered(Run<RankOneProblem, Options> run, State state) {
    return new State(state.u(), state.v(), null, state.loss());
  }

  @Override
  public OptionalDouble objective(Run<RankOneProblem, Options> run, State state) {
    return OptionalDouble.of(state.loss());
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<RankOneProblem, Options> run, State state) {
    return Map.of(
        "u", run.problem().gradientOfU(state.u(), state.v()),
        "v", run.problem().gradientOfV(state.u(), state.v()));
  }

  @Override
  public Map<String, Double> measures(Run<RankOneProblem, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    double normU = Norms.frobenius(state.u());
    double normV = Norms.frobenius(state.v());
    if (normU > 0) {
      measures.put("angle-u", run.problem().alignmentOfU(state.u()).angle());
    }
    if (normV > 0) {
      measures.put("angle-v", run.problem().alignmentOfV(state.v()).angle());
    }
    measures.put("norm-u", normU);
    measures.put("norm-v", normV);
    measures.put("kappa", state.kappa());
    return measures;
  }

  /// `u` and `v`: the coordinates of u/‖u‖ along u₁ and u₂, those of v/‖v‖ along v₁ and v₂.
  @Override
  public Map<String, double[]> series(Run<RankOneProblem, Options> run, State state) {
    Alignment u = run.problem().alignmentOfU(state.u());
    Alignment v = run.problem().alignmentOfV(state.v());
    return Map.of(
        "u", new double[] {u.first(), u.second()}, "v", new double[] {v.first(), v.second()});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<RankOneProblem, Options, State> last) {
    RankOneProblem problem = last.run().problem();
    State state = last.after();
    double longest = Math.max(Norms.frobenius(state.u()), Norms.frobenius(state.v()));
    boolean descends = last.run().options().method() == Method.GRADIENT_DESCENT;
    if (descends && longest > OUT_OF_BOUNDS * (1 + Math.sqrt(problem.sigma(0)))) {
      return Optional.of(StopReason.DIVERGED);
    }
    return unrest(problem, state) <= VANISHED && !leavesSaddle(problem, state)
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  /// Whether the standstill is no minimum and u or v has a part along the first singular direction,
  /// however small: it grows until the run is away.
  private static boolean leavesSaddle(RankOneProblem problem, State state) {
    double excess = state.loss() - problem.level(0);
    return excess > SAME_LOSS * problem.squaredNorm()
        && (Math.abs(problem.alignmentOfU(state.u()).first()) > 0
            || Math.abs(problem.alignmentOfV(state.v()).first()) > 0);
  }

  /// The length of the gradient relative to its parts: 0 at a critical point.
  ///
  /// ```
  /// max( ‖u‖v‖² − Av‖ / ‖v‖,  ‖v‖u‖² − Aᵀu‖ / ‖u‖ ) / (σ₁ + ‖u‖‖v‖),  0/0 = 0
  /// ```
  static double unrest(RankOneProblem problem, State state) {
    double normU = Norms.frobenius(state.u());
    double normV = Norms.frobenius(state.v());
    double scale = problem.sigma(0) + normU * normV;
    double ofU = Norms.frobenius(problem.gradientOfU(state.u(), state.v()));
    double ofV = Norms.frobenius(problem.gradientOfV(state.u(), state.v()));
    return Math.max(quotient(ofU, normV * scale), quotient(ofV, normU * scale));
  }

  private static double quotient(double part, double whole) {
    return part == 0 ? 0 : part / whole;
  }

  @Override
  public List<Claim<RankOneProblem, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict neverRises(Transition<RankOneProblem, Options, State> step) {
    State before = step.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    if (step.run().options().method() == Method.ALTERNATING) {
      return rise(step, before.loss());
    }
    Sweep sweep = before.sweep();
    return sweep == null || !isSmallStep(step, before, sweep)
        ? Verdict.NOT_YET
        : rise(step, sweep.loss());
  }

  private static Verdict rise(Transition<RankOneProblem, Options, State> step, double from) {
    double scale = from + step.run().problem().squaredNorm() + Double.MIN_NORMAL;
    return Verdict.within(step.after().loss() - from, ROUNDING * scale);
  }

  /// Whether η is at most 2/L, with L a bound of the curvature all along the step:
  ///
  /// ```
  /// ‖Hessian‖ ≤ ‖u‖² + ‖v‖² + ‖A − uvᵀ‖₂ ≤ ‖u‖² + ‖v‖² + σ₁ + ‖u‖‖v‖
  /// ```
  private static boolean isSmallStep(
      Transition<RankOneProblem, Options, State> step, State before, Sweep sweep) {
    double u = Math.max(Norms.frobenius(sweep.u()), Norms.frobenius(step.after().u()));
    double v = Math.max(Norms.frobenius(before.v()), Norms.frobenius(step.after().v()));
    double curvature = u * u + v * v + step.run().problem().sigma(0) + u * v;
    return step.run().options().stepSize() * curvature <= 2;
  }

  /// Av has its part along uᵢ stretched by σᵢ, so tan∠(Av, u₁) ≤ σ₂/σ₁ · tan∠(v, v₁).
  private static Verdict shrinks(Transition<RankOneProblem, Options, State> step) {
    State before = step.before();
    if (before == null || step.run().options().method() != Method.ALTERNATING) {
      return Verdict.NOT_YET;
    }
    RankOneProblem problem = step.run().problem();
    double ratio = problem.ratio();
    boolean updatesU = step.made("update-u");
    State after = step.after();
    double old =
        (updatesU ? problem.alignmentOfV(before.v()) : problem.alignmentOfU(before.u())).tangent();
    double now =
        (updatesU ? problem.alignmentOfU(after.u()) : problem.alignmentOfV(after.v())).tangent();
    if (!(old <= RIGHT_ANGLE) || Double.isNaN(now) || ratio > 1 - NO_GAP) {
      return Verdict.NOT_YET;
    }
    double bound = ratio * old;
    return Verdict.within(now - bound, 1e-9 * bound + 1e-13 * (1 + old * old) / (1 - ratio));
  }

  /// Both gradients have the same part along their factor: uᵀ(uvᵀ − A)v = vᵀ(uvᵀ − A)ᵀu.
  private static Verdict kappaLaw(Transition<RankOneProblem, Options, State> step) {
    State before = step.before();
    Sweep sweep = before == null ? null : before.sweep();
    if (before == null || sweep == null || step.run().options().method() == Method.ALTERNATING) {
      return Verdict.NOT_YET;
    }
    State after = step.after();
    double oldU = Norms.squaredFrobenius(sweep.u());
    double oldV = Norms.squaredFrobenius(before.v());
    double law =
        Norms.squaredDistance(after.u(), sweep.u()) - Norms.squaredDistance(after.v(), before.v());
    double size =
        oldU + oldV + Norms.squaredFrobenius(after.u()) + Norms.squaredFrobenius(after.v());
    return size < Double.POSITIVE_INFINITY
        ? Verdict.within(Math.abs(after.kappa() - (oldU - oldV) - law), ROUNDING * size)
        : Verdict.NOT_YET;
  }

  private static Verdict isSingularPair(Transition<RankOneProblem, Options, State> step) {
    RankOneProblem problem = step.run().problem();
    State state = step.after();
    if (!(unrest(problem, state) <= STANDS_STILL)) {
      return Verdict.NOT_YET;
    }
    double half = problem.squaredNorm() / 2;
    double nearest = Math.abs(state.loss() - half);
    for (int i = 0; i < problem.triplets(); i++) {
      double level = half - problem.sigma(i) * problem.sigma(i) / 2;
      nearest = Math.min(nearest, Math.abs(state.loss() - level));
    }
    return Verdict.within(nearest, 10 * STANDS_STILL * problem.squaredNorm());
  }

  private static Verdict isMinimum(Transition<RankOneProblem, Options, State> step) {
    RankOneProblem problem = step.run().problem();
    if (!(unrest(problem, step.after()) <= STANDS_STILL)) {
      return Verdict.NOT_YET;
    }
    double excess = step.after().loss() - problem.level(0);
    return Verdict.within(excess, 10 * STANDS_STILL * problem.squaredNorm());
  }

  private static Verdict balanced(Transition<RankOneProblem, Options, State> step) {
    double u = Norms.frobenius(step.after().u());
    double v = Norms.frobenius(step.after().v());
    return Verdict.within(Math.abs(u - v), 0.01 * Math.max(u, v));
  }
}
