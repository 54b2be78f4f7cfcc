package org.factorscope.algorithms.embeddings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Sigmoid;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Words from pointwise mutual information, shifted and factored (Church, Hanks 1990; Levy,
/// Goldberg, NIPS 2014; CIL lecture notes 2024, section 3.3).
///
/// ```
/// measure:  M_wv = log (p(w, v) / (p(w) q(v))),   q ∝ p^α
/// shift:    M_wv ← M_wv − log r,                  or max(0, M_wv − log r)
/// factor:   M ≈ U Cᵀ,  U = U_d Σ_d^½,  C = V_d Σ_d^½
/// ```
///
/// A pair that never met has log 0 = −∞. M is 0 there in all half-steps, so that it can be
/// factored; that is a choice, and not what was measured. One iteration is the whole run. What
/// falls is ‖M − UCᵀ‖_F², with U = C = 0 before the factors are there; the shift changes M itself
/// and may raise it. Cost: O(V²) for the first two half-steps, O(V³) for the decomposition.
public final class Pmi implements Algorithm<WordCounts, Pmi.Options, Pmi.State> {
  /// How M is made and factored.
  ///
  /// @param shift r, above 0: how many pairs of noise there are for a pair of the text
  /// @param smoothing α, from 0 to 1
  /// @param clip whether what is negative after the shift becomes 0
  /// @param dimension d, at least 1; columns beyond V are 0
  public record Options(double shift, double smoothing, Clip clip, int dimension) {
    public Options {
      if (!(shift > 0) || Double.isInfinite(shift)) {
        throw InvalidInputException.option("shift", shift, "must be above 0");
      }
      if (!(smoothing >= 0 && smoothing <= 1)) {
        throw InvalidInputException.option("smoothing", smoothing, "must be from 0 to 1");
      }
      if (dimension < 1) {
        throw InvalidInputException.option("dimension", dimension, "must be at least 1");
      }
    }
  }

  /// Whether negative entries stay.
  public enum Clip {
    YES,
    NO
  }

  /// What has been done.
  public enum Stage {
    NOTHING,
    MEASURED,
    SHIFTED,
    FACTORED
  }

  /// A moment of the run.
  ///
  /// @param m M, V x V; null before it is measured
  /// @param u U, V x d, 0 before M is factored; null with M
  /// @param c C, V x d; like U
  /// @param values the singular values of M, falling; none before M is factored. Not modified.
  /// @param information Σ p(w, v) log (p(w, v)/(p(w) q(v))); NaN before it is measured
  /// @param objective ‖M − UCᵀ‖²; NaN before M is measured
  public record State(
      Stage stage,
      @Nullable DMatrixRMaj m,
      @Nullable DMatrixRMaj u,
      @Nullable DMatrixRMaj c,
      double[] values,
      double information,
      double objective) {}

  private static final HalfStep<WordCounts, Options, State> MEASURE =
      HalfStep.of("measure", (run, state, place) -> measured(run));

  private static final HalfStep<WordCounts, Options, State> SHIFT =
      HalfStep.of("shift", (run, state, place) -> shifted(run, state));

  private static final HalfStep<WordCounts, Options, State> FACTOR =
      HalfStep.of("factor", (run, state, place) -> factored(run, state));

  private static final List<StateVariable<WordCounts, Options, State>> VARIABLES =
      List.of(
          StateVariable.matrix("M", State::m),
          StateVariable.matrix("U", State::u),
          StateVariable.matrix("C", State::c));

  private static final List<Claim<WordCounts, Options, State>> CLAIMS =
      List.of(
          Claim.promised("information-is-not-negative", Pmi::informationIsNotNegative),
          Claim.promised("symmetric-without-smoothing", Pmi::isSymmetric),
          Claim.promised("logit-of-the-bayes-classifier", Pmi::isLogitOfBayes),
          Claim.promised("residual-is-the-tail", Pmi::residualIsTheTail),
          Claim.promised("factors-share-the-spectrum", Pmi::factorsShareTheSpectrum),
          Claim.notPromised("words-are-their-contexts", Pmi::wordsAreTheirContexts),
          Claim.notPromised("strangers-are-farthest", Pmi::strangersAreFarthest));

  private static final State NOTHING =
      new State(Stage.NOTHING, null, null, null, new double[0], Double.NaN, Double.NaN);

  /// Relative to the terms of a sum.
  private static final double ROUNDING = 1e-12;

  /// Of what a decomposition gives, relative to its matrix.
  private static final double ROUNDING_OF_THE_FACTORS = 1e-10;

  @Override
  public List<HalfStep<WordCounts, Options, State>> halfSteps(Options options) {
    return List.of(MEASURE, SHIFT, FACTOR);
  }

  @Override
  public List<StateVariable<WordCounts, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<WordCounts, Options> run) {
    return NOTHING;
  }

  @Override
  public Optional<HalfStep<WordCounts, Options, State>> next(
      Run<WordCounts, Options> run, State state, Place place) {
    return switch (state.stage()) {
      case NOTHING -> Optional.of(MEASURE);
      case MEASURED -> Optional.of(SHIFT);
      case SHIFTED -> Optional.of(FACTOR);
      case FACTORED -> Optional.empty();
    };
  }

  private static State measured(Run<WordCounts, Options> run) {
    WordCounts counts = run.problem();
    DMatrixRMaj m = counts.information(counts.noise(run.options().smoothing()));
    double information = 0;
    for (int e = 0; e < m.getNumElements(); e++) {
      information += counts.counts().data[e] / counts.total() * m.data[e];
    }
    return unfactored(run, Stage.MEASURED, m, information);
  }

  private static State shifted(Run<WordCounts, Options> run, State state) {
    DMatrixRMaj m = matrix(state).copy();
    double shift = StrictMath.log(run.options().shift());
    for (int e = 0; e < m.getNumElements(); e++) {
      if (run.problem().counts().data[e] > 0) {
        double shifted = m.data[e] - shift;
        m.data[e] = run.options().clip() == Clip.YES ? Math.max(0, shifted) : shifted;
      }
    }
    return unfactored(run, Stage.SHIFTED, m, state.information());
  }

  private static State unfactored(
      Run<WordCounts, Options> run, Stage stage, DMatrixRMaj m, double information) {
    DMatrixRMaj zero = new DMatrixRMaj(m.numRows, run.options().dimension());
    return new State(stage, m, zero, zero, new double[0], information, Norms.squaredFrobenius(m));
  }

  private static State factored(Run<WordCounts, Options> run, State state) {
    DMatrixRMaj m = matrix(state);
    ThinSvd svd = ThinSvd.of(m);
    DMatrixRMaj u = halved(svd.u(), svd.values(), run.options().dimension());
    DMatrixRMaj c = halved(svd.v(), svd.values(), run.options().dimension());
    double residual = Norms.squaredDistance(m, Products.timesTransposed(u, c));
    return new State(Stage.FACTORED, m, u, c, svd.values(), state.information(), residual);
  }

  /// The first d columns, each times √σ.
  private static DMatrixRMaj halved(DMatrixRMaj vectors, double[] values, int d) {
    DMatrixRMaj factor = new DMatrixRMaj(vectors.numRows, d);
    for (int i = 0; i < factor.numRows; i++) {
      for (int k = 0; k < Math.min(d, values.length); k++) {
        factor.set(i, k, vectors.get(i, k) * Math.sqrt(values[k]));
      }
    }
    return factor;
  }

  private static DMatrixRMaj matrix(State state) {
    DMatrixRMaj m = state.m();
    if (m == null) {
      throw new IllegalStateException("M is not measured yet");
    }
    return m;
  }

  /// All that was done, done again under the new options.
  @Override
  public State reconsidered(Run<WordCounts, Options> run, State state) {
    State again = NOTHING;
    while (again.stage() != state.stage()) {
      again = next(run, again, Place.START).orElseThrow().apply(run, again, Place.START);
    }
    return again;
  }

  @Override
  public OptionalDouble objective(Run<WordCounts, Options> run, State state) {
    return state.m() == null ? OptionalDouble.empty() : OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, Double> measures(Run<WordCounts, Options> run, State state) {
    return state.m() == null ? Map.of() : Map.of("mutual-information", state.information());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<WordCounts, Options, State> last) {
    return last.after().stage() == Stage.FACTORED
        ? Optional.of(StopReason.COMPLETE)
        : Optional.empty();
  }

  @Override
  public List<Claim<WordCounts, Options, State>> claims() {
    return CLAIMS;
  }

  /// A relative entropy, so at least 0 at every α; compared with the sum of its terms' sizes.
  private static Verdict informationIsNotNegative(Transition<WordCounts, Options, State> step) {
    DMatrixRMaj m = step.after().m();
    if (m == null || step.after().stage() != Stage.MEASURED) {
      return Verdict.NOT_YET;
    }
    double size = 1 + CommonOps_DDRM.elementMaxAbs(m);
    return Verdict.within(-step.after().information(), ROUNDING * size);
  }

  private static Verdict isSymmetric(Transition<WordCounts, Options, State> step) {
    DMatrixRMaj m = step.after().m();
    if (m == null || step.run().options().smoothing() != 1) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj difference = CommonOps_DDRM.transpose(m, null);
    CommonOps_DDRM.subtractEquals(difference, m);
    // Of the counts themselves as much is allowed, and logarithms turn shares into differences.
    double tolerance = 4 * ROUNDING * (1 + CommonOps_DDRM.elementMaxAbs(m));
    return Verdict.within(CommonOps_DDRM.elementMaxAbs(difference), tolerance);
  }

  /// Of r + 1 pairs one is from the text and r are noise; the probability that (w, v) is from the
  /// text is σ(M_wv). Checked on the row of one word, before anything is clipped.
  private static Verdict isLogitOfBayes(Transition<WordCounts, Options, State> step) {
    DMatrixRMaj m = step.after().m();
    Options options = step.run().options();
    if (m == null || !step.made("shift") || options.clip() == Clip.YES) {
      return Verdict.NOT_YET;
    }
    WordCounts counts = step.run().problem();
    double[] q = counts.noise(options.smoothing());
    double deviation = 0;
    for (int v = 0; v < counts.size(); v++) {
      if (counts.count(0, v) > 0) {
        double text = counts.count(0, v) / counts.total();
        double noise = options.shift() * (counts.totals()[0] / counts.total()) * q[v];
        double sigmoid = Sigmoid.of(m.get(0, v));
        deviation = Math.max(deviation, Math.abs(sigmoid - text / (text + noise)));
      }
    }
    return Verdict.within(deviation, ROUNDING);
  }

  /// Eckart–Young: nothing of rank d is nearer to M.
  private static Verdict residualIsTheTail(Transition<WordCounts, Options, State> step) {
    State state = step.after();
    if (state.stage() != Stage.FACTORED) {
      return Verdict.NOT_YET;
    }
    double tail = 0;
    for (int k = step.run().options().dimension(); k < state.values().length; k++) {
      tail += state.values()[k] * state.values()[k];
    }
    double size = Norms.squaredFrobenius(matrix(state)) + Double.MIN_NORMAL;
    return Verdict.within(Math.abs(state.objective() - tail), ROUNDING_OF_THE_FACTORS * size);
  }

  /// UᵀU = CᵀC = Σ_d: words and contexts have equal shares of M.
  private static Verdict factorsShareTheSpectrum(Transition<WordCounts, Options, State> step) {
    State state = step.after();
    if (state.stage() != Stage.FACTORED || state.u() == null || state.c() == null) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj difference = Products.gramOfColumns(state.u());
    CommonOps_DDRM.subtractEquals(difference, Products.gramOfColumns(state.c()));
    double size = state.values()[0] + Double.MIN_NORMAL;
    return Verdict.within(CommonOps_DDRM.elementMaxAbs(difference), ROUNDING_OF_THE_FACTORS * size);
  }

  /// Even of a symmetric M only the columns with a positive eigenvalue are equal.
  private static Verdict wordsAreTheirContexts(Transition<WordCounts, Options, State> step) {
    State state = step.after();
    if (state.stage() != Stage.FACTORED || state.u() == null || state.c() == null) {
      return Verdict.NOT_YET;
    }
    double distance = Math.sqrt(Norms.squaredDistance(state.u(), state.c()));
    return Verdict.within(distance, 1e-6 * (Norms.frobenius(state.u()) + Double.MIN_NORMAL));
  }

  /// Whether pairs that never met have the lowest M: they stand at 0, in the middle of the others.
  private static Verdict strangersAreFarthest(Transition<WordCounts, Options, State> step) {
    DMatrixRMaj m = step.after().m();
    if (m == null) {
      return Verdict.NOT_YET;
    }
    double[] counts = step.run().problem().counts().data;
    double lowest = 0;
    boolean isAnyStrange = false;
    for (int e = 0; e < m.getNumElements(); e++) {
      lowest = Math.min(lowest, m.data[e]);
      isAnyStrange |= counts[e] == 0;
    }
    return isAnyStrange ? Verdict.within(-lowest, 0) : Verdict.NOT_YET;
  }
}
