package org.factorscope.algorithms.spectrum;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.QFactor;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// The largest singular triplets of a matrix from a few random combinations of its columns (Halko,
/// Martinsson and Tropp 2011, algorithms 4.4 and 5.1).
///
/// ```
/// sketch         Y = AΩ, Ω m x l standard normal, l = min(rank + oversampling, n, m)
/// iterate        q times Y ← A qr(Aᵀ qr(Y))
/// orthonormalize Q = qr(Y)
/// project        B = QᵀA = ŨSVᵀ cut to k = rank,  U = QŨ
/// ```
///
/// qr(·) is the Q factor with R's diagonal positive, and the entry of largest magnitude in each
/// column of U is positive. The objective is ‖A‖_F² until Q is there, then ‖A − QQᵀA‖_F², in the
/// end ‖A − USVᵀ‖_F². The four half-steps are the whole run. Cost: 2q + 2 products of A with l
/// vectors, O(nml). What is found is judged by the full decomposition, which is part of the
/// problem; the algorithm does not use it.
public final class RandomizedSvd
    implements Algorithm<Decomposed, RandomizedSvd.Options, RandomizedSvd.State> {
  /// How much is sketched.
  ///
  /// @param rank k, how many triplets are wanted
  /// @param oversampling how many more directions are tried
  /// @param power q, rounds of the power iteration
  public record Options(int rank, int oversampling, int power) {
    public Options {
      if (rank < 1) {
        throw InvalidInputException.option("rank", rank, "must be at least 1");
      }
      if (oversampling < 0) {
        throw InvalidInputException.option("oversampling", oversampling, "must not be negative");
      }
      if (power < 0) {
        throw InvalidInputException.option("power", power, "must not be negative");
      }
    }

    /// l, how many directions are tried.
    public int sketched(Decomposed whole) {
      return Math.min(rank + oversampling, whole.layers());
    }
  }

  /// A moment of the run.
  ///
  /// @param made how many half-steps
  /// @param omega Ω, m x l
  /// @param y Y, n x l; null before `sketch`
  /// @param q Q, n x l; null before `orthonormalize`
  /// @param b B, l x m; null before `project`
  /// @param svd U, S and V, k triplets; null before `project`
  /// @param objective as above
  /// @param error the spectral norm of what is missing; ‖A‖₂ until Q is there
  public record State(
      int made,
      DMatrixRMaj omega,
      @Nullable DMatrixRMaj y,
      @Nullable DMatrixRMaj q,
      @Nullable DMatrixRMaj b,
      @Nullable ThinSvd svd,
      double objective,
      double error) {}

  private static final List<HalfStep<Decomposed, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("sketch", RandomizedSvd::sketched),
          HalfStep.of("iterate", RandomizedSvd::iterated),
          HalfStep.of("orthonormalize", RandomizedSvd::orthonormalized),
          HalfStep.of("project", RandomizedSvd::projected));

  private static final List<StateVariable<Decomposed, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Decomposed, Options, State>matrix("Omega", State::omega)
              .settable((run, state, omega) -> again(run, omega, state.made())),
          StateVariable.matrix("Y", State::y),
          StateVariable.matrix("Q", State::q),
          StateVariable.matrix("B", State::b),
          StateVariable.matrix("U", state -> state.svd() == null ? null : state.svd().u()),
          StateVariable.matrix("S", state -> state.svd() == null ? null : values(state.svd())),
          StateVariable.matrix("V", state -> state.svd() == null ? null : state.svd().v()));

  private static final List<Claim<Decomposed, Options, State>> CLAIMS =
      List.of(
          Claim.promised("factors-are-orthonormal", RandomizedSvd::areOrthonormal),
          Claim.promised("no-better-than-the-best", RandomizedSvd::isNoBetter),
          Claim.<Decomposed, Options, State>promised(
                  "cut-loses-its-tail", RandomizedSvd::cutLosesTail)
              .atRest(),
          Claim.promised("values-are-not-too-large", RandomizedSvd::valuesAreBelow),
          Claim.notPromised("within-the-bound", RandomizedSvd::isWithinBound),
          Claim.notPromised("nearly-the-best", RandomizedSvd::isNearlyBest));

  /// Of lengths relative to ‖A‖, and of products of unit vectors.
  private static final double ROUNDING = 1e-12;

  /// What "nearly" allows, relative to the best.
  private static final double NEARLY = 0.05;

  /// The bound says something from this oversampling on.
  private static final int LEAST_OVERSAMPLING = 4;

  @Override
  public List<HalfStep<Decomposed, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<Decomposed, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Decomposed, Options> run) {
    Decomposed whole = run.problem();
    if (run.options().rank() > whole.layers()) {
      throw InvalidInputException.option(
          "rank",
          run.options().rank(),
          "must be at most the smaller side of the matrix, " + whole.layers());
    }
    SplittableRandom random = run.random(0);
    int sketched = run.options().sketched(whole);
    return again(run, StepRandom.normal(whole.matrix().numCols, sketched, random), 0);
  }

  /// The state after so many half-steps from another Ω.
  private static State again(Run<Decomposed, Options> run, DMatrixRMaj omega, int made) {
    Decomposed whole = run.problem();
    State state = new State(0, omega, null, null, null, null, whole.squaredNorm(), whole.value(0));
    for (int i = 0; i < made; i++) {
      state = HALF_STEPS.get(i).apply(run, state, Place.START);
    }
    return state;
  }

  @Override
  public Optional<HalfStep<Decomposed, Options, State>> next(
      Run<Decomposed, Options> run, State state, Place place) {
    return state.made() < HALF_STEPS.size()
        ? Optional.of(HALF_STEPS.get(state.made()))
        : Optional.empty();
  }

  private static State sketched(Run<Decomposed, Options> run, State state, Place place) {
    DMatrixRMaj y = Products.times(run.problem().matrix(), state.omega());
    return new State(1, state.omega(), y, null, null, null, state.objective(), state.error());
  }

  private static State iterated(Run<Decomposed, Options> run, State state, Place place) {
    DMatrixRMaj y = there(state.y());
    for (int i = 0; i < run.options().power(); i++) {
      y = nextPower(run.problem(), y);
    }
    return new State(2, state.omega(), y, null, null, null, state.objective(), state.error());
  }

  /// A qr(Aᵀ qr(Y)).
  ///
  /// @param y n x l. Not modified.
  /// @return n x l, new
  public static DMatrixRMaj nextPower(Decomposed whole, DMatrixRMaj y) {
    DMatrixRMaj back = Products.transposedTimes(whole.matrix(), QFactor.of(y));
    return Products.times(whole.matrix(), QFactor.of(back));
  }

  private static State orthonormalized(Run<Decomposed, Options> run, State state, Place place) {
    DMatrixRMaj q = QFactor.of(there(state.y()));
    DMatrixRMaj missing = missing(run.problem(), q);
    return new State(
        3,
        state.omega(),
        state.y(),
        q,
        null,
        null,
        Norms.squaredFrobenius(missing),
        ThinSvd.valuesOf(missing)[0]);
  }

  /// A − QQᵀA, n x m, new.
  ///
  /// @param q n x l, orthonormal columns. Not modified.
  public static DMatrixRMaj missing(Decomposed whole, DMatrixRMaj q) {
    return whole.minus(Products.times(q, Products.transposedTimes(q, whole.matrix())));
  }

  private static State projected(Run<Decomposed, Options> run, State state, Place place) {
    DMatrixRMaj q = there(state.q());
    DMatrixRMaj b = Products.transposedTimes(q, run.problem().matrix());
    ThinSvd svd = ThinSvd.of(b).lifted(q, run.options().rank());
    DMatrixRMaj missing = run.problem().minus(svd.recomposed(svd.values()));
    return new State(
        4,
        state.omega(),
        state.y(),
        q,
        b,
        svd,
        Norms.squaredFrobenius(missing),
        ThinSvd.valuesOf(missing)[0]);
  }

  private static DMatrixRMaj there(@Nullable DMatrixRMaj variable) {
    return Objects.requireNonNull(variable);
  }

  private static DMatrixRMaj values(ThinSvd svd) {
    return new DMatrixRMaj(svd.values().length, 1, true, svd.values());
  }

  @Override
  public OptionalDouble objective(Run<Decomposed, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Decomposed, Options, State> last) {
    return last.after().svd() == null ? Optional.empty() : Optional.of(StopReason.COMPLETE);
  }

  @Override
  public List<Claim<Decomposed, Options, State>> claims() {
    return CLAIMS;
  }

  /// The least possible spectral norm of what is missing: σ_{l+1}, after the cut σ_{k+1}.
  public static double best(Decomposed whole, Options options, boolean isCut) {
    return whole.value(isCut ? options.rank() : options.sketched(whole));
  }

  /// (1 + 11√l √min(n, m)) σ_{k+1}, after the cut one more σ_{k+1} (equation 1.9; section 9.4):
  /// what ‖A − QQᵀA‖₂ stays below except with probability 6p⁻ᵖ, p = l − k.
  public static double bound(Decomposed whole, Options options, boolean isCut) {
    double next = whole.value(options.rank());
    double reach = 11 * Math.sqrt(options.sketched(whole)) * Math.sqrt(whole.layers());
    return (isCut ? 2 + reach : 1 + reach) * next;
  }

  private static double rounding(Decomposed whole) {
    return ROUNDING * (whole.value(0) + Double.MIN_NORMAL);
  }

  private static Verdict areOrthonormal(Transition<Decomposed, Options, State> step) {
    DMatrixRMaj q = step.after().q();
    if (q == null) {
      return Verdict.NOT_YET;
    }
    ThinSvd svd = step.after().svd();
    Stream<DMatrixRMaj> factors = svd == null ? Stream.of(q) : Stream.of(q, svd.u(), svd.v());
    return Verdict.within(factors.mapToDouble(RandomizedSvd::deviation).max().orElse(0), ROUNDING);
  }

  /// The largest entry of |QᵀQ − I|.
  private static double deviation(DMatrixRMaj q) {
    DMatrixRMaj gram = Products.gramOfColumns(q);
    CommonOps_DDRM.subtractEquals(gram, CommonOps_DDRM.identity(q.numCols));
    return CommonOps_DDRM.elementMaxAbs(gram);
  }

  private static Verdict isNoBetter(Transition<Decomposed, Options, State> step) {
    State state = step.after();
    if (state.q() == null) {
      return Verdict.NOT_YET;
    }
    Decomposed whole = step.run().problem();
    double best = best(whole, step.run().options(), state.svd() != null);
    return Verdict.within(best - state.error(), rounding(whole));
  }

  /// By Pythagoras ‖A − USVᵀ‖² = ‖A − QQᵀA‖² + Σ_{i>k} σ_i(B)².
  private static Verdict cutLosesTail(Transition<Decomposed, Options, State> step) {
    State state = step.after();
    DMatrixRMaj q = state.q();
    DMatrixRMaj b = state.b();
    if (q == null || b == null) {
      return Verdict.NOT_YET;
    }
    Decomposed whole = step.run().problem();
    double sum = Norms.squaredFrobenius(missing(whole, q));
    double[] values = ThinSvd.valuesOf(b);
    for (int i = step.run().options().rank(); i < values.length; i++) {
      sum += values[i] * values[i];
    }
    return Verdict.within(Math.abs(state.objective() - sum), whole.rounding(sum));
  }

  /// What is seen through Q is never longer than it is.
  private static Verdict valuesAreBelow(Transition<Decomposed, Options, State> step) {
    ThinSvd svd = step.after().svd();
    if (svd == null) {
      return Verdict.NOT_YET;
    }
    Decomposed whole = step.run().problem();
    double excess = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < svd.values().length; i++) {
      excess = Math.max(excess, svd.values()[i] - whole.value(i));
    }
    return Verdict.within(excess, rounding(whole));
  }

  private static Verdict isWithinBound(Transition<Decomposed, Options, State> step) {
    State state = step.after();
    Decomposed whole = step.run().problem();
    Options options = step.run().options();
    boolean isMeant = options.sketched(whole) - options.rank() >= LEAST_OVERSAMPLING;
    if (state.q() == null || !isMeant) {
      return Verdict.NOT_YET;
    }
    double bound = bound(whole, options, state.svd() != null);
    return Verdict.within(state.error() - bound, rounding(whole));
  }

  private static Verdict isNearlyBest(Transition<Decomposed, Options, State> step) {
    if (step.after().svd() == null) {
      return Verdict.NOT_YET;
    }
    Decomposed whole = step.run().problem();
    double best = whole.tail(step.run().options().rank());
    double excess = step.after().objective() - best;
    return Verdict.within(excess, NEARLY * best + whole.rounding(best));
  }
}
