package org.factorscope.algorithms.generative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Exponential;
import org.factorscope.algorithms.linalg.Norms;
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

/// Denoising diffusion with the exact score of the data (CIL lecture notes 2024, section 5.4; Ho,
/// Jain and Abbeel 2020).
///
/// ```
/// schedule  β_t² = (1000/T)(1e-4 + (0.02 − 1e-4)(t − 1)/(T − 1)), α_t² = 1 − β_t²,
///           ᾱ_t = α_1 ⋯ α_t, β̄_t² = 1 − ᾱ_t²
/// forward   E ~ N(0, I),                   X ← α_t X + β_t E,                        t = 1 … T
/// reverse   E = (X − ᾱ_t m)/β̄_t,           X ← (X − (β_t²/β̄_t) E)/α_t + σ_t z,       t = T … 1
///           m_i = Σ_j w_ij x_j, w_i = softmax_j(−‖X_i − ᾱ_t x_j‖²/(2β̄_t²)), z ~ N(0, I), 0 at t = 1
/// ```
///
/// The data are finitely many points x_j, so the noise that a network would be trained to predict
/// is known: m is E\[x_0 | x_t\], and −E/β̄_t is the score. One iteration is one t; after T of them
/// the run is complete. There is no objective. The notes print β_t/β̄_t instead of β_t²/β̄_t and
/// β_t, β̄_t as variances instead of β_t², β̃_t²; [Sampler#PRINTED] does as they say. Cost of an
/// iteration: O(Nnd).
public final class Diffusion implements Algorithm<DataMatrix, Diffusion.Options, Diffusion.State> {
  /// Which way time runs.
  public enum Direction {
    /// From noise to data.
    REVERSE,
    /// From data to noise.
    FORWARD
  }

  /// How much noise a step back adds.
  public enum Sigma {
    /// σ_t = β_t.
    BETA,
    /// σ_t = β̃_t = β_t β̄_{t−1}/β̄_t.
    BETA_TILDE,
    /// None, though the step was made for noise.
    ZERO
  }

  /// The formula of a step back.
  public enum Sampler {
    /// The mean of x_{t−1} given x_t and x_0 = m.
    CORRECTED,
    /// As the lecture notes print it.
    PRINTED
  }

  /// How particles diffuse.
  ///
  /// @param steps T, at least 25, so that every β_t² is below 1
  /// @param particles N, at least 1
  public record Options(
      Direction direction, int steps, Sigma sigma, Sampler sampler, int particles) {
    public Options {
      if (steps < FEWEST_STEPS) {
        throw InvalidInputException.option("steps", steps, "must be at least " + FEWEST_STEPS);
      }
      if (particles < 1) {
        throw InvalidInputException.option("particles", particles, "must be at least 1");
      }
    }

    /// The t of an iteration.
    public int time(int iteration) {
      return direction == Direction.FORWARD ? iteration : steps - iteration + 1;
    }

    /// The t of the particles at a place: that of the iteration, or the next one after a move.
    public int timeAt(Place place) {
      int moves = place.halfStep().equals("estimate") ? place.iteration() - 1 : place.iteration();
      return direction == Direction.FORWARD ? moves : steps - moves;
    }

    /// σ_t, the standard deviation of the noise that the step back from t adds; none at t = 1.
    public double sigma(int t) {
      if (t <= 1 || sigma == Sigma.ZERO) {
        return 0;
      }
      double beta = Noise.schedule(steps).get(t).beta();
      double betaBar = Noise.schedule(steps).get(t).betaBar();
      if (sampler == Sampler.PRINTED) {
        return Math.sqrt(sigma == Sigma.BETA ? beta : betaBar);
      }
      double before = Noise.schedule(steps).get(t - 1).betaBar();
      return sigma == Sigma.BETA ? beta : beta * before / betaBar;
    }
  }

  /// The schedule at one t: a step keeps α and adds β, all steps together keep ᾱ and add β̄.
  public record Noise(double beta, double alpha, double alphaBar, double betaBar) {
    /// The schedule of T steps, t = 0 … T; at t = 0 there is no noise. β̄ is summed from what each
    /// step adds, not taken from ᾱ, so that little noise keeps its digits.
    public static List<Noise> schedule(int steps) {
      List<Noise> schedule = new ArrayList<>(List.of(new Noise(0, 1, 1, 0)));
      for (int t = 1; t <= steps; t++) {
        double share = (t - 1.0) / (steps - 1.0);
        double added = 1000.0 / steps * (SMALLEST + (LARGEST - SMALLEST) * share);
        double alpha = Math.sqrt(1 - added);
        Noise before = schedule.getLast();
        double sum = alpha * alpha * before.betaBar() * before.betaBar() + added;
        double alphaBar = alpha * before.alphaBar();
        schedule.add(new Noise(Math.sqrt(added), alpha, alphaBar, Math.sqrt(sum)));
      }
      return schedule;
    }
  }

  /// A moment of the diffusion.
  ///
  /// @param x the particles, N x d
  /// @param e the noise drawn or estimated last, N x d, 0 at the start
  /// @param nearest the data point nearest to each particle, the lowest one on ties
  /// @param distance the mean distance to it
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record State(DMatrixRMaj x, DMatrixRMaj e, int[] nearest, double distance) {
    State with(DMatrixRMaj newE) {
      return new State(x, newE, nearest, distance);
    }
  }

  private static final int FEWEST_STEPS = 25;

  /// β_1² and β_T² of a schedule of 1000 steps.
  private static final double SMALLEST = 1e-4;

  private static final double LARGEST = 0.02;

  /// What identities are allowed by rounding, relative to the numbers that they are made of.
  private static final double ROUNDING = 1e-10;

  /// Chance exceeds a bound with probability e^−24, about 4 in 100 billion.
  private static final double CHANCE = 24;

  /// Shares are called equal up to this many standard deviations of χ².
  private static final double DEVIATIONS = 6;

  /// A particle of more coordinates than this is not remembered.
  private static final int REMEMBERED_ENTRIES = 64;

  private static final List<StateVariable<DataMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.<DataMatrix, Options, State>matrix("X", State::x)
              .settable((run, state, x) -> at(run, x, state.e())),
          StateVariable.matrix("E", State::e));

  private static final List<Claim<DataMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.promised("squares-add-to-one", Diffusion::squaresAddToOne),
          Claim.promised("variance-is-kept", Diffusion::variance),
          Claim.promised("last-step-is-the-weighted-mean", Diffusion::lastStep).atRest(),
          Claim.notPromised("step-is-the-posterior-mean", Diffusion::posteriorMean),
          Claim.notPromised("equal-shares", Diffusion::equalShares));

  @Override
  public List<HalfStep<DataMatrix, Options, State>> halfSteps(Options options) {
    if (options.direction() == Direction.FORWARD) {
      return List.of(
          HalfStep.of("estimate", "forward", Diffusion::drawn),
          HalfStep.of("move", "forward", Diffusion::noised));
    }
    String sampler = options.sampler() == Sampler.PRINTED ? "printed" : "corrected";
    return List.of(
        HalfStep.of("estimate", "reverse", Diffusion::estimated),
        HalfStep.of("move", sampler, Diffusion::denoised));
  }

  @Override
  public List<StateVariable<DataMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<DataMatrix, Options> run) {
    DMatrixRMaj data = run.problem().matrix();
    int particles = run.options().particles();
    DMatrixRMaj x = new DMatrixRMaj(particles, data.numCols);
    DMatrixRMaj none = x.copy();
    if (run.options().direction() == Direction.REVERSE) {
      return at(run, gaussian(x, run.random(0)), none);
    }
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = data.data[i % data.getNumElements()];
    }
    return at(run, x, none);
  }

  /// Standard normal entries in the shape of `like`.
  private static DMatrixRMaj gaussian(DMatrixRMaj like, SplittableRandom random) {
    return StepRandom.normal(like.numRows, like.numCols, random);
  }

  private static DMatrixRMaj sum(double a, DMatrixRMaj x, double b, DMatrixRMaj y) {
    DMatrixRMaj sum = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.add(a, x, b, y, sum);
    return sum;
  }

  private static State at(Run<DataMatrix, Options> run, DMatrixRMaj x, DMatrixRMaj e) {
    DMatrixRMaj data = run.problem().matrix();
    int[] nearest = new int[x.numRows];
    double sum = 0;
    for (int i = 0; i < x.numRows; i++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < data.numRows; j++) {
        double square = Norms.squaredRowDistance(x, i, data, j);
        if (square < smallest) {
          smallest = square;
          nearest[i] = j;
        }
      }
      sum += Math.sqrt(smallest);
    }
    return new State(x, e, nearest, sum / x.numRows);
  }

  private static State drawn(Run<DataMatrix, Options> run, State state, Place place) {
    return state.with(gaussian(state.x(), run.random(place.step())));
  }

  private static State noised(Run<DataMatrix, Options> run, State state, Place place) {
    Noise noise = noise(run, place);
    return at(run, sum(noise.alpha(), state.x(), noise.beta(), state.e()), state.e());
  }

  private static State estimated(Run<DataMatrix, Options> run, State state, Place place) {
    Noise noise = noise(run, place);
    DMatrixRMaj m = weightedMeans(run.problem(), state.x(), noise);
    double betaBar = noise.betaBar();
    return state.with(sum(1 / betaBar, state.x(), -noise.alphaBar() / betaBar, m));
  }

  private static State denoised(Run<DataMatrix, Options> run, State state, Place place) {
    int t = run.options().time(place.iteration());
    DMatrixRMaj x = stepBack(run.options(), state, t);
    double sigma = run.options().sigma(t);
    if (sigma > 0) {
      CommonOps_DDRM.addEquals(x, sigma, gaussian(x, run.random(place.step())));
    }
    return at(run, x, state.e());
  }

  /// The step back from t without its noise.
  private static DMatrixRMaj stepBack(Options options, State state, int t) {
    Noise noise = Noise.schedule(options.steps()).get(t);
    boolean isPrinted = options.sampler() == Sampler.PRINTED;
    double part = (isPrinted ? noise.beta() : noise.beta() * noise.beta()) / noise.betaBar();
    return sum(1 / noise.alpha(), state.x(), -part / noise.alpha(), state.e());
  }

  private static Noise noise(Run<DataMatrix, Options> run, Place place) {
    return Noise.schedule(run.options().steps()).get(run.options().time(place.iteration()));
  }

  /// E\[x_0 | x_t\] for each row of X: the mean of the data with weights softmax_j(−‖x − ᾱ_t
  /// x_j‖²/(2β̄_t²)).
  ///
  /// @param x N x d. Not modified.
  /// @param noise the schedule at t, not at 0
  /// @return N x d
  public static DMatrixRMaj weightedMeans(DataMatrix problem, DMatrixRMaj x, Noise noise) {
    DMatrixRMaj data = problem.matrix();
    DMatrixRMaj shrunk = data.copy();
    CommonOps_DDRM.scale(noise.alphaBar(), shrunk);
    DMatrixRMaj means = new DMatrixRMaj(x.numRows, x.numCols);
    double[] weights = new double[data.numRows];
    double[] scratch = new double[data.numRows];
    for (int i = 0; i < x.numRows; i++) {
      for (int j = 0; j < weights.length; j++) {
        weights[j] = Norms.squaredRowDistance(x, i, shrunk, j);
      }
      double smallest = Arrays.stream(weights).min().orElse(0);
      for (int j = 0; j < weights.length; j++) {
        weights[j] = (smallest - weights[j]) / (2 * noise.betaBar() * noise.betaBar());
      }
      Exponential.replace(weights, scratch, weights.length);
      addMean(data, weights, means, i);
    }
    return means;
  }

  /// @param means gets the weighted mean as its row i. Modified.
  private static void addMean(DMatrixRMaj data, double[] weights, DMatrixRMaj means, int i) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    int d = data.numCols;
    for (int j = 0; j < weights.length; j++) {
      for (int k = 0; k < d; k++) {
        means.data[i * d + k] += weights[j] / sum * data.data[j * d + k];
      }
    }
  }

  /// How many particles are nearest to each of n data points.
  public static int[] hits(State state, int n) {
    int[] hits = new int[n];
    for (int j : state.nearest()) {
      hits[j]++;
    }
    return hits;
  }

  @Override
  public Optional<HalfStep<DataMatrix, Options, State>> next(
      Run<DataMatrix, Options> run, State state, Place place) {
    boolean isOver = place.halfStep().equals("move") && place.iteration() >= run.options().steps();
    return isOver ? Optional.empty() : Algorithm.super.next(run, state, place);
  }

  @Override
  public OptionalDouble objective(Run<DataMatrix, Options> run, State state) {
    return OptionalDouble.empty();
  }

  @Override
  public Map<String, Double> measures(Run<DataMatrix, Options> run, State state) {
    return Map.of("distance", state.distance());
  }

  /// `X`: the first particle, if it has few coordinates.
  @Override
  public Map<String, double[]> series(Run<DataMatrix, Options> run, State state) {
    int d = state.x().numCols;
    return d > REMEMBERED_ENTRIES ? Map.of() : Map.of("X", Arrays.copyOf(state.x().data, d));
  }

  @Override
  public Optional<StopReason> stopReason(Transition<DataMatrix, Options, State> last) {
    return last.place().iteration() >= last.run().options().steps()
        ? Optional.of(StopReason.COMPLETE)
        : Optional.empty();
  }

  @Override
  public List<Claim<DataMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict squaresAddToOne(Transition<DataMatrix, Options, State> step) {
    int t = step.run().options().timeAt(step.place());
    Noise noise = Noise.schedule(step.run().options().steps()).get(t);
    double sum = noise.alphaBar() * noise.alphaBar() + noise.betaBar() * noise.betaBar();
    return Verdict.within(Math.abs(sum - 1), ROUNDING);
  }

  /// Forward the mean square of the entries becomes α² times itself plus β², in expectation; by how
  /// much chance moves it is bounded by the tails of χ² (Laurent and Massart 2000, lemma 1) and of
  /// the normal distribution.
  private static Verdict variance(Transition<DataMatrix, Options, State> step) {
    State before = step.before();
    boolean isForward = step.run().options().direction() == Direction.FORWARD;
    if (before == null || !isForward || !step.made("move")) {
      return Verdict.NOT_YET;
    }
    Noise noise = noise(step.run(), step.place());
    double entries = before.x().getNumElements();
    double old = Norms.squaredFrobenius(before.x()) / entries;
    double now = Norms.squaredFrobenius(step.after().x()) / entries;
    double added = noise.beta() * noise.beta();
    double kept = noise.alpha() * noise.alpha() * old;
    double share = CHANCE / entries;
    double chance =
        added * 2 * (Math.sqrt(share) + share) + 2 * Math.sqrt(kept * added * 2 * share);
    return Verdict.within(Math.abs(now - kept - added), chance + ROUNDING * (old + now));
  }

  /// At t = 1 the corrected step lands on m itself. After a drag E speaks of another X.
  private static Verdict lastStep(Transition<DataMatrix, Options, State> step) {
    State before = step.before();
    if (before == null
        || !isStepBack(step)
        || !isLast(step)
        || step.run().options().sampler() == Sampler.PRINTED) {
      return Verdict.NOT_YET;
    }
    double tolerance = ROUNDING * (largest(before.x()) + largest(step.run().problem().matrix()));
    Noise noise = noise(step.run(), step.place());
    State fresh = estimated(step.run(), before, step.place());
    DMatrixRMaj m = weightedMeans(step.run().problem(), before.x(), noise);
    return Norms.largestDifference(fresh.e(), before.e()) * noise.betaBar() > tolerance
        ? Verdict.NOT_YET
        : Verdict.within(Norms.largestDifference(m, step.after().x()), tolerance);
  }

  /// A step back without its noise against the mean of x_{t−1} given x_t and x_0 = (x_t − β̄_t
  /// e)/ᾱ_t (Ho, Jain and Abbeel, eq. 7).
  private static Verdict posteriorMean(Transition<DataMatrix, Options, State> step) {
    State before = step.before();
    Options options = step.run().options();
    if (before == null || !isStepBack(step)) {
      return Verdict.NOT_YET;
    }
    int t = options.time(step.place().iteration());
    Noise now = Noise.schedule(options.steps()).get(t);
    Noise next = Noise.schedule(options.steps()).get(t - 1);
    double square = now.betaBar() * now.betaBar();
    double ofStart = next.alphaBar() * now.beta() * now.beta() / square;
    double ofX = now.alpha() * next.betaBar() * next.betaBar() / square + ofStart / now.alphaBar();
    double ofE = -ofStart * now.betaBar() / now.alphaBar();
    DMatrixRMaj mean = sum(ofX, before.x(), ofE, before.e());
    double deviation = Norms.largestDifference(mean, stepBack(options, before, t));
    double scale = (largest(before.x()) + largest(before.e())) / now.alpha();
    return Verdict.within(deviation, ROUNDING * scale);
  }

  /// χ² of the hits against equal shares, in standard deviations above its mean n − 1.
  private static Verdict equalShares(Transition<DataMatrix, Options, State> step) {
    int n = step.run().problem().rows();
    if (!isStepBack(step) || !isLast(step) || n < 2) {
      return Verdict.NOT_YET;
    }
    double expected = (double) step.after().x().numRows / n;
    double chi = 0;
    for (int count : hits(step.after(), n)) {
      chi += (count - expected) * (count - expected) / expected;
    }
    return Verdict.within((chi - (n - 1)) / Math.sqrt(2.0 * (n - 1)), DEVIATIONS);
  }

  private static boolean isStepBack(Transition<DataMatrix, Options, State> step) {
    return step.made("move") && step.run().options().direction() == Direction.REVERSE;
  }

  private static boolean isLast(Transition<DataMatrix, Options, State> step) {
    return step.place().iteration() == step.run().options().steps();
  }

  private static double largest(DMatrixRMaj matrix) {
    return CommonOps_DDRM.elementMaxAbs(matrix);
  }
}
