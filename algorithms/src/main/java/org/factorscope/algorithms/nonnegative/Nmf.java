package org.factorscope.algorithms.nonnegative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Vectors;
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

/// Non-negative matrix factorization X ≈ WH (Lee and Seung 2001; CIL lecture notes 2024, section
/// 3.2).
///
/// ```
/// update-w:  W follows H          least squares or divergence, see LeastSquaresUpdate and
/// update-h:  H follows the new W  DivergenceUpdate
/// ```
///
/// One iteration is both half-steps. What decreases is ½‖X − WH‖_F² or the divergence Σ x log(x/y)
/// − x + y, with multiplicative updates and HALS at every half-step; projected ALS, which the notes
/// name, may raise it. It stops when H comes to rest. Cost of an iteration: O(nmk). Nothing is
/// added to divisors.
public final class Nmf implements Algorithm<NonNegativeData, Nmf.Options, Nmf.State> {
  /// What is minimized.
  public enum Loss {
    /// ½‖X − WH‖_F².
    FROBENIUS,
    /// Σ x log(x/y) − x + y with Y = WH.
    KULLBACK_LEIBLER
  }

  /// How a factor follows the other.
  public enum Method {
    /// Each entry times a ratio that is 1 where its gradient is zero (Lee and Seung).
    MULTIPLICATIVE,
    /// Least squares, then every negative entry to zero.
    PROJECTED_ALS,
    /// One component after the other, each exactly (hierarchical alternating least squares).
    HALS
  }

  /// How non-negative matrix factorization runs.
  ///
  /// @param rank k, at least 1
  public record Options(int rank, Loss loss, Method method) {
    public Options {
      if (rank < 1) {
        throw InvalidInputException.option("rank", rank, "must be at least 1");
      }
      if (loss == Loss.KULLBACK_LEIBLER && method != Method.MULTIPLICATIVE) {
        throw new InvalidInputException(
            "%s solves least-squares problems, which loss = kullback-leibler does not have; set method = multiplicative, or loss = frobenius."
                .formatted(method == Method.HALS ? "method = hals" : "method = projected-als"));
      }
    }

    boolean isDivergence() {
      return loss == Loss.KULLBACK_LEIBLER;
    }

    boolean isProjected() {
      return method == Method.PROJECTED_ALS;
    }
  }

  /// A moment of non-negative matrix factorization.
  ///
  /// @param w n x k, none negative: how much of each part a row of X has
  /// @param h k x m, none negative: the parts
  /// @param loss null before the first half-step
  /// @param reseeded how many components the last half-step had to seed again
  public record State(DMatrixRMaj w, DMatrixRMaj h, @Nullable NmfLoss loss, int reseeded) {}

  private static final List<StateVariable<NonNegativeData, Options, State>> VARIABLES =
      List.of(
          StateVariable.<NonNegativeData, Options, State>matrix("W", State::w)
              .settable((run, s, w) -> at(run, s, checked("W", w), s.h())),
          StateVariable.<NonNegativeData, Options, State>matrix("H", State::h)
              .settable((run, s, h) -> at(run, s, s.w(), checked("H", h))));

  private static final List<Claim<NonNegativeData, Options, State>> CLAIMS =
      List.of(
          Claim.promised("factors-are-not-negative", Nmf::notNegative),
          Claim.promised("objective-never-rises", Nmf::neverRises),
          Claim.promised("zeros-stay-zero", Nmf::zerosStay),
          Claim.promised("divergence-keeps-the-total", Nmf::keepsTotal),
          Claim.promised("pca-error-is-lower", Nmf::pcaIsLower).atRest(),
          Claim.notPromised("projected-als-never-rises", Nmf::projectedNeverRises),
          Claim.notPromised("parts-are-sparse", Nmf::sparse));

  /// An update of H that changes no entry by more than this part of the largest in its row ends the
  /// run: multiplicative updates slow down without end, and fifty more of this size still leave
  /// three digits as they are.
  private static final double CONVERGED_CHANGE = 1e-6;

  /// Rounding that is allowed, relative to the scale of the loss.
  private static final double ROUNDING = 1e-12;

  /// An entry of H below this part of its row's largest counts as zero to the eye.
  private static final double FAINT = 1e-2;

  @Override
  public List<HalfStep<NonNegativeData, Options, State>> halfSteps(Options options) {
    String method =
        switch (options.method()) {
          case MULTIPLICATIVE -> options.isDivergence() ? "kullback-leibler" : "multiplicative";
          case PROJECTED_ALS -> "projected-als";
          case HALS -> "hals";
        };
    return options.isDivergence()
        ? List.of(
            HalfStep.of("update-w", method, (run, state, place) -> divergenceLeft(run, state)),
            HalfStep.of("update-h", method, (run, state, place) -> divergenceRight(run, state)))
        : List.of(
            HalfStep.of("update-w", method, Nmf::squaresLeft),
            HalfStep.of("update-h", method, Nmf::squaresRight));
  }

  @Override
  public List<StateVariable<NonNegativeData, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  /// Both factors at random, √(mean/k) times magnitudes of standard normal deviates, so that WH has
  /// about the size of X.
  @Override
  public State start(Run<NonNegativeData, Options> run) {
    DMatrixRMaj x = run.problem().matrix();
    int k = run.options().rank();
    SplittableRandom random = run.random(0);
    DMatrixRMaj w = new DMatrixRMaj(x.numRows, k);
    DMatrixRMaj h = new DMatrixRMaj(k, x.numCols);
    for (DMatrixRMaj factor : List.of(w, h)) {
      for (int i = 0; i < factor.getNumElements(); i++) {
        factor.data[i] = size(run) * Math.abs(StepRandom.gaussian(random));
      }
    }
    return new State(w, h, null, 0);
  }

  private static double size(Run<NonNegativeData, Options> run) {
    return Math.sqrt(run.problem().mean() / run.options().rank());
  }

  private static State divergenceLeft(Run<NonNegativeData, Options> run, State state) {
    DMatrixRMaj w = DivergenceUpdate.left(run.problem().matrix(), state.w(), state.h());
    return new State(w, state.h(), loss(run, w, state.h()), 0);
  }

  private static State divergenceRight(Run<NonNegativeData, Options> run, State state) {
    DMatrixRMaj h = DivergenceUpdate.right(run.problem().matrix(), state.w(), state.h());
    return new State(state.w(), h, loss(run, state.w(), h), 0);
  }

  private static NmfLoss loss(Run<NonNegativeData, Options> run, DMatrixRMaj w, DMatrixRMaj h) {
    return NmfLoss.of(run.problem(), w, h, run.options().loss());
  }

  private static State squaresLeft(Run<NonNegativeData, Options> run, State state, Place place) {
    NonNegativeData data = run.problem();
    DMatrixRMaj a = Products.timesTransposed(data.matrix(), state.h());
    DMatrixRMaj b = Products.gramOfRows(state.h());
    DMatrixRMaj w = LeastSquaresUpdate.left(state.w(), a, b, run.options().method());
    int reseeded = reseed(run, place, w, w.numRows, 1, w.numCols);
    double square = Vectors.inner(Products.gramOfColumns(w), b);
    NmfLoss loss = NmfLoss.leastSquares(data, w, state.h(), Vectors.inner(w, a), square);
    return new State(w, state.h(), loss, reseeded);
  }

  private static State squaresRight(Run<NonNegativeData, Options> run, State state, Place place) {
    NonNegativeData data = run.problem();
    DMatrixRMaj a = Products.transposedTimes(state.w(), data.matrix());
    DMatrixRMaj b = Products.gramOfColumns(state.w());
    DMatrixRMaj h = LeastSquaresUpdate.right(state.h(), a, b, run.options().method());
    int reseeded = reseed(run, place, h, h.numCols, h.numCols, 1);
    double square = Vectors.inner(Products.gramOfRows(h), b);
    NmfLoss loss = NmfLoss.leastSquares(data, state.w(), h, Vectors.inner(h, a), square);
    return new State(state.w(), h, loss, reseeded);
  }

  /// Projected ALS can set a whole component to zero, and it would stay there: such a one is seeded
  /// again as at the start.
  ///
  /// @param factor Modified.
  /// @param length of a component
  /// @param jump from one component's first entry to the next one's
  /// @param stride from one entry of a component to the next
  /// @return how many were zero
  private static int reseed(
      Run<NonNegativeData, Options> run,
      Place place,
      DMatrixRMaj factor,
      int length,
      int jump,
      int stride) {
    if (!run.options().isProjected() || run.problem().sum() == 0) {
      return 0;
    }
    SplittableRandom random = run.random(place.step());
    int count = 0;
    for (int r = 0; r < run.options().rank(); r++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += factor.data[r * jump + i * stride];
      }
      for (int i = 0; i < length && sum == 0; i++) {
        factor.data[r * jump + i * stride] = size(run) * Math.abs(StepRandom.gaussian(random));
      }
      count += sum == 0 ? 1 : 0;
    }
    return count;
  }

  /// Another loss acts at once.
  @Override
  public State reconsidered(Run<NonNegativeData, Options> run, State state) {
    return at(run, state, state.w(), state.h());
  }

  /// The same moment with other factors.
  private static State at(
      Run<NonNegativeData, Options> run, State state, DMatrixRMaj w, DMatrixRMaj h) {
    return new State(w, h, state.loss() == null ? null : loss(run, w, h), state.reseeded());
  }

  private static DMatrixRMaj checked(String variable, DMatrixRMaj value) {
    for (int i = 0; i < value.getNumElements(); i++) {
      if (!(value.data[i] >= 0) || Double.isInfinite(value.data[i])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s has %s in row %d, column %d, but every entry must be at least 0.",
                variable,
                value.data[i],
                i / value.numCols + 1,
                i % value.numCols + 1));
      }
    }
    return value;
  }

  @Override
  public OptionalDouble objective(Run<NonNegativeData, Options> run, State state) {
    return state.loss() == null ? OptionalDouble.empty() : OptionalDouble.of(state.loss().value());
  }

  @Override
  public Map<String, Double> measures(Run<NonNegativeData, Options> run, State state) {
    return run.options().isProjected() && state.loss() != null
        ? Map.of("reseeded", (double) state.reseeded())
        : Map.of();
  }

  /// The first row of W and the first column of H, k numbers each, which the formulas of the next
  /// half-step need.
  @Override
  public Map<String, double[]> series(Run<NonNegativeData, Options> run, State state) {
    int k = run.options().rank();
    double[] row = new double[k];
    double[] column = new double[k];
    for (int r = 0; r < k; r++) {
      row[r] = state.w().get(0, r);
      column[r] = state.h().get(r, 0);
    }
    return Map.of("first-row-of-W", row, "first-column-of-H", column);
  }

  /// How many entries of row r are at most `fraction` of its largest; all of them in a zero row.
  ///
  /// @param h k x m. Not modified.
  public static int faint(DMatrixRMaj h, int r, double fraction) {
    double largest = 0;
    for (int j = 0; j < h.numCols; j++) {
      largest = Math.max(largest, h.get(r, j));
    }
    int count = 0;
    for (int j = 0; j < h.numCols; j++) {
      count += h.get(r, j) <= fraction * largest ? 1 : 0;
    }
    return count;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<NonNegativeData, Options, State> last) {
    State before = last.before();
    return before != null && before.loss() != null && rests(before.h(), last.after().h())
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  /// The loss alone does not tell: near the end it is flat, and the parts still move.
  private static boolean rests(DMatrixRMaj before, DMatrixRMaj now) {
    int m = now.numCols;
    for (int r = 0; r < now.numRows; r++) {
      double largest = 0;
      double change = 0;
      for (int e = r * m; e < (r + 1) * m; e++) {
        largest = Math.max(largest, now.data[e]);
        change = Math.max(change, Math.abs(now.data[e] - before.data[e]));
      }
      if (!(change <= CONVERGED_CHANGE * largest)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Claim<NonNegativeData, Options, State>> claims() {
    return CLAIMS;
  }

  /// The loss, or null if there is none yet or numbers overflowed: then the run ends for that
  /// reason, and no claim failed.
  private static @Nullable NmfLoss known(@Nullable State state) {
    NmfLoss loss = state == null ? null : state.loss();
    return loss == null || !Double.isFinite(loss.value()) ? null : loss;
  }

  private static Verdict notNegative(Transition<NonNegativeData, Options, State> step) {
    if (step.before() != null && known(step.after()) == null) {
      return Verdict.NOT_YET;
    }
    double lowest = 0;
    for (DMatrixRMaj factor : List.of(step.after().w(), step.after().h())) {
      for (int i = 0; i < factor.getNumElements(); i++) {
        lowest = Math.min(lowest, factor.data[i]);
      }
    }
    return Verdict.within(-lowest, 0);
  }

  private static Verdict neverRises(Transition<NonNegativeData, Options, State> step) {
    return step.run().options().isProjected() ? Verdict.NOT_YET : rise(step);
  }

  private static Verdict projectedNeverRises(Transition<NonNegativeData, Options, State> step) {
    return step.run().options().isProjected() ? rise(step) : Verdict.NOT_YET;
  }

  private static Verdict rise(Transition<NonNegativeData, Options, State> step) {
    NmfLoss before = known(step.before());
    NmfLoss now = known(step.after());
    if (before == null || now == null) {
      return Verdict.NOT_YET;
    }
    double scale = before.scale() + now.scale() + Double.MIN_NORMAL;
    return Verdict.within(now.value() - before.value(), ROUNDING * scale);
  }

  private static Verdict zerosStay(Transition<NonNegativeData, Options, State> step) {
    State before = step.before();
    if (before == null || step.run().options().method() != Method.MULTIPLICATIVE) {
      return Verdict.NOT_YET;
    }
    int left = escaped(before.w(), step.after().w()) + escaped(before.h(), step.after().h());
    return Verdict.within(left, 0);
  }

  private static int escaped(DMatrixRMaj before, DMatrixRMaj after) {
    int count = 0;
    for (int i = 0; i < before.getNumElements(); i++) {
      count += before.data[i] == 0 && after.data[i] != 0 ? 1 : 0;
    }
    return count;
  }

  /// If WH cannot reach an entry, that entry's share is lost, and the claim says nothing.
  private static Verdict keepsTotal(Transition<NonNegativeData, Options, State> step) {
    NmfLoss loss = known(step.after());
    boolean isDivergence = step.run().options().isDivergence();
    if (step.before() == null || !isDivergence || loss == null || loss.unreachable() > 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj w = step.after().w();
    double[] parts = DivergenceUpdate.rowSums(step.after().h());
    double total = 0;
    for (int i = 0; i < w.numRows; i++) {
      for (int r = 0; r < parts.length; r++) {
        total += w.data[i * parts.length + r] * parts[r];
      }
    }
    double sum = step.run().problem().sum();
    return Verdict.within(Math.abs(total - sum), ROUNDING * sum + Double.MIN_NORMAL);
  }

  private static Verdict pcaIsLower(Transition<NonNegativeData, Options, State> step) {
    NmfLoss loss = known(step.after());
    if (loss == null || step.run().options().isDivergence()) {
      return Verdict.NOT_YET;
    }
    double error = step.run().problem().principal(step.run().options().rank()).error();
    return Verdict.within(error - loss.value(), ROUNDING * loss.scale() + Double.MIN_NORMAL);
  }

  private static Verdict sparse(Transition<NonNegativeData, Options, State> step) {
    DMatrixRMaj h = step.after().h();
    if (known(step.after()) == null) {
      return Verdict.NOT_YET;
    }
    double missing = h.getNumElements() / 2.0;
    for (int r = 0; r < h.numRows; r++) {
      missing -= faint(h, r, FAINT);
    }
    return Verdict.within(missing, 0);
  }
}
