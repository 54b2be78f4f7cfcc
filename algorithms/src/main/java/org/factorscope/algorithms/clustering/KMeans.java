package org.factorscope.algorithms.clustering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.LabelledRows;
import org.factorscope.algorithms.linalg.NearestRows;
import org.factorscope.algorithms.linalg.Norms;
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

/// K-means as a matrix factorization: X ≈ ZW with one-hot rows in Z (Tang, slides 2024, eq. 1 to
/// 8).
///
/// ```
/// assign:  z_i = one-hot(argmin_k ‖x_i − w_k‖²), the lowest k on ties
/// update:  W = (ZᵀZ)⁻¹ZᵀX
/// ```
///
/// One iteration is an assignment and an update. What decreases is ‖X − ZW‖_F², at every half-step.
/// It stops when an iteration moves no point. Eq. 5 of the slides lacks a sum over k on its left
/// side; the identity used here has it. Cost of an iteration: O(nKd).
public final class KMeans implements Algorithm<DataMatrix, KMeans.Options, KMeans.State> {
  /// Where the centroids start.
  public enum Init {
    /// Each next centroid is a point drawn with probability proportional to its squared distance
    /// from the nearest centroid so far.
    K_MEANS_PLUS_PLUS,
    /// Distinct points drawn uniformly.
    RANDOM_POINTS
  }

  /// What becomes of a centroid without points.
  public enum EmptyCluster {
    /// It takes the point farthest from its centroid.
    FARTHEST,
    /// It stays where it is.
    KEEP
  }

  /// How K-means runs.
  ///
  /// @param clusters K, at least 1
  public record Options(int clusters, Init init, EmptyCluster empty) {
    public Options {
      if (clusters < 1) {
        throw InvalidInputException.option("clusters", clusters, "must be at least 1");
      }
    }
  }

  /// A moment of K-means.
  ///
  /// @param assignment Z, or null before the first assignment
  /// @param centroids W, K x d
  /// @param moved how many points the last half-step gave to another cluster
  /// @param movedByAssignment how many the last assignment moved
  /// @param objective ‖X − ZW‖_F², empty before the first assignment
  public record State(
      @Nullable Assignment assignment,
      DMatrixRMaj centroids,
      int moved,
      int movedByAssignment,
      OptionalDouble objective) {}

  private static final List<HalfStep<DataMatrix, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("assign", (run, state, place) -> assigned(run, state)),
          HalfStep.of("update", (run, state, place) -> updated(run, state)));

  private static final List<StateVariable<DataMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.written("Z", (run, state) -> oneHot(state), KMeans::bytesOfZ),
          StateVariable.<DataMatrix, Options, State>matrix("W", State::centroids)
              .settable(KMeans::withCentroids));

  private static final List<Claim<DataMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.promised("objective-never-rises", KMeans::neverRises),
          Claim.promised("objective-is-within-scatter", KMeans::isWithinScatter),
          Claim.promised("objective-by-means", KMeans::isByMeans),
          Claim.notPromised("no-cluster-is-empty", KMeans::noneEmpty));

  /// Rounding that identities are allowed, relative to the sums of squares.
  private static final double ROUNDING = 1e-12;

  /// The fraction of the objective that may be subtracted from it.
  private static final double LARGEST_FALL = 0.5;

  /// The most entries of W that are remembered of every half-step.
  private static final int REMEMBERED_ENTRIES = 64;

  @Override
  public List<HalfStep<DataMatrix, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<DataMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<DataMatrix, Options> run) {
    int clusters = run.options().clusters();
    if (clusters > run.problem().rows()) {
      throw InvalidInputException.option(
          "clusters", clusters, "must be at most the number of points, " + run.problem().rows());
    }
    DMatrixRMaj centroids =
        switch (run.options().init()) {
          case K_MEANS_PLUS_PLUS -> Seeding.plusPlus(run.problem(), clusters, run.random(0));
          case RANDOM_POINTS -> Seeding.randomPoints(run.problem(), clusters, run.random(0));
        };
    return new State(null, centroids, 0, 0, OptionalDouble.empty());
  }

  /// Every point to its nearest centroid.
  private static State assigned(Run<DataMatrix, Options> run, State state) {
    NearestRows nearest = NearestRows.of(run.problem().matrix(), state.centroids());
    Assignment next = Assignment.owning(nearest.labels(), state.centroids().numRows);
    int moved = state.assignment() == null ? next.points() : next.differences(state.assignment());
    return new State(
        next, state.centroids(), moved, moved, OptionalDouble.of(nearest.squaredDistance()));
  }

  /// Every centroid to the mean of its points, with empty clusters treated as the options say.
  private static State updated(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj x = run.problem().matrix();
    Assignment known = state.assignment();
    Assignment before =
        known == null
            ? Assignment.owning(
                NearestRows.of(x, state.centroids()).labels(), run.options().clusters())
            : known;
    LabelledRows rows = before.sums(x);
    Assignment after = before;
    if (run.options().empty() == EmptyCluster.FARTHEST && before.hasEmptyCluster()) {
      after = filled(x, before, state.centroids());
      rows = after.sums(x);
    }
    DMatrixRMaj means = means(rows);
    placeEmpty(run.options().empty(), state.centroids(), rows.counts(), means);
    boolean isSame = after.equals(known);
    int moved = known == null || isSame ? 0 : after.differences(known);
    OptionalDouble objective =
        isSame
            ? objectiveAtMeans(x, state, rows.counts(), means)
            : OptionalDouble.of(after.squaredDistance(x, means));
    return new State(after, means, moved, state.movedByAssignment(), objective);
  }

  /// Gives each empty cluster, lowest index first, the point that is farthest from the centroid it
  /// was assigned to, the lowest row on ties. A point that is alone in its cluster is not taken,
  /// which would only empty another one.
  private static Assignment filled(DMatrixRMaj x, Assignment assignment, DMatrixRMaj w) {
    int[] labels = assignment.labels();
    int[] counts = assignment.counts();
    for (int k = 0; k < counts.length; k++) {
      int farthest = counts[k] > 0 ? -1 : farthestPoint(x, labels, counts, w);
      if (farthest >= 0) {
        counts[labels[farthest]]--;
        labels[farthest] = k;
        counts[k] = 1;
      }
    }
    return Assignment.owning(labels, counts.length);
  }

  private static int farthestPoint(DMatrixRMaj x, int[] labels, int[] counts, DMatrixRMaj w) {
    int farthest = -1;
    double largest = 0;
    for (int i = 0; i < labels.length; i++) {
      double distance = Norms.squaredRowDistance(x, i, w, labels[i]);
      if (distance > largest && counts[labels[i]] > 1) {
        farthest = i;
        largest = distance;
      }
    }
    return farthest;
  }

  private static DMatrixRMaj means(LabelledRows rows) {
    DMatrixRMaj means = rows.sums().copy();
    for (int k = 0; k < means.numRows; k++) {
      for (int j = 0; j < means.numCols && rows.counts()[k] > 0; j++) {
        means.data[k * means.numCols + j] /= rows.counts()[k];
      }
    }
    return means;
  }

  /// A cluster that is still empty keeps its centroid, or, if every point sits on its own centroid
  /// already, moves onto the biggest cluster's.
  ///
  /// @param means K x d. Modified.
  private static void placeEmpty(
      EmptyCluster choice, DMatrixRMaj old, int[] counts, DMatrixRMaj means) {
    int d = means.numCols;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] == 0) {
        boolean keep = choice == EmptyCluster.KEEP;
        int row = keep ? k : biggest(counts);
        System.arraycopy(keep ? old.data : means.data, row * d, means.data, k * d, d);
      }
    }
  }

  private static int biggest(int[] counts) {
    int biggest = 0;
    for (int k = 1; k < counts.length; k++) {
      if (counts[k] > counts[biggest]) {
        biggest = k;
      }
    }
    return biggest;
  }

  /// ‖X − ZW‖_F² after the centroids of an unchanged assignment went to the means: it falls by Σ_k
  /// n_k‖w_k − mean_k‖². If little is left of it, or the means are rounded as coarsely as those of
  /// points far from the origin, the difference would lose digits, and the sum is made anew.
  private static OptionalDouble objectiveAtMeans(
      DMatrixRMaj x, State state, int[] counts, DMatrixRMaj means) {
    double before = state.objective().orElse(Double.NaN);
    double fall = 0;
    double lost = 0;
    double unit = Math.ulp(CommonOps_DDRM.elementMaxAbs(means));
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        double square = Norms.squaredRowDistance(means, k, state.centroids(), k);
        fall += counts[k] * square;
        lost += 2 * counts[k] * Math.sqrt(square) * unit;
      }
    }
    return fall <= LARGEST_FALL * before && lost <= ROUNDING * before
        ? OptionalDouble.of(before - fall)
        : objective(x, state.assignment(), means);
  }

  private static OptionalDouble objective(
      DMatrixRMaj x, @Nullable Assignment assignment, DMatrixRMaj w) {
    return assignment == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(assignment.squaredDistance(x, w));
  }

  private static State withCentroids(Run<DataMatrix, Options> run, State state, DMatrixRMaj w) {
    OptionalDouble objective = objective(run.problem().matrix(), state.assignment(), w);
    return new State(state.assignment(), w, 0, state.movedByAssignment(), objective);
  }

  /// A traced Z takes the computed one's place once there is one; neither factor changes how many
  /// points have moved.
  @Override
  public State restored(
      Run<DataMatrix, Options> run, State state, String variable, DMatrixRMaj value) {
    if (!variable.equals("Z")) {
      State next = replace(run, state, variable, value);
      return new State(
          next.assignment(),
          next.centroids(),
          state.moved(),
          state.movedByAssignment(),
          next.objective());
    }
    if (!isOfShape(state.assignment(), value)) {
      throw InvalidInputException.variable("Z", "W");
    }
    Assignment traced = Assignment.ofOneHot(value);
    return new State(
        traced,
        state.centroids(),
        state.moved(),
        state.movedByAssignment(),
        objective(run.problem().matrix(), traced, state.centroids()));
  }

  private static boolean isOfShape(@Nullable Assignment known, DMatrixRMaj z) {
    return known != null && z.numRows == known.points() && z.numCols == known.clusters();
  }

  /// A point that is equally far from two centroids may belong to either.
  @Override
  public OptionalDouble choiceDeviation(
      Run<DataMatrix, Options> run, State computed, String variable, DMatrixRMaj value) {
    Assignment ours = computed.assignment();
    if (ours == null || !variable.equals("Z") || !isOfShape(ours, value)) {
      return OptionalDouble.empty();
    }
    try {
      Assignment theirs = Assignment.ofOneHot(value);
      return OptionalDouble.of(
          ours.deviation(theirs, run.problem().matrix(), computed.centroids()));
    } catch (InvalidInputException noAssignment) {
      return OptionalDouble.empty();
    }
  }

  private static @Nullable DMatrixRMaj oneHot(State state) {
    return state.assignment() == null ? null : state.assignment().asOneHot();
  }

  private static long bytesOfZ(State state) {
    return state.assignment() == null ? 0 : (long) Integer.BYTES * state.assignment().points();
  }

  @Override
  public OptionalDouble objective(Run<DataMatrix, Options> run, State state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(Run<DataMatrix, Options> run, State state) {
    return state.assignment() == null ? Map.of() : Map.of("moved", (double) state.moved());
  }

  /// `scatter`, the K numbers of [#scatter]; and `W` row by row, if it is small.
  @Override
  public Map<String, double[]> series(Run<DataMatrix, Options> run, State state) {
    double[] scatter = scatter(run, state);
    DMatrixRMaj w = state.centroids();
    return w.getNumElements() <= REMEMBERED_ENTRIES
        ? Map.of("scatter", scatter, "W", w.data.clone())
        : Map.of("scatter", scatter);
  }

  /// Σ ‖x_i − w_k‖² over the points of each cluster, K numbers; they add up to the objective. All
  /// zero before the first assignment.
  public static double[] scatter(Run<DataMatrix, Options> run, State state) {
    double[] scatter = new double[state.centroids().numRows];
    Assignment z = state.assignment();
    for (int i = 0; z != null && i < z.points(); i++) {
      int k = z.label(i);
      scatter[k] += Norms.squaredRowDistance(run.problem().matrix(), i, state.centroids(), k);
    }
    return scatter;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<DataMatrix, Options, State> last) {
    return last.after().movedByAssignment() == 0 && last.after().moved() == 0
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<DataMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict neverRises(Transition<DataMatrix, Options, State> step) {
    State before = step.before();
    if (before == null || before.objective().isEmpty()) {
      return Verdict.NOT_YET;
    }
    double now = step.after().objective().orElse(Double.NaN);
    double old = before.objective().getAsDouble();
    return Verdict.within(now - old, rounding(step, old));
  }

  /// J = Σ_k scatter within cluster k.
  private static Verdict isWithinScatter(Transition<DataMatrix, Options, State> step) {
    if (step.after().assignment() == null) {
      return Verdict.NOT_YET;
    }
    double sum = 0;
    for (double scatter : scatter(step.run(), step.after())) {
      sum += scatter;
    }
    double deviation = Math.abs(sum - step.after().objective().orElse(Double.NaN));
    return Verdict.within(deviation, rounding(step, sum));
  }

  /// J = ‖X‖² − Σ n_k‖w_k‖² at the means, with the first point as the origin: where that is does
  /// not matter to the identity, and far from the points nothing would be left of its digits.
  private static Verdict isByMeans(Transition<DataMatrix, Options, State> step) {
    State state = step.after();
    if (state.assignment() == null || !step.made("update")) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj x = step.run().problem().matrix();
    int[] counts = state.assignment().counts();
    double square = 0;
    for (int i = 0; i < x.numRows; i++) {
      square += Norms.squaredRowDistance(x, i, x, 0);
    }
    double value = square;
    for (int k = 0; k < counts.length; k++) {
      value -= counts[k] * Norms.squaredRowDistance(state.centroids(), k, x, 0);
    }
    double deviation = Math.abs(value - state.objective().orElse(Double.NaN));
    return Verdict.within(deviation, rounding(step, square));
  }

  private static Verdict noneEmpty(Transition<DataMatrix, Options, State> step) {
    Assignment z = step.after().assignment();
    return z == null ? Verdict.NOT_YET : Verdict.within(z.emptyClusters(), 0);
  }

  /// Rounding of a sum of squares whose centroids are rounded to the last place of the data.
  private static double rounding(Transition<DataMatrix, Options, State> step, double sum) {
    DMatrixRMaj x = step.run().problem().matrix();
    double unit = Math.ulp(CommonOps_DDRM.elementMaxAbs(x));
    double off = unit * Math.sqrt(x.getNumElements());
    return ROUNDING * sum + (2 * Math.sqrt(sum) + off) * off + Double.MIN_NORMAL;
  }
}
