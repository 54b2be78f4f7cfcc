package org.factorscope.algorithms.networks;

import java.util.Arrays;
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
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// An autoregressive model of small pictures, learned by gradient descent (CIL lecture notes 2024,
/// section 5.1; van den Oord, Kalchbrenner and Kavukcuoglu, Pixel recurrent neural networks, ICML
/// 2016).
///
/// ```
/// p(x) = Π_t p(x_t | x_1 … x_{t−1})     each factor by a PixelModel
/// predict:  ∂K_uv = mean (p − x) x_{i+u−c, j+v−c},  ∂b = mean (p − x)
/// update:   K ← K − η ∂K,  b ← b − η ∂b
/// ```
///
/// The objective is the mean of −log p(pixel) over pictures and pixels, in nats. It is convex, and
/// falls for η ≤ 2/L, where L ≤ (1 + open entries)/4; only `update` changes it. Stops when an
/// iteration changes K and b by at most 1e-10 of their length. Cost of an iteration: O(n s² w²) for
/// n pictures of s x s pixels.
public final class Autoregressive
    implements Algorithm<Bitmaps, Autoregressive.Options, Autoregressive.State> {
  /// How the model looks and learns.
  ///
  /// @param window w, odd
  /// @param stepSize η, above 0
  public record Options(int window, double stepSize) {
    public Options {
      if (window < 1) {
        throw InvalidInputException.option("window", window, "must be at least 1");
      }
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }

    /// The longest step for which the theory promises that the objective falls.
    public double safeStep() {
      return 8.0 / (1 + PixelModel.open(window));
    }
  }

  /// A moment of learning.
  ///
  /// @param k K, w x w, 0 from the middle on
  /// @param b 1 x 1
  /// @param slopesOfK as the last `predict` left them; 0 before the first
  /// @param slopeOfB 1 x 1
  /// @param objective at K and b
  public record State(
      DMatrixRMaj k, DMatrixRMaj b, DMatrixRMaj slopesOfK, DMatrixRMaj slopeOfB, double objective) {
    public PixelModel model() {
      return new PixelModel(k, b.data[0]);
    }
  }

  private static final List<HalfStep<Bitmaps, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("predict", (run, state, place) -> predicted(run, state)),
          HalfStep.of("update", (run, state, place) -> updated(run, state)));

  private static final List<StateVariable<Bitmaps, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Bitmaps, Options, State>matrix("K", State::k)
              .settable((run, state, k) -> at(run, PixelModel.masked(k), state.b(), state)),
          StateVariable.<Bitmaps, Options, State>matrix("b", State::b)
              .settable((run, state, b) -> at(run, state.k(), b, state)),
          StateVariable.matrix("dK", State::slopesOfK),
          StateVariable.matrix("db", State::slopeOfB));

  private static final List<Claim<Bitmaps, Options, State>> CLAIMS =
      List.of(
          Claim.<Bitmaps, Options, State>promised(
                  "all-pictures-sum-to-one", Autoregressive::sumsToOne)
              .atRest(),
          Claim.<Bitmaps, Options, State>promised("no-logit-looks-ahead", Autoregressive::looksBack)
              .atRest(),
          Claim.<Bitmaps, Options, State>promised("gradient-check", Autoregressive::gradientCheck)
              .atRest(),
          Claim.promised("safe-steps-descend", Autoregressive::safeStepsDescend),
          Claim.notPromised("longer-steps-descend", Autoregressive::longerStepsDescend));

  private static final double RESTS = 1e-10;
  private static final double ROUNDING = 1e-13;

  /// The pictures over which probabilities are summed: all of 3 x 3 pixels.
  private static final int SMALL = 3;

  /// Pixels of a picture that are turned over to see whether an earlier one notices.
  private static final int MOST_TURNED = 64;

  /// How far a number is moved to check its slope.
  private static final double REACH = 1e-4;

  private static final double CHECK = 1e-6;

  @Override
  public List<HalfStep<Bitmaps, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<Bitmaps, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Bitmaps, Options> run) {
    int w = run.options().window();
    if (w % 2 == 0) {
      throw InvalidInputException.option("window", w, "must be odd, to have a middle");
    }
    DMatrixRMaj k = new DMatrixRMaj(w, w);
    DMatrixRMaj b = new DMatrixRMaj(1, 1);
    return new State(k, b, k, b, objective(run, new PixelModel(k, 0)));
  }

  private static State at(
      Run<Bitmaps, Options> run, DMatrixRMaj k, DMatrixRMaj b, State gradients) {
    double objective = objective(run, new PixelModel(k, b.data[0]));
    return new State(k, b, gradients.slopesOfK(), gradients.slopeOfB(), objective);
  }

  private static double objective(Run<Bitmaps, Options> run, PixelModel model) {
    Bitmaps pictures = run.problem();
    double sum = 0;
    for (int i = 0; i < pictures.count(); i++) {
      sum += model.surprise(pictures.pixels().data, i * pictures.size(), pictures.side());
    }
    return sum / pictures.pixels().getNumElements();
  }

  private static State predicted(Run<Bitmaps, Options> run, State state) {
    DMatrixRMaj ofK = new DMatrixRMaj(state.k().numRows, state.k().numCols);
    double ofB = 0;
    Bitmaps pictures = run.problem();
    double[] x = pictures.pixels().data;
    for (int i = 0; i < pictures.count(); i++) {
      int at = i * pictures.size();
      double[] misses = state.model().probabilities(x, at, pictures.side());
      for (int t = 0; t < misses.length; t++) {
        misses[t] -= x[at + t];
        ofB += misses[t];
      }
      addSlopes(ofK, x, at, pictures.side(), misses);
    }
    double count = pictures.pixels().getNumElements();
    CommonOps_DDRM.divide(ofK, count);
    DMatrixRMaj slope = new DMatrixRMaj(1, 1, true, ofB / count);
    return new State(state.k(), state.b(), ofK, slope, state.objective());
  }

  /// Adds Σ_t miss_t · the open part of the window around t.
  private static void addSlopes(DMatrixRMaj ofK, double[] x, int at, int side, double[] misses) {
    int middle = ofK.numRows / 2;
    for (int e = 0; e < ofK.getNumElements() / 2; e++) {
      int down = e / ofK.numCols - middle;
      int right = e % ofK.numCols - middle;
      double sum = 0;
      for (int t = 0; t < misses.length; t++) {
        sum += misses[t] * PixelModel.pixel(x, at, side, t / side + down, t % side + right);
      }
      ofK.data[e] += sum;
    }
  }

  private static State updated(Run<Bitmaps, Options> run, State state) {
    double eta = run.options().stepSize();
    DMatrixRMaj k = state.k().copy();
    CommonOps_DDRM.addEquals(k, -eta, state.slopesOfK());
    DMatrixRMaj b = new DMatrixRMaj(1, 1, true, state.b().data[0] - eta * state.slopeOfB().data[0]);
    return at(run, k, b, state);
  }

  @Override
  public OptionalDouble objective(Run<Bitmaps, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<Bitmaps, Options> run, State state) {
    State there = predicted(run, state);
    return Map.of("K", there.slopesOfK(), "b", there.slopeOfB());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Bitmaps, Options, State> last) {
    State before = last.before();
    if (before == null) {
      return Optional.empty();
    }
    State after = last.after();
    double moved =
        Math.sqrt(
            Norms.squaredDistance(after.k(), before.k())
                + Norms.squaredDistance(after.b(), before.b()));
    double length =
        Math.sqrt(Norms.squaredFrobenius(after.k()) + Norms.squaredFrobenius(after.b()));
    return moved <= RESTS * length ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<Bitmaps, Options, State>> claims() {
    return CLAIMS;
  }

  /// The probabilities of all pictures of 3 x 3 pixels, the first pixel in the last bit.
  ///
  /// @return 512 numbers
  public static double[] smallPictures(PixelModel model) {
    double[] p = new double[1 << (SMALL * SMALL)];
    for (int bits = 0; bits < p.length; bits++) {
      double[] picture = Bitmaps.ofBits(bits, SMALL * SMALL);
      p[bits] = StrictMath.exp(-model.surprise(picture, 0, SMALL));
    }
    return p;
  }

  private static Verdict sumsToOne(Transition<Bitmaps, Options, State> step) {
    PixelModel model = step.after().model();
    double sum = 0;
    for (double p : smallPictures(model)) {
      sum += p;
    }
    double size = Math.abs(model.b()) + CommonOps_DDRM.elementSumAbs(model.k());
    return Verdict.within(Math.abs(sum - 1), ROUNDING * (1 + size));
  }

  /// Turns pixels of the first picture over, one at a time: neither that pixel's logit nor an
  /// earlier one may change, to the last bit.
  private static Verdict looksBack(Transition<Bitmaps, Options, State> step) {
    Bitmaps pictures = step.run().problem();
    PixelModel model = step.after().model();
    int side = pictures.side();
    double[] x = Arrays.copyOf(pictures.pixels().data, pictures.size());
    double largest = 0;
    int stride = 1 + pictures.size() / MOST_TURNED;
    for (int s = 0; s < x.length; s += stride) {
      double[] turned = x.clone();
      turned[s] = 1 - x[s];
      for (int t = 0; t <= s; t++) {
        double change = model.logit(turned, 0, side, t) - model.logit(x, 0, side, t);
        largest = Math.max(largest, Math.abs(change));
      }
    }
    return Verdict.within(largest, 0);
  }

  /// The sum of all slopes against a central difference of the objective along (1, …, 1), for each
  /// number that is learned.
  private static Verdict gradientCheck(Transition<Bitmaps, Options, State> step) {
    State there = predicted(step.run(), step.after());
    int numbers = 1 + PixelModel.open(step.run().options().window());
    double reach = REACH / numbers;
    double rise = moved(step.run(), there, reach) - moved(step.run(), there, -reach);
    double slopes = CommonOps_DDRM.elementSum(there.slopesOfK()) + there.slopeOfB().data[0];
    double miss = Math.abs(rise / (2 * reach) - slopes) / numbers;
    return Verdict.within(miss, CHECK * (1 + there.objective()));
  }

  /// The objective with every number moved; masked entries of K do not count.
  private static double moved(Run<Bitmaps, Options> run, State state, double reach) {
    DMatrixRMaj k = state.k().copy();
    CommonOps_DDRM.add(k, reach);
    return objective(run, new PixelModel(k, state.b().data[0] + reach));
  }

  private static Verdict safeStepsDescend(Transition<Bitmaps, Options, State> step) {
    Options options = step.run().options();
    return options.stepSize() <= options.safeStep() ? rise(step) : Verdict.NOT_YET;
  }

  private static Verdict longerStepsDescend(Transition<Bitmaps, Options, State> step) {
    Options options = step.run().options();
    return options.stepSize() > options.safeStep() ? rise(step) : Verdict.NOT_YET;
  }

  /// By how much an update raises the objective, unless K or b was edited since the gradient was
  /// taken.
  private static Verdict rise(Transition<Bitmaps, Options, State> step) {
    State before = step.before();
    if (before == null || !step.made("update")) {
      return Verdict.NOT_YET;
    }
    State there = predicted(step.run(), before);
    boolean isCurrent =
        Arrays.equals(there.slopesOfK().data, before.slopesOfK().data)
            && Arrays.equals(there.slopeOfB().data, before.slopeOfB().data);
    double rounding = ROUNDING * (1 + before.objective());
    return isCurrent
        ? Verdict.within(step.after().objective() - before.objective(), rounding)
        : Verdict.NOT_YET;
  }
}
