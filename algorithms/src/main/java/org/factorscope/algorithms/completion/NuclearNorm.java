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

/// Matrix completion by shrinking singular values, the convex relative of a bound on the rank (CIL
/// lecture notes 2024, section 2.2; Cai, Candès, Shen 2010; Mazumder, Hastie, Tibshirani 2010).
///
/// ```
/// shrink:   B = shrink_τ(Y) = U diag(σ − τ)_+ V^T
/// correct:  Y = Y + δ Π_Ω(M − B)      svt, from Y = 0
///           Y = B + Π_Ω(M − B)        soft-impute, from Y = Π_Ω(M)
/// ```
///
/// One iteration is both half-steps. SVT climbs on a dual problem: for δ < 2 the dual objective
/// never falls, and B tends to the matrix with the least τ‖B‖_* + ½‖B‖_F² among those that meet the
/// known entries; the lecture notes print ½τ⁻¹ for the ½. Its residual may rise. Soft-impute lowers
/// ½‖Π_Ω(M − B)‖_F² + τ‖B‖_*, and its B does not meet the known entries: they pay the threshold
/// too. Only soft-impute fills the gaps of Y; SVT's Y is zero there. SVT has converged if ‖Π_Ω(M −
/// B)‖ is at most 10⁻⁴‖Π_Ω(M)‖ and neither B nor Y has moved by more than 10⁻⁷ of its norm,
/// soft-impute if B has moved by at most 10⁻⁸ of its norm. Cost of an iteration: O(nm·min(n, m)).
public final class NuclearNorm
    implements Algorithm<CompletionProblem, NuclearNorm.Options, NuclearNorm.State> {
  /// What the correction does.
  public enum Method {
    /// Singular value thresholding: Y + δΠ_Ω(M − B), a climb on the dual problem.
    SVT,
    /// Π_Ω(M) + Π_Ω⊥(B): the gaps are filled with the guess.
    SOFT_IMPUTE
  }

  /// How completion by shrinkage of singular values runs.
  ///
  /// @param tau τ, not negative: how much is taken off each singular value
  /// @param stepSize δ, above 0; of [Method#SVT] alone
  public record Options(Method method, double tau, double stepSize) {
    public Options {
      if (!(tau >= 0) || Double.isInfinite(tau)) {
        throw InvalidInputException.option("tau", tau, "must be at least 0");
      }
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }
  }

  /// A moment of completion by shrinkage.
  ///
  /// @param y Y, n x m: what is shrunk next
  /// @param svd of Y until it is shrunk; null then and if Y is not finite
  /// @param singularValues of Y, falling, min(n, m) numbers; NaN if Y is not finite. Not modified.
  /// @param shrunk B; null before the first half-step
  /// @param correction how Y came from the Y before it; null if no correction led here
  public record State(
      DMatrixRMaj y,
      @Nullable ThinSvd svd,
      double[] singularValues,
      @Nullable Shrunk shrunk,
      @Nullable Correction correction) {
    /// B, or null before the first half-step.
    public @Nullable DMatrixRMaj b() {
      return shrunk == null ? null : shrunk.b();
    }
  }

  /// How far a correction went.
  ///
  /// @param stepSize δ
  /// @param distance ‖Y − Y'‖_F to the Y' before it
  public record Correction(double stepSize, double distance) {}

  private static final HalfStep<CompletionProblem, Options, State> SHRINK =
      HalfStep.of("shrink", (run, state, place) -> shrunk(run, state));

  private static final List<HalfStep<CompletionProblem, Options, State>> SVT =
      List.of(SHRINK, HalfStep.of("correct", "svt", (run, state, place) -> corrected(run, state)));

  private static final List<HalfStep<CompletionProblem, Options, State>> SOFT_IMPUTE =
      List.of(
          SHRINK,
          HalfStep.of("correct", "soft-impute", (run, state, place) -> corrected(run, state)));

  private static final List<StateVariable<CompletionProblem, Options, State>> VARIABLES =
      List.of(
          StateVariable.<CompletionProblem, Options, State>matrix("B", State::b)
              .keeping(NuclearNorm::bytesBesideMatrices),
          StateVariable.<CompletionProblem, Options, State>matrix("Y", State::y)
              .settable(NuclearNorm::withY));

  private static final List<Claim<CompletionProblem, Options, State>> CLAIMS =
      List.of(
          Claim.promised("singular-values-shrink-by-tau", NuclearNorm::shrinkByTau),
          Claim.promised("shrinking-is-nonexpansive", NuclearNorm::nonexpansive),
          Claim.promised("y-lives-on-known-entries", NuclearNorm::isSparse),
          Claim.promised("dual-never-falls", NuclearNorm::dualRises),
          Claim.promised("objective-never-rises", NuclearNorm::objectiveFalls),
          Claim.notPromised("residual-never-rises", NuclearNorm::residualFalls),
          Claim.notPromised("rank-never-falls", NuclearNorm::rankRises),
          Claim.notPromised("hidden-entries-are-found", NuclearNorm::recovers));

  /// At and above the largest singular value of Π_Ω(M) soft-impute's answer is zero.
  private static final double SHARE_OF_THE_LARGEST = 10;

  /// Cai, Candès and Shen take 5n for a square matrix.
  private static final double TIMES_THE_SIZE = 5;

  /// The papers' δ is 1.2/p, which passes 2 if less than 0.6 is known.
  private static final double STEP_TIMES_SHARE = 1.2;

  private static final double MAX_DEFAULT_STEP = 1.9;

  /// The dual gradient is 1-Lipschitz, so that a step below twice its inverse cannot lose.
  private static final double MAX_STEP = 2;

  /// Of SVT, as Cai, Candès and Shen stop it.
  private static final double MET = 1e-4;

  /// Of SVT besides: where the known entries are met to this accuracy the prices Y may still rise,
  /// and B with them. Fifty more iterations of this size leave three digits as they are.
  private static final double RESTS = 1e-7;

  /// Of soft-impute.
  private static final double STANDSTILL = 1e-8;

  /// A run whose residual exceeds that of B = 0 by this factor diverges.
  private static final double FAR = 1e4;

  /// Rounding that identities are allowed, relative to their terms.
  private static final double ROUNDING = 1e-10;

  /// A threshold that suits the data: 5√(nm) for SVT; for soft-impute a tenth of the largest
  /// singular value of Π_Ω(M).
  public static double suitableTau(CompletionProblem problem, Method method) {
    return switch (method) {
      case SVT -> TIMES_THE_SIZE * Math.sqrt((double) problem.rows() * problem.columns());
      case SOFT_IMPUTE -> ThinSvd.valuesOf(problem.known().asMatrix(0))[0] / SHARE_OF_THE_LARGEST;
    };
  }

  /// δ = min(1.2/p, 1.9) with p the share of the entries that is known.
  public static double suitableStepSize(CompletionProblem problem) {
    return Math.min(STEP_TIMES_SHARE / problem.knownShare(), MAX_DEFAULT_STEP);
  }

  @Override
  public List<HalfStep<CompletionProblem, Options, State>> halfSteps(Options options) {
    return options.method() == Method.SVT ? SVT : SOFT_IMPUTE;
  }

  @Override
  public List<StateVariable<CompletionProblem, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<CompletionProblem, Options> run) {
    CompletionProblem problem = run.problem();
    return run.options().method() == Method.SVT
        ? at(new DMatrixRMaj(problem.rows(), problem.columns()), null, null)
        : at(problem.known().asMatrix(0), null, null);
  }

  /// A state with a Y that is still to be shrunk, decomposed.
  private static State at(DMatrixRMaj y, @Nullable Shrunk shrunk, @Nullable Correction correction) {
    ThinSvd svd = Norms.isFinite(y) ? ThinSvd.of(y) : null;
    double[] values = svd == null ? unknown(y) : svd.values();
    return new State(y, svd, values, shrunk, correction);
  }

  private static double[] unknown(DMatrixRMaj y) {
    double[] values = new double[Math.min(y.numRows, y.numCols)];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /// B stays what it was if Y is not finite.
  private static State shrunk(Run<CompletionProblem, Options> run, State state) {
    DMatrixRMaj y = state.y();
    ThinSvd svd = state.svd() == null && Norms.isFinite(y) ? ThinSvd.of(y) : state.svd();
    Shrunk next =
        svd == null
            ? state.shrunk()
            : Shrunk.of(run.problem(), y, svd, run.options().tau(), state.shrunk());
    return new State(y, null, state.singularValues(), next, state.correction());
  }

  private static State corrected(Run<CompletionProblem, Options> run, State state) {
    Shrunk shrunk = state.shrunk();
    if (shrunk == null) {
      return at(state.y(), null, null);
    }
    double delta = run.options().stepSize();
    DMatrixRMaj next =
        run.options().method() == Method.SVT
            ? run.problem().stepped(state.y(), delta, shrunk.b())
            : run.problem().restored(shrunk.b());
    return at(next, shrunk, new Correction(delta, Shrunk.distance(next, state.y())));
  }

  /// SVT's dual variable has no entries but those on Ω, so that others are refused.
  private static State withY(Run<CompletionProblem, Options> run, State state, DMatrixRMaj y) {
    boolean isSvt = run.options().method() == Method.SVT;
    if (isSvt && Norms.frobenius(run.problem().outside(y)) > 0) {
      throw new InvalidInputException(
          "Y has numbers where nothing is known, but svt needs zeros there; soft-impute does not.");
    }
    return at(y, state.shrunk(), null);
  }

  private static long bytesBesideMatrices(State state) {
    long values = state.singularValues().length;
    values += state.shrunk() == null ? 0 : state.shrunk().singularValues().length;
    return Double.BYTES * values + (state.svd() == null ? 0 : state.svd().bytes());
  }

  /// SVT: ‖Π_Ω(M − B)‖_F/‖Π_Ω(M)‖_F. Soft-impute: ½‖Π_Ω(M − B)‖_F² + τ‖B‖_*. Empty before there is
  /// a B.
  @Override
  public OptionalDouble objective(Run<CompletionProblem, Options> run, State state) {
    Shrunk now = state.shrunk();
    if (now == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        run.options().method() == Method.SVT
            ? run.problem().relative(now.residual())
            : penalized(run, now));
  }

  @Override
  public Map<String, Double> measures(Run<CompletionProblem, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    Shrunk shrunk = state.shrunk();
    if (shrunk != null) {
      measures.put("rank", (double) shrunk.rank());
      measures.put("nuclear-norm", shrunk.nuclearNorm());
      if (Double.isFinite(shrunk.hiddenError())) {
        measures.put("hidden-error", shrunk.hiddenError());
      }
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<CompletionProblem, Options, State> last) {
    Shrunk shrunk = last.after().shrunk();
    if (shrunk == null) {
      return Optional.empty();
    }
    double residual = last.run().problem().relative(shrunk.residual());
    if (residual > FAR) {
      return Optional.of(StopReason.DIVERGED);
    }
    boolean converged =
        last.run().options().method() == Method.SVT
            ? residual <= MET && rests(last.after(), shrunk)
            : shrunk.distance() <= STANDSTILL * Norms.frobenius(shrunk.b());
    return converged ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  private static boolean rests(State state, Shrunk shrunk) {
    Correction correction = state.correction();
    return correction != null
        && correction.distance() <= RESTS * Norms.frobenius(state.y())
        && shrunk.distance() <= RESTS * Norms.frobenius(shrunk.b());
  }

  @Override
  public List<Claim<CompletionProblem, Options, State>> claims() {
    return CLAIMS;
  }

  private static boolean isSvt(Transition<CompletionProblem, Options, State> step) {
    return step.run().options().method() == Method.SVT;
  }

  /// The B before a shrinkage, or null if there was none.
  private static @Nullable Shrunk earlier(Transition<CompletionProblem, Options, State> step) {
    State before = step.before();
    return before == null ? null : before.shrunk();
  }

  private static Verdict shrinkByTau(Transition<CompletionProblem, Options, State> step) {
    Shrunk shrunk = step.after().shrunk();
    if (shrunk == null || !step.made("shrink")) {
      return Verdict.NOT_YET;
    }
    double[] values = step.after().singularValues();
    double[] wanted = Shrinkage.soft(values, shrunk.tau());
    double off = 0;
    for (int k = 0; k < wanted.length; k++) {
      off = Math.max(off, Math.abs(wanted[k] - shrunk.singularValues()[k]));
    }
    return Verdict.within(off, ROUNDING * values[0] + Double.MIN_NORMAL);
  }

  /// Whether this is a shrinkage by the same τ as the one before it, with one correction between.
  private static boolean repeatsTau(Transition<CompletionProblem, Options, State> step) {
    Shrunk old = earlier(step);
    return old != null && step.made("shrink") && old.tau() == step.run().options().tau();
  }

  private static Verdict nonexpansive(Transition<CompletionProblem, Options, State> step) {
    Correction correction = step.after().correction();
    Shrunk now = step.after().shrunk();
    if (correction == null || now == null || !repeatsTau(step)) {
      return Verdict.NOT_YET;
    }
    double scale = step.after().singularValues()[0];
    return Verdict.within(
        now.distance() - correction.distance(), ROUNDING * scale + Double.MIN_NORMAL);
  }

  private static Verdict isSparse(Transition<CompletionProblem, Options, State> step) {
    return isSvt(step)
        ? Verdict.within(Norms.frobenius(step.run().problem().outside(step.after().y())), 0)
        : Verdict.NOT_YET;
  }

  private static Verdict dualRises(Transition<CompletionProblem, Options, State> step) {
    Correction correction = step.after().correction();
    Shrunk now = step.after().shrunk();
    Shrunk old = earlier(step);
    if (now == null
        || old == null
        || correction == null
        || !isSvt(step)
        || correction.stepSize() > MAX_STEP
        || !repeatsTau(step)) {
      return Verdict.NOT_YET;
    }
    double scale = step.run().problem().norm() * Norms.frobenius(step.after().y());
    return Verdict.within(old.dual() - now.dual(), ROUNDING * scale + Double.MIN_NORMAL);
  }

  /// If Y is the correction of the B before.
  private static Verdict objectiveFalls(Transition<CompletionProblem, Options, State> step) {
    Shrunk old = earlier(step);
    Shrunk now = step.after().shrunk();
    if (isSvt(step)
        || old == null
        || now == null
        || step.after().correction() == null
        || !step.made("shrink")) {
      return Verdict.NOT_YET;
    }
    double before = penalized(step.run(), old);
    double norm = step.run().problem().norm();
    double tolerance = ROUNDING * (before + norm * norm) + Double.MIN_NORMAL;
    return Verdict.within(penalized(step.run(), now) - before, tolerance);
  }

  /// ½‖Π_Ω(M − B)‖_F² + τ‖B‖_*.
  private static double penalized(Run<CompletionProblem, Options> run, Shrunk shrunk) {
    double misses = shrunk.residual() * shrunk.residual() / 2;
    return misses + run.options().tau() * shrunk.nuclearNorm();
  }

  private static Verdict residualFalls(Transition<CompletionProblem, Options, State> step) {
    Shrunk old = earlier(step);
    Shrunk now = step.after().shrunk();
    if (!isSvt(step) || old == null || now == null || !step.made("shrink")) {
      return Verdict.NOT_YET;
    }
    return Verdict.within(now.residual() - old.residual(), ROUNDING * step.run().problem().norm());
  }

  private static Verdict rankRises(Transition<CompletionProblem, Options, State> step) {
    Shrunk old = earlier(step);
    Shrunk now = step.after().shrunk();
    return old == null || now == null
        ? Verdict.NOT_YET
        : Verdict.within(old.rank() - now.rank(), 0);
  }

  private static Verdict recovers(Transition<CompletionProblem, Options, State> step) {
    Shrunk now = step.after().shrunk();
    return now == null || Double.isNaN(now.hiddenError())
        ? Verdict.NOT_YET
        : Verdict.within(now.hiddenError(), Recovery.Trial.RECOVERED);
  }
}
