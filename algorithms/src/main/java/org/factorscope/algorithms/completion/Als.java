package org.factorscope.algorithms.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
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

/// Matrix completion by alternating least squares (CIL lecture notes 2024, section 2.2).
///
/// ```
/// update-v:  v_j = (Σ_i ω_ij u_i u_iᵀ + λI)⁻¹ Σ_i ω_ij a_ij u_i     for every column j
/// update-u:  u_i = (Σ_j ω_ij v_j v_jᵀ + λI)⁻¹ Σ_j ω_ij a_ij v_j     for every row i
/// ```
///
/// One iteration is both half-steps. What decreases, at every half-step, is ½‖Π_Ω(A − UVᵀ)‖² +
/// λ/2(‖U‖² + ‖V‖²), where A are the normalized ratings. It stops when the gradient with respect to
/// V vanishes although U was solved for last, and U rests. U starts at normal deviates over √k; V
/// is drawn too, but the first half-step replaces it. Where the notes sum ℓ_V(u_i) over i, the sum
/// over j is meant; they give the cost of an iteration as O((n + m)k³), to which O(|Ω|k²) belongs.
public final class Als implements Algorithm<Observations, Als.Options, Als.State> {
  /// How alternating least squares runs.
  ///
  /// @param rank k, at least 1
  /// @param lambda λ, at least 0
  /// @param normalize what is taken out of the ratings before they are factorized
  /// @param heldOut the fraction of the known entries that training never sees, at least 0 and less
  ///   than 1
  public record Options(int rank, double lambda, Normalization.Kind normalize, double heldOut) {
    public Options {
      if (rank < 1) {
        throw InvalidInputException.option("rank", rank, "must be at least 1");
      }
      if (!(lambda >= 0) || Double.isInfinite(lambda)) {
        throw InvalidInputException.option("lambda", lambda, "must be at least 0");
      }
      if (!(heldOut >= 0 && heldOut < 1)) {
        throw InvalidInputException.option("held-out", heldOut, "must be from 0 to less than 1");
      }
    }
  }

  /// A moment of alternating least squares.
  ///
  /// @param ratings the known entries, split and normalized; the same for all states of a run
  /// @param u U, n x k
  /// @param v V, m x k
  /// @param fit of U and V
  /// @param isSolved whether a half-step was made: before that, V is a draw that nothing depends on
  public record State(Ratings ratings, DMatrixRMaj u, DMatrixRMaj v, AlsFit fit, boolean isSolved) {
    /// The prediction for entry (i, j), in rating units.
    public double prediction(int i, int j) {
      return ratings.normalization().undo(i, j, AlsFit.product(u, i, v, j));
    }
  }

  private static final List<HalfStep<Observations, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("update-v", (run, state, place) -> solvedForV(run, state)),
          HalfStep.of("update-u", (run, state, place) -> solvedForU(run, state)));

  private static final List<StateVariable<Observations, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Observations, Options, State>matrix("U", State::u)
              .settable(
                  (run, state, u) -> at(run, state.ratings(), u, state.v(), state.isSolved())),
          StateVariable.<Observations, Options, State>matrix("V", State::v)
              .settable(
                  (run, state, v) -> at(run, state.ratings(), state.u(), v, state.isSolved())));

  private static final List<Claim<Observations, Options, State>> CLAIMS =
      List.of(
          Claim.promised("objective-never-rises", Als::neverRises),
          Claim.promised("gradient-of-the-half-is-zero", Als::gradientIsZero),
          Claim.promised("rows-without-ratings-are-zero", Als::emptyRowsAreZero),
          Claim.promised("balanced-at-a-minimum", Als::balanced),
          Claim.promised("normalized-ratings-are-centred", Als::centred),
          Claim.notPromised("held-out-error-never-rises", Als::heldOutErrorNeverRises),
          Claim.notPromised("columns-of-u-are-orthogonal", Als::orthogonalColumns));

  /// A gradient below this fraction of its terms counts as none.
  private static final double CONVERGED_GRADIENT = 1e-9;

  /// U has come to rest if a half-step moves it by no more than this part of its norm. Without a
  /// penalty many U and V fit equally well, and a run may drift among them with a gradient of zero;
  /// fifty more iterations of this size leave three digits as they are.
  private static final double RESTS = 1e-6;

  /// Rounding that identities are allowed, relative to their terms.
  private static final double ROUNDING = 1e-10;

  /// Both gradients below this fraction of their terms: as good as a stationary point.
  private static final double STATIONARY = 1e-6;

  /// The draw of the entries that are held out comes before the first step, so that it does not
  /// depend on the rank.
  private static final int HELD_OUT_DRAW = -1;

  @Override
  public List<HalfStep<Observations, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<Observations, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Observations, Options> run) {
    Observations known = run.problem();
    int rank = run.options().rank();
    Ratings ratings = Ratings.of(known, run.options(), run.random(HELD_OUT_DRAW));
    SplittableRandom random = run.random(0);
    DMatrixRMaj u = normal(known.rows(), rank, random);
    DMatrixRMaj v = normal(known.columns(), rank, random);
    return at(run, ratings, u, v, false);
  }

  /// Normal deviates over √k, n x k.
  static DMatrixRMaj normal(int n, int k, SplittableRandom random) {
    DMatrixRMaj factor = StepRandom.normal(n, k, random);
    CommonOps_DDRM.divide(factor, Math.sqrt(k));
    return factor;
  }

  private static State at(
      Run<Observations, Options> run,
      Ratings ratings,
      DMatrixRMaj u,
      DMatrixRMaj v,
      boolean isSolved) {
    return new State(ratings, u, v, AlsFit.of(ratings, u, v, run.options().lambda()), isSolved);
  }

  private static State solvedForV(Run<Observations, Options> run, State state) {
    Observations columns = state.ratings().normalized().transposed();
    DMatrixRMaj v = RidgeRows.solve(columns, state.u(), run.options().lambda());
    return at(run, state.ratings(), state.u(), v, true);
  }

  private static State solvedForU(Run<Observations, Options> run, State state) {
    Observations rows = state.ratings().normalized();
    DMatrixRMaj u = RidgeRows.solve(rows, state.v(), run.options().lambda());
    return at(run, state.ratings(), u, state.v(), true);
  }

  /// The same factors judged with another λ.
  @Override
  public State reconsidered(Run<Observations, Options> run, State state) {
    return at(run, state.ratings(), state.u(), state.v(), state.isSolved());
  }

  /// Not before the first half-step, which does not depend on the V of the start.
  @Override
  public OptionalDouble objective(Run<Observations, Options> run, State state) {
    return state.isSolved() ? OptionalDouble.of(state.fit().objective()) : OptionalDouble.empty();
  }

  @Override
  public Map<String, Double> measures(Run<Observations, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("train-rmse", state.fit().trainRmse());
    if (!Double.isNaN(state.fit().heldOutRmse())) {
      measures.put("held-out-rmse", state.fit().heldOutRmse());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Observations, Options, State> last) {
    State before = last.before();
    DMatrixRMaj u = last.after().u();
    boolean rests =
        before != null
            && Norms.frobenius(CommonOps_DDRM.subtract(u, before.u(), null))
                <= RESTS * Norms.frobenius(u);
    return rests && last.after().fit().gradientV().worst() <= CONVERGED_GRADIENT
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<Observations, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict neverRises(Transition<Observations, Options, State> step) {
    State before = step.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    double old = before.fit().objective();
    double scale = old + step.after().ratings().squares() / 2 + Double.MIN_NORMAL;
    return Verdict.within(step.after().fit().objective() - old, ROUNDING * scale);
  }

  private static Verdict gradientIsZero(Transition<Observations, Options, State> step) {
    AlsFit fit = step.after().fit();
    if (step.made("update-u")) {
      return Verdict.within(fit.gradientU().worst(), ROUNDING);
    }
    return step.made("update-v")
        ? Verdict.within(fit.gradientV().worst(), ROUNDING)
        : Verdict.NOT_YET;
  }

  private static Verdict emptyRowsAreZero(Transition<Observations, Options, State> step) {
    State state = step.after();
    Observations z = state.ratings().normalized();
    if (step.made("update-u")) {
      return Verdict.within(largestWithoutEntries(z, state.u()), 0);
    }
    return step.made("update-v")
        ? Verdict.within(largestWithoutEntries(z.transposed(), state.v()), 0)
        : Verdict.NOT_YET;
  }

  private static double largestWithoutEntries(Observations z, DMatrixRMaj factor) {
    double largest = 0;
    for (int i = 0; i < factor.numRows; i++) {
      for (int p = 0; p < factor.numCols && z.isEmptyRow(i); p++) {
        largest = Math.max(largest, Math.abs(factor.get(i, p)));
      }
    }
    return largest;
  }

  /// λ(UᵀU − VᵀV) = Uᵀ∇_U − ∇_VᵀV, so that the two are as close as the gradients are to 0.
  private static Verdict balanced(Transition<Observations, Options, State> step) {
    State state = step.after();
    AlsFit.Gradient byU = state.fit().gradientU();
    AlsFit.Gradient byV = state.fit().gradientV();
    double lambda = step.run().options().lambda();
    double worst = Math.max(byU.worst(), byV.worst());
    if (lambda == 0 || step.before() == null || worst > STATIONARY) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj difference = gram(state.u());
    CommonOps_DDRM.subtractEquals(difference, gram(state.v()));
    double left = (byU.norm() + ROUNDING * byU.scale()) * Norms.frobenius(state.u());
    double right = (byV.norm() + ROUNDING * byV.scale()) * Norms.frobenius(state.v());
    double rounding =
        ROUNDING * (Norms.squaredFrobenius(state.u()) + Norms.squaredFrobenius(state.v()));
    return Verdict.within(
        Norms.frobenius(difference), (left + right) / lambda + rounding + Double.MIN_NORMAL);
  }

  private static DMatrixRMaj gram(DMatrixRMaj factor) {
    DMatrixRMaj gram = new DMatrixRMaj(factor.numCols, factor.numCols);
    CommonOps_DDRM.multTransA(factor, factor, gram);
    return gram;
  }

  private static Verdict centred(Transition<Observations, Options, State> step) {
    double off = step.after().ratings().offCentre();
    return Double.isNaN(off) ? Verdict.NOT_YET : Verdict.within(off, ROUNDING);
  }

  /// Not in the first half-step, which replaces a V that was drawn blindly.
  private static Verdict heldOutErrorNeverRises(Transition<Observations, Options, State> step) {
    State before = step.before();
    double now = step.after().fit().heldOutRmse();
    if (before == null || !before.isSolved() || Double.isNaN(now)) {
      return Verdict.NOT_YET;
    }
    double error = before.fit().heldOutRmse();
    return Verdict.within(now - error, ROUNDING * error);
  }

  private static Verdict orthogonalColumns(Transition<Observations, Options, State> step) {
    if (step.before() == null || step.run().options().rank() < 2) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj gram = gram(step.after().u());
    double largest = 0;
    for (int p = 0; p < gram.numRows; p++) {
      for (int q = 0; q < p; q++) {
        double lengths = Math.sqrt(gram.get(p, p)) * Math.sqrt(gram.get(q, q));
        largest = Math.max(largest, lengths > 0 ? Math.abs(gram.get(p, q)) / lengths : 0);
      }
    }
    return Verdict.within(largest, ROUNDING);
  }
}
