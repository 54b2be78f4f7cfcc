package org.factorscope.algorithms.completion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Matrix completion by singular value projection: gradient descent that is cut back to rank k
/// after every step (CIL lecture notes 2024, section 2.2; Jain, Meka, Dhillon, NIPS 2010).
///
/// ```
/// gradient:  A = A + η Π_Ω(M − A)
/// truncate:  A = Σ_{i ≤ k} σ_i u_i v_i^T
/// ```
///
/// One iteration is both half-steps, from A = 0. What decreases is ½‖Π_Ω(M − A)‖_F², from one
/// truncation to the next, if η ≤ 1: the step minimizes a bound on the loss that touches it at A.
/// The matrices of rank k are not convex, so the general theorem on projected gradients, which the
/// lecture notes quote, does not apply, and nothing is promised for η > 1. It has converged if the
/// known entries are met or the loss has stopped falling, and diverged if the loss is far above
/// that of A = 0. Cost of an iteration: O(nm·min(n, m)), for two decompositions.
public final class Svp implements Algorithm<CompletionProblem, Svp.Options, Svp.State> {
  /// How singular value projection runs.
  ///
  /// @param rank k, at least 1; more than min(n, m) cuts nothing
  /// @param stepSize η, above 0
  public record Options(int rank, double stepSize) {
    public Options {
      if (rank < 1) {
        throw InvalidInputException.option("rank", rank, "must be at least 1");
      }
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }
  }

  /// A moment of singular value projection.
  ///
  /// @param a A, n x m
  /// @param svd of A after a gradient step, which the cut needs; null otherwise and if A is not
  ///   finite
  /// @param singularValues of A, falling, min(n, m) numbers; NaN if A is not finite. Not modified.
  /// @param cut the singular values that the last truncation took away, falling; none after a
  ///   gradient step. Not modified.
  /// @param loss ½‖Π_Ω(M − A)‖_F²
  /// @param hiddenError of A; NaN if the truth is not known
  /// @param origin of the last gradient step; null before the first
  public record State(
      DMatrixRMaj a,
      @Nullable ThinSvd svd,
      double[] singularValues,
      double[] cut,
      double loss,
      double hiddenError,
      @Nullable Origin origin) {
    /// The rank of A up to rounding.
    public int rank() {
      int rank = 0;
      while (rank < singularValues.length && singularValues[rank] > ROUNDING * singularValues[0]) {
        rank++;
      }
      return rank;
    }
  }

  /// Where a gradient step began.
  ///
  /// @param loss before it
  /// @param rank of A before it, up to rounding
  /// @param stepSize that it took
  public record Origin(double loss, int rank, double stepSize) {}

  private static final List<HalfStep<CompletionProblem, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("gradient", (run, state, place) -> descended(run, state)),
          HalfStep.of("truncate", (run, state, place) -> truncated(run, state)));

  private static final List<StateVariable<CompletionProblem, Options, State>> VARIABLES =
      List.of(
          StateVariable.<CompletionProblem, Options, State>matrix("A", State::a)
              .keeping(Svp::bytesBesideA)
              .settable(Svp::withMatrix));

  private static final List<Claim<CompletionProblem, Options, State>> CLAIMS =
      List.of(
          Claim.promised("rank-at-most-k", Svp::rankAtMostK),
          Claim.promised("loss-never-rises-for-small-steps", Svp::smallStepsDescend),
          Claim.promised("gradient-leaves-gaps-alone", Svp::gapsStay),
          Claim.promised("cut-loses-the-tail", Svp::losesTheTail),
          Claim.notPromised("loss-never-rises-for-large-steps", Svp::largeStepsDescend),
          Claim.notPromised("hidden-entries-are-found", Svp::recovers));

  private static final double[] NOTHING_CUT = {};

  /// Singular values below this fraction of the largest one are rounding, and so are deviations
  /// below this fraction of their terms.
  private static final double ROUNDING = 1e-12;

  /// Of the length of what is cut, relative to A.
  private static final double ROUNDING_OF_THE_CUT = 1e-10;

  /// Known entries that are met this well, relative to their norm, are met.
  private static final double MET = 1e-9;

  /// A loss that falls by no more than this fraction of itself has stopped falling.
  private static final double STANDSTILL = 1e-9;

  /// A run whose loss exceeds that of A = 0 by this factor diverges.
  private static final double FAR = 1e8;

  @Override
  public List<HalfStep<CompletionProblem, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<CompletionProblem, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<CompletionProblem, Options> run) {
    DMatrixRMaj zero = new DMatrixRMaj(run.problem().rows(), run.problem().columns());
    return whole(run, zero, null);
  }

  /// A state with nothing cut, decomposed.
  private static State whole(
      Run<CompletionProblem, Options> run, DMatrixRMaj a, @Nullable Origin origin) {
    ThinSvd svd = Norms.isFinite(a) ? ThinSvd.of(a) : null;
    return at(run, a, svd, svd == null ? unknown(a) : svd.values(), NOTHING_CUT, origin);
  }

  private static State at(
      Run<CompletionProblem, Options> run,
      DMatrixRMaj a,
      @Nullable ThinSvd svd,
      double[] values,
      double[] cut,
      @Nullable Origin origin) {
    double residual = run.problem().residual(a);
    double hiddenError = run.problem().hiddenError(a);
    return new State(a, svd, values, cut, residual * residual / 2, hiddenError, origin);
  }

  private static double[] unknown(DMatrixRMaj a) {
    double[] values = new double[Math.min(a.numRows, a.numCols)];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static State descended(Run<CompletionProblem, Options> run, State state) {
    double eta = run.options().stepSize();
    DMatrixRMaj a = run.problem().stepped(state.a(), eta, state.a());
    return whole(run, a, new Origin(state.loss(), state.rank(), eta));
  }

  private static State truncated(Run<CompletionProblem, Options> run, State state) {
    DMatrixRMaj a = state.a();
    ThinSvd svd = state.svd() == null && Norms.isFinite(a) ? ThinSvd.of(a) : state.svd();
    if (svd == null) {
      return at(run, a, null, unknown(a), NOTHING_CUT, state.origin());
    }
    int k = Math.min(run.options().rank(), svd.values().length);
    DMatrixRMaj kept = svd.recomposed(Arrays.copyOf(svd.values(), k));
    double[] cut = Arrays.copyOfRange(svd.values(), k, svd.values().length);
    double[] values = Norms.isFinite(kept) ? ThinSvd.valuesOf(kept) : unknown(kept);
    return at(run, kept, null, values, cut, state.origin());
  }

  /// What the last truncation cut stays on record.
  private static State withMatrix(Run<CompletionProblem, Options> run, State state, DMatrixRMaj a) {
    State replaced = whole(run, a, state.origin());
    return at(run, a, replaced.svd(), replaced.singularValues(), state.cut(), state.origin());
  }

  /// ‖Π_Ω(M − A)‖_F/‖Π_Ω(M)‖_F.
  public static double relativeResidual(CompletionProblem problem, State state) {
    return problem.relative(Math.sqrt(2 * state.loss()));
  }

  private static long bytesBesideA(State state) {
    long values = state.singularValues().length + (long) state.cut().length;
    return Double.BYTES * values + (state.svd() == null ? 0 : state.svd().bytes());
  }

  /// The loss, once there was a gradient step.
  @Override
  public OptionalDouble objective(Run<CompletionProblem, Options> run, State state) {
    return state.origin() == null ? OptionalDouble.empty() : OptionalDouble.of(state.loss());
  }

  @Override
  public Map<String, Double> measures(Run<CompletionProblem, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("rank", (double) state.rank());
    if (Double.isFinite(state.hiddenError())) {
      measures.put("hidden-error", state.hiddenError());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<CompletionProblem, Options, State> last) {
    State state = last.after();
    CompletionProblem problem = last.run().problem();
    Origin origin = state.origin();
    if (origin == null) {
      return Optional.empty();
    }
    double atZero = problem.norm() * problem.norm() / 2;
    if (state.loss() > FAR * atZero && state.loss() > origin.loss()) {
      return Optional.of(StopReason.DIVERGED);
    }
    double fall = origin.loss() - state.loss();
    boolean standsStill = fall >= 0 && fall <= STANDSTILL * origin.loss();
    return standsStill || relativeResidual(problem, state) <= MET
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<CompletionProblem, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict rankAtMostK(Transition<CompletionProblem, Options, State> step) {
    if (!step.made("truncate")) {
      return Verdict.NOT_YET;
    }
    int k = step.run().options().rank();
    double[] values = step.after().singularValues();
    double rest = k < values.length ? values[k] : 0;
    return Verdict.within(rest, ROUNDING * values[0] + Double.MIN_NORMAL);
  }

  private static Verdict smallStepsDescend(Transition<CompletionProblem, Options, State> step) {
    Origin origin = step.after().origin();
    return origin != null && origin.stepSize() <= 1 ? rise(step, origin) : Verdict.NOT_YET;
  }

  private static Verdict largeStepsDescend(Transition<CompletionProblem, Options, State> step) {
    Origin origin = step.after().origin();
    return origin != null && origin.stepSize() > 1 ? rise(step, origin) : Verdict.NOT_YET;
  }

  /// Compares two cuts; if the iteration began with a higher rank than k, the cut may cost.
  private static Verdict rise(Transition<CompletionProblem, Options, State> step, Origin origin) {
    if (!step.made("truncate") || origin.rank() > step.run().options().rank()) {
      return Verdict.NOT_YET;
    }
    double norm = step.run().problem().norm();
    double tolerance = ROUNDING * (norm * norm + origin.loss()) + Double.MIN_NORMAL;
    return Verdict.within(step.after().loss() - origin.loss(), tolerance);
  }

  private static Verdict gapsStay(Transition<CompletionProblem, Options, State> step) {
    State before = step.before();
    if (before == null || !step.made("gradient")) {
      return Verdict.NOT_YET;
    }
    return Verdict.within(step.run().problem().largestMoveOutside(before.a(), step.after().a()), 0);
  }

  /// Eckart–Young: nothing of rank k is nearer to A than what the cut leaves.
  private static Verdict losesTheTail(Transition<CompletionProblem, Options, State> step) {
    State before = step.before();
    if (before == null || !step.made("truncate") || !Norms.isFinite(before.a())) {
      return Verdict.NOT_YET;
    }
    double lost = Shrunk.distance(before.a(), step.after().a());
    double[] tail = step.after().cut();
    double promised = tail.length == 0 ? 0 : Norms.frobenius(new DMatrixRMaj(tail));
    return Verdict.within(
        Math.abs(lost - promised),
        ROUNDING_OF_THE_CUT * Norms.frobenius(before.a()) + Double.MIN_NORMAL);
  }

  private static Verdict recovers(Transition<CompletionProblem, Options, State> step) {
    double error = step.after().hiddenError();
    return Double.isNaN(error) ? Verdict.NOT_YET : Verdict.within(error, Recovery.Trial.RECOVERED);
  }
}
