package org.factorscope.algorithms.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.PseudoInverse;
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

/// Non-negative factors by alternating a decoder with a threshold and an update by pairs ("AND"
/// with purification; Li, Liang and Risteski, Recovery guarantee of non-negative matrix
/// factorization via alternating updates, 2016).
///
/// ```
/// data    y = A* x* + noise · N(0, I), x* ≥ 0
/// decode  x = max(A†y − α, 0),  A† = (AᵀA)⁻¹Aᵀ
/// update  A ← (1 − η) A + rη · mean of (y − y')(x − x')ᵀ over all pairs, r = 1/(2q(1 − q))
/// ```
///
/// The mean over all N² pairs is 2 Cov(y, x), with divisor N. The paper takes the left inverse of
/// smallest ∞-norm; where the columns of A depend on each other, A† is the Moore–Penrose inverse.
/// The objective is the scale-free error ‖Â − Â*‖_F, columns divided by their lengths (a zero
/// column stays zero); nobody promises that it falls. Stops when an iteration changes A by less
/// than 1e-10 of its length, which fresh samples prevent. Cost of an iteration: O(NdD).
public final class ReluDecode
    implements Algorithm<TrueWeights, ReluDecode.Options, ReluDecode.State> {
  /// How samples are made and decoded.
  ///
  /// @param alpha α, the threshold, at least 0
  /// @param stepSize η, in (0, 1]
  /// @param samples N, drawn in each iteration, at least 1; a table has its own
  /// @param mixing μ: the share of the other features in each column of A at the start, in \[0, 1]
  /// @param density q, the probability of a bit, in (0, 1); a table's update uses it too
  /// @param noise standard deviation of what is added to each entry of y, at least 0
  public record Options(
      double alpha, double stepSize, int samples, double mixing, double density, double noise) {
    public Options {
      Requirement.option("alpha", alpha, alpha >= 0, "must be at least 0");
      Requirement.option(
          "step-size", stepSize, stepSize > 0 && stepSize <= 1, "must be above 0 and at most 1");
      Requirement.option("samples", samples, samples >= 1, "must be at least 1");
      Requirement.option("mixing", mixing, mixing >= 0 && mixing <= 1, "must be from 0 to 1");
      Requirement.option("density", density, density > 0 && density < 1, "must be between 0 and 1");
      Requirement.option("noise", noise, noise >= 0, "must be at least 0");
    }

    /// What Cov(y, x) is multiplied by: 2rη.
    public double gain() {
      return stepSize / (density * (1 - density));
    }
  }

  /// A moment of the run.
  ///
  /// @param a A, d x D
  /// @param truth A*, d x D
  /// @param decoded the last decoding, null before the first
  /// @param error ‖Â − Â*‖_F
  public record State(DMatrixRMaj a, DMatrixRMaj truth, @Nullable Decoded decoded, double error) {}

  /// What decoding the samples of an iteration gave; the first few samples are kept to be shown.
  ///
  /// @param options under which it was made
  /// @param covariance Cov(y, x), d x D
  /// @param confusion Cov(x*, x), D x D
  /// @param y the first samples, s x d
  /// @param weights their x*, s x D
  /// @param before A†y, s x D
  /// @param x max(A†y − α, 0), s x D
  public record Decoded(
      Options options,
      DMatrixRMaj covariance,
      DMatrixRMaj confusion,
      DMatrixRMaj y,
      DMatrixRMaj weights,
      DMatrixRMaj before,
      DMatrixRMaj x) {
    private long bytes() {
      return Stream.of(covariance, confusion, y, weights, before, x)
          .mapToLong(matrix -> (long) Double.BYTES * matrix.getNumElements())
          .sum();
    }
  }

  /// D and d where no data and no start say otherwise.
  public static final int FEATURES = 12;

  private static final int HEIGHT = 24;

  private static final int KEPT = 40;

  /// Singular values below this part of the largest count as zero.
  private static final double RANK_TOLERANCE = 1e-12;

  /// What identities are allowed by rounding, relative to the numbers that they are made of.
  private static final double ROUNDING = 1e-11;

  private static final double RESTS = 1e-10;

  /// A column this much shorter or longer than the true one has another length to the eye.
  private static final double VISIBLE = 0.01;

  private static final List<StateVariable<TrueWeights, Options, State>> VARIABLES =
      List.of(
          StateVariable.<TrueWeights, Options, State>matrix("A", State::a)
              .settable(ReluDecode::anyHeight, ReluDecode::withFeatures)
              .keeping(ReluDecode::decodedBytes),
          StateVariable.<TrueWeights, Options, State>matrix("Astar", State::truth)
              .settable(ReluDecode::anyHeight, ReluDecode::withTruth));

  private static final List<Claim<TrueWeights, Options, State>> CLAIMS =
      List.of(
          Claim.promised("least-squares-before-the-threshold", ReluDecode::leastSquares),
          Claim.promised("update-is-truth-times-confusion", ReluDecode::mixture),
          Claim.notPromised("scale-free-error-never-rises", ReluDecode::neverRises),
          Claim.notPromised("lengths-are-found", ReluDecode::lengthsFound));

  @Override
  public List<HalfStep<TrueWeights, Options, State>> halfSteps(Options options) {
    return List.of(
        HalfStep.of("decode", ReluDecode::decode), HalfStep.of("update", ReluDecode::update));
  }

  @Override
  public List<StateVariable<TrueWeights, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<TrueWeights, Options> run) {
    DMatrixRMaj truth = features(run, HEIGHT);
    return at(mixed(run, truth), truth, null);
  }

  /// Columns of uniform entries, of length 1.
  private static DMatrixRMaj features(Run<TrueWeights, Options> run, int height) {
    SplittableRandom random = run.random(0);
    DMatrixRMaj truth = new DMatrixRMaj(height, run.problem().features());
    for (int i = 0; i < truth.getNumElements(); i++) {
      truth.data[i] = random.nextDouble();
    }
    return normalized(truth);
  }

  /// A*((1 − μ)I + μ(11ᵀ − I)/(D − 1)): each feature with a little of all others.
  private static DMatrixRMaj mixed(Run<TrueWeights, Options> run, DMatrixRMaj truth) {
    int d = truth.numCols;
    double mixing = d == 1 ? 0 : run.options().mixing();
    DMatrixRMaj mix = new DMatrixRMaj(d, d);
    CommonOps_DDRM.fill(mix, mixing / Math.max(1, d - 1));
    for (int k = 0; k < d; k++) {
      mix.set(k, k, 1 - mixing);
    }
    return Products.times(truth, mix);
  }

  private static State at(DMatrixRMaj a, DMatrixRMaj truth, @Nullable Decoded decoded) {
    return new State(a, truth, decoded, distance(normalized(a), normalized(truth)));
  }

  private static double distance(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj difference = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.subtract(a, b, difference);
    return Norms.frobenius(difference);
  }

  /// The columns divided by their lengths; zero columns stay.
  ///
  /// @param a d x D. Not modified.
  public static DMatrixRMaj normalized(DMatrixRMaj a) {
    DMatrixRMaj unit = a.copy();
    double[] lengths = lengths(a);
    for (int k = 0; k < lengths.length; k++) {
      for (int i = 0; i < a.numRows && lengths[k] > 0; i++) {
        unit.data[i * a.numCols + k] /= lengths[k];
      }
    }
    return unit;
  }

  /// The lengths of the columns.
  ///
  /// @param a d x D. Not modified.
  public static double[] lengths(DMatrixRMaj a) {
    DMatrixRMaj rows = CommonOps_DDRM.transpose(a, (DMatrixRMaj) null);
    double[] lengths = new double[a.numCols];
    Arrays.setAll(lengths, k -> Norms.length(rows.data, k * a.numRows, a.numRows));
    return lengths;
  }

  /// Only a start can change the height.
  private static @Nullable DMatrixRMaj anyHeight(Run<TrueWeights, Options> run, State state) {
    return state.decoded() == null ? null : state.a();
  }

  /// Features of another height come with another truth: the default one, unless that is given too.
  private static State withFeatures(Run<TrueWeights, Options> run, State state, DMatrixRMaj a) {
    requireColumns("A", run, a);
    boolean fits = a.numRows == state.truth().numRows;
    return at(a, fits ? state.truth() : features(run, a.numRows), state.decoded());
  }

  /// At the start A follows the truth that it is mixed from, unless it was given itself.
  private static State withTruth(Run<TrueWeights, Options> run, State state, DMatrixRMaj truth) {
    requireColumns("Astar", run, truth);
    boolean fits = truth.numRows == state.a().numRows;
    boolean isMixed = Arrays.equals(state.a().data, mixed(run, state.truth()).data);
    boolean keeps = state.decoded() != null || (fits && !isMixed);
    return at(keeps ? state.a() : mixed(run, truth), truth, state.decoded());
  }

  private static void requireColumns(
      String variable, Run<TrueWeights, Options> run, DMatrixRMaj value) {
    int features = run.problem().features();
    if (value.numCols != features) {
      throw InvalidInputException.shape(
          variable, value.numRows, value.numCols, value.numRows, features);
    }
  }

  private static State decode(Run<TrueWeights, Options> run, State state, Place place) {
    Options options = run.options();
    SplittableRandom random = run.random(place.step());
    DMatrixRMaj weights = weights(run, random);
    DMatrixRMaj y = Products.timesTransposed(weights, state.truth());
    for (int i = 0; i < y.getNumElements() && options.noise() > 0; i++) {
      y.data[i] += options.noise() * StepRandom.gaussian(random);
    }
    DMatrixRMaj before = Products.timesTransposed(y, leftInverse(state.a()));
    DMatrixRMaj x = before.copy();
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = Math.max(before.data[i] - options.alpha(), 0);
    }
    DMatrixRMaj centred = centred(x);
    Decoded decoded =
        new Decoded(
            options,
            covariance(y, centred),
            covariance(weights, centred),
            first(y),
            first(weights),
            first(before),
            first(x));
    return new State(state.a(), state.truth(), decoded, state.error());
  }

  private static DMatrixRMaj weights(Run<TrueWeights, Options> run, SplittableRandom random) {
    DataMatrix table = run.problem().table();
    if (table != null) {
      return table.matrix();
    }
    DMatrixRMaj bits = new DMatrixRMaj(run.options().samples(), run.problem().features());
    for (int i = 0; i < bits.getNumElements(); i++) {
      bits.data[i] = random.nextDouble() < run.options().density() ? 1 : 0;
    }
    return bits;
  }

  private static long decodedBytes(State state) {
    Decoded decoded = state.decoded();
    return decoded == null ? 0 : decoded.bytes();
  }

  private static DMatrixRMaj leftInverse(DMatrixRMaj a) {
    return PseudoInverse.of(a, RANK_TOLERANCE);
  }

  private static DMatrixRMaj centred(DMatrixRMaj samples) {
    DMatrixRMaj means = CommonOps_DDRM.sumCols(samples, null);
    CommonOps_DDRM.divide(means, samples.numRows);
    DMatrixRMaj centred = samples.copy();
    for (int i = 0; i < centred.getNumElements(); i++) {
      centred.data[i] -= means.data[i % samples.numCols];
    }
    return centred;
  }

  /// (1/N) Σ (s − s̄)(x − x̄)ᵀ.
  private static DMatrixRMaj covariance(DMatrixRMaj samples, DMatrixRMaj centredX) {
    DMatrixRMaj covariance = Products.transposedTimes(centred(samples), centredX);
    CommonOps_DDRM.divide(covariance, samples.numRows);
    return covariance;
  }

  private static DMatrixRMaj first(DMatrixRMaj samples) {
    int rows = Math.min(KEPT, samples.numRows);
    return CommonOps_DDRM.extract(samples, 0, rows, 0, samples.numCols);
  }

  private static State update(Run<TrueWeights, Options> run, State state, Place place) {
    Decoded decoded = state.decoded();
    return decoded == null
        ? update(run, decode(run, state, place), place)
        : at(updated(run.options(), state.a(), decoded.covariance()), state.truth(), decoded);
  }

  /// (1 − η) A + 2rη · covariance.
  private static DMatrixRMaj updated(Options options, DMatrixRMaj a, DMatrixRMaj covariance) {
    DMatrixRMaj sum = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.add(1 - options.stepSize(), a, options.gain(), covariance, sum);
    return sum;
  }

  /// M in A = A*M, D x D, each column divided by its entry on the diagonal: how much of each true
  /// feature a learned one has beside its own. A column without its own feature is left as it is.
  public static DMatrixRMaj leakage(State state) {
    DMatrixRMaj m = Products.times(leftInverse(state.truth()), state.a());
    for (int k = 0; k < m.numCols; k++) {
      double own = m.get(k, k);
      if (own != 0) {
        CommonOps_DDRM.scaleCol(1 / own, m, k);
      }
    }
    return m;
  }

  @Override
  public OptionalDouble objective(Run<TrueWeights, Options> run, State state) {
    return OptionalDouble.of(state.error());
  }

  /// `leaks`: the largest entry of [#leakage] beside the diagonal, and the mean over the columns of
  /// the sums of its positive and of its negative ones; `a`: the first entry of A.
  @Override
  public Map<String, double[]> series(Run<TrueWeights, Options> run, State state) {
    DMatrixRMaj m = leakage(state);
    double[] leaks = new double[3];
    for (int i = 0; i < m.getNumElements(); i++) {
      double leak = i % (m.numCols + 1) == 0 ? 0 : m.data[i];
      leaks[0] = Math.max(leaks[0], Math.abs(leak));
      leaks[leak > 0 ? 1 : 2] += Math.abs(leak) / m.numCols;
    }
    return Map.of("leaks", leaks, "a", new double[] {state.a().data[0]});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<TrueWeights, Options, State> last) {
    State before = last.before();
    return before != null
            && distance(before.a(), last.after().a()) <= RESTS * Norms.frobenius(before.a())
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<TrueWeights, Options, State>> claims() {
    return CLAIMS;
  }

  /// Aᵀ(y − A A†y) = 0 for the samples that are kept.
  private static Verdict leastSquares(Transition<TrueWeights, Options, State> step) {
    Decoded decoded = step.after().decoded();
    DMatrixRMaj a = step.after().a();
    if (decoded == null || !step.made("decode") || !Norms.isFinite(decoded.before())) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj rest = Products.timesTransposed(decoded.before(), a);
    double size = Norms.frobenius(decoded.y()) + Norms.frobenius(rest);
    CommonOps_DDRM.subtract(decoded.y(), rest, rest);
    double slope = CommonOps_DDRM.elementMaxAbs(Products.times(rest, a));
    return Verdict.within(slope, ROUNDING * Norms.frobenius(a) * size);
  }

  /// Without noise A moves by 2rη A* Cov(x*, x), evaluated from the weights alone.
  private static Verdict mixture(Transition<TrueWeights, Options, State> step) {
    State before = step.before();
    Decoded decoded = step.after().decoded();
    boolean isKnown = before != null && before.decoded() != null && step.made("update");
    if (!isKnown || before == null || decoded == null || decoded.options().noise() > 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj truth = step.after().truth();
    DMatrixRMaj covariance = Products.times(truth, decoded.confusion());
    DMatrixRMaj wanted = updated(step.run().options(), before.a(), covariance);
    double gain = step.run().options().gain();
    double size =
        Norms.frobenius(before.a())
            + gain * Norms.frobenius(truth) * Norms.frobenius(decoded.confusion())
            + gain * Norms.frobenius(decoded.y()) * Norms.frobenius(decoded.x());
    return Verdict.within(distance(wanted, step.after().a()), ROUNDING * size);
  }

  private static Verdict neverRises(Transition<TrueWeights, Options, State> step) {
    State before = step.before();
    return before == null
        ? Verdict.NOT_YET
        : Verdict.within(step.after().error() - before.error(), ROUNDING);
  }

  /// Whether each column of A is as long as that of A*.
  private static Verdict lengthsFound(Transition<TrueWeights, Options, State> step) {
    double[] lengths = lengths(step.after().a());
    double[] wanted = lengths(step.after().truth());
    double largest = 0;
    for (int k = 0; k < lengths.length; k++) {
      largest = Math.max(largest, Math.abs(lengths[k] - wanted[k]) / wanted[k]);
    }
    return step.made("update") ? Verdict.within(largest, VISIBLE) : Verdict.NOT_YET;
  }
}
