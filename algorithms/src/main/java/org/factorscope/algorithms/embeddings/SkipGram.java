package org.factorscope.algorithms.embeddings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// Skip-gram with negative sampling, word2vec's method (Mikolov, Sutskever, Chen, Corrado, Dean,
/// NIPS 2013; CIL lecture notes 2024, section 3.3), by gradient descent.
///
/// ```
/// J = −(1/n) Σ_wv [N_wv log σ(s_wv) + r n_w q_v log σ(−s_wv)],   S = T Cᵀ, q ∝ n^α
/// gradient:  G_wv = [N_wv (σ(s_wv) − 1) + r n_w q_v σ(s_wv)]/n
/// move:      T ← T − η G C,   C ← C − η Gᵀ T     both from old values
/// ```
///
/// The log-likelihood is maximized, so its negative mean J is minimized. Without a bound on the
/// rank the minimum has s_wv = log(N_wv/(n_w q_v)) − log r, the shifted information of [Pmi]. In
/// expectation G is exact; in sampling it is the mean over a batch of pairs, each with r words of
/// noise, and has this expectation. The step is in units of the most frequent word's share: η = s
/// n/max n_w. The objective may rise, because the step is fixed. Cost of an iteration: O(V² d), in
/// sampling O(batch (r d + V)) and the objective.
public final class SkipGram implements Algorithm<WordCounts, SkipGram.Options, SkipGram.State> {
  /// How skip-gram runs.
  ///
  /// @param dimension d, at least 1
  /// @param negatives r, at least 0; whole in sampling
  /// @param smoothing α, from 0 to 1
  /// @param stepSize s, above 0
  /// @param batch pairs of a step in sampling, at least 1
  public record Options(
      int dimension, double negatives, double smoothing, double stepSize, Mode mode, int batch) {
    public Options {
      if (dimension < 1) {
        throw InvalidInputException.option("dimension", dimension, "must be at least 1");
      }
      if (!(negatives >= 0) || Double.isInfinite(negatives)) {
        throw InvalidInputException.option("negatives", negatives, "must be at least 0");
      }
      if (mode == Mode.SAMPLING && negatives != Math.rint(negatives)) {
        throw InvalidInputException.option(
            "negatives", negatives, "must be a whole number where pairs are drawn");
      }
      if (!(smoothing >= 0 && smoothing <= 1)) {
        throw InvalidInputException.option("smoothing", smoothing, "must be from 0 to 1");
      }
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
      if (batch < 1) {
        throw InvalidInputException.option("batch", batch, "must be at least 1");
      }
    }
  }

  /// Where the gradient comes from.
  public enum Mode {
    /// From all pairs and all noise.
    EXPECTATION,
    /// From some pairs and words of noise that are drawn.
    SAMPLING
  }

  /// A moment of the run.
  ///
  /// @param t T, the words' vectors, V x d
  /// @param c C, the contexts' vectors, V x d
  /// @param slopeT G C as the last gradient half-step left it, V x d; 0 before the first
  /// @param slopeC GᵀT, likewise
  /// @param objective J at T and C
  public record State(
      DMatrixRMaj t, DMatrixRMaj c, DMatrixRMaj slopeT, DMatrixRMaj slopeC, double objective) {}

  private static final List<StateVariable<WordCounts, Options, State>> VARIABLES =
      List.of(
          StateVariable.<WordCounts, Options, State>matrix("T", State::t)
              .settable((run, state, t) -> at(run, t, state.c(), state)),
          StateVariable.<WordCounts, Options, State>matrix("C", State::c)
              .settable((run, state, c) -> at(run, state.t(), c, state)));

  private static final HalfStep<WordCounts, Options, State> EXPECTED =
      HalfStep.of("gradient", "expectation", (run, state, place) -> expected(run, state));

  private static final HalfStep<WordCounts, Options, State> SAMPLED =
      HalfStep.of(
          "gradient",
          "sampling",
          (run, state, place) -> sampled(run, state, run.random(place.step())));

  private static final HalfStep<WordCounts, Options, State> MOVE =
      HalfStep.of("move", (run, state, place) -> moved(run, state));

  private static final List<Claim<WordCounts, Options, State>> CLAIMS =
      List.of(
          Claim.<WordCounts, Options, State>promised("above-the-optimum", SkipGram::isAbove)
              .atRest(),
          Claim.<WordCounts, Options, State>promised("axes-are-free", SkipGram::axesAreFree)
              .atRest(),
          Claim.notPromised("objective-never-rises", SkipGram::neverRises),
          Claim.<WordCounts, Options, State>notPromised("logits-are-pmi", SkipGram::isPmi)
              .atRest());

  private static final double ROUNDING = 1e-12;

  /// A whole iteration that moves T and C by less than this, relative to their norm, is the last.
  private static final double RESTS = 1e-10;

  /// An objective of so many times that of T = C = 0 diverges.
  private static final double FAR = 1e8;

  /// Logits that are this near to their optimum on average count as equal to it.
  private static final double CLOSE = 0.01;

  @Override
  public List<HalfStep<WordCounts, Options, State>> halfSteps(Options options) {
    return List.of(options.mode() == Mode.EXPECTATION ? EXPECTED : SAMPLED, MOVE);
  }

  @Override
  public List<StateVariable<WordCounts, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  /// T uniform in ±½/d, C = 0, as in word2vec.
  @Override
  public State start(Run<WordCounts, Options> run) {
    int d = run.options().dimension();
    SplittableRandom random = run.random(0);
    DMatrixRMaj t = new DMatrixRMaj(run.problem().size(), d);
    for (int e = 0; e < t.getNumElements(); e++) {
      t.data[e] = (random.nextDouble() - 0.5) / d;
    }
    DMatrixRMaj zero = new DMatrixRMaj(t.numRows, d);
    return new State(t, zero, zero, zero, Logits.of(run).loss(t, zero));
  }

  private static State at(
      Run<WordCounts, Options> run, DMatrixRMaj t, DMatrixRMaj c, State before) {
    return new State(t, c, before.slopeT(), before.slopeC(), Logits.of(run).loss(t, c));
  }

  private static State expected(Run<WordCounts, Options> run, State state) {
    DMatrixRMaj g = Logits.of(run).slopes(state.t(), state.c());
    return new State(
        state.t(),
        state.c(),
        Products.times(g, state.c()),
        Products.transposedTimes(g, state.t()),
        state.objective());
  }

  /// The mean over pairs of the text drawn by N/n, each with r words of noise drawn by q.
  private static State sampled(Run<WordCounts, Options> run, State state, SplittableRandom random) {
    WordCounts counts = run.problem();
    double[] q = counts.noise(run.options().smoothing());
    int negatives = (int) run.options().negatives();
    DMatrixRMaj slopeT = new DMatrixRMaj(state.t().numRows, state.t().numCols);
    DMatrixRMaj slopeC = slopeT.copy();
    State sums = new State(state.t(), state.c(), slopeT, slopeC, state.objective());
    for (int pair = 0; pair < run.options().batch(); pair++) {
      int w = drawn(counts.totals(), 0, counts.size(), counts.total(), random);
      double[] n = counts.counts().data;
      int v = drawn(n, w * counts.size(), counts.size(), counts.totals()[w], random);
      add(sums, w, v, 1);
      for (int i = 0; i < negatives; i++) {
        add(sums, w, drawn(q, 0, q.length, 1, random), 0);
      }
    }
    CommonOps_DDRM.divide(slopeT, run.options().batch());
    CommonOps_DDRM.divide(slopeC, run.options().batch());
    return sums;
  }

  /// An index drawn by weights that sum to `sum`.
  private static int drawn(
      double[] weights, int from, int count, double sum, SplittableRandom random) {
    double left = random.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < count; i++) {
      if (weights[from + i] > 0) {
        last = i;
        left -= weights[from + i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /// Adds the slopes of one pair.
  ///
  /// @param sums whose slopes grow. Modified.
  /// @param label 1 for a pair of the text, 0 for noise
  private static void add(State sums, int w, int v, int label) {
    int d = sums.t().numCols;
    double[] t = sums.t().data;
    double[] c = sums.c().data;
    double s = Vectors.dot(t, w * d, c, v * d, d);
    double g = Logits.sigmoid(s, StrictMath.exp(-Math.abs(s))) - label;
    Vectors.add(g, c, v * d, sums.slopeT().data, w * d, d);
    Vectors.add(g, t, w * d, sums.slopeC().data, v * d, d);
  }

  /// η = s n/max n_w.
  public static double step(Run<WordCounts, Options> run) {
    double most = 0;
    for (double total : run.problem().totals()) {
      most = Math.max(most, total);
    }
    return run.options().stepSize() * (run.problem().total() / most);
  }

  private static State moved(Run<WordCounts, Options> run, State state) {
    DMatrixRMaj t = state.t().copy();
    DMatrixRMaj c = state.c().copy();
    CommonOps_DDRM.addEquals(t, -step(run), state.slopeT());
    CommonOps_DDRM.addEquals(c, -step(run), state.slopeC());
    return at(run, t, c, state);
  }

  @Override
  public OptionalDouble objective(Run<WordCounts, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<WordCounts, Options> run, State state) {
    State full = expected(run, state);
    Map<String, DMatrixRMaj> slopes = new LinkedHashMap<>();
    slopes.put("T", full.slopeT());
    slopes.put("C", full.slopeC());
    return slopes;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<WordCounts, Options, State> last) {
    State before = last.before();
    State after = last.after();
    Options options = last.run().options();
    double atZero = (1 + options.negatives()) * StrictMath.log(2);
    if (after.objective() > FAR * atZero) {
      return Optional.of(StopReason.DIVERGED);
    }
    if (before == null || options.mode() == Mode.SAMPLING) {
      return Optional.empty();
    }
    double moved =
        Norms.squaredDistance(before.t(), after.t()) + Norms.squaredDistance(before.c(), after.c());
    double size = Norms.squaredFrobenius(after.t()) + Norms.squaredFrobenius(after.c());
    return moved <= RESTS * RESTS * size ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<WordCounts, Options, State>> claims() {
    return CLAIMS;
  }

  /// No T and C do better than each logit on its own.
  private static Verdict isAbove(Transition<WordCounts, Options, State> step) {
    double optimum = Logits.of(step.run()).optimum();
    double size = 1 + step.run().options().negatives();
    return Verdict.within(optimum - step.after().objective(), ROUNDING * size);
  }

  /// J at T R and C R⁻ᵀ.
  private static Verdict axesAreFree(Transition<WordCounts, Options, State> step) {
    State state = step.after();
    double changed =
        Logits.of(step.run())
            .loss(ProductSymmetry.changed(state.t()), ProductSymmetry.counterChanged(state.c()));
    double deviation = Math.abs(changed - state.objective());
    double reach = Norms.frobenius(state.t()) * Norms.frobenius(state.c());
    double size = (1 + step.run().options().negatives()) * (1 + reach);
    return Verdict.within(deviation, ROUNDING * size);
  }

  private static Verdict neverRises(Transition<WordCounts, Options, State> step) {
    State before = step.before();
    return before == null || !step.made("move")
        ? Verdict.NOT_YET
        : Verdict.within(
            step.after().objective() - before.objective(), ROUNDING * before.objective());
  }

  /// Of the pairs that met, weighted by their counts; reached if d is large enough, after a while.
  private static Verdict isPmi(Transition<WordCounts, Options, State> step) {
    if (step.run().options().negatives() == 0) {
      return Verdict.NOT_YET;
    }
    State state = step.after();
    return Verdict.within(Logits.of(step.run()).distance(state.t(), state.c()), CLOSE);
  }
}
