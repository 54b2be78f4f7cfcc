package org.factorscope.algorithms.theory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// Boolean factors by alternating proximal gradient steps (ELBMF; Dalleiger and Vreeken,
/// Efficiently factorizing Boolean matrices using proximal gradient descent, 2022).
///
/// ```
/// objective   ½‖X − UV‖² + Σ r(u) + Σ r(v), r of [ElasticPoles] with κ and λ_t = λν^t
/// gradient-u  Ũ = U + β(U − U₋),  U ← Ũ − s(ŨV − X)Vᵀ
/// prox-u      each entry to the minimum of (x − u)²/(2s) + r(x) over x ≥ 0
/// gradient-v, prox-v  the same for V, with the new U
/// ```
///
/// s = 1/(1.1 ‖VVᵀ‖_F) without inertia, 2(1 − β)/((1 + 2β)‖VVᵀ‖_F) with it, and 1 if V is 0 but for
/// underflow. U₋ is the U of one iteration before, and U itself at the start and after an edit. The
/// loss uses the ordinary product, in which 1 + 1 = 2; what is counted as an error uses the Boolean
/// one. Stops when every entry is within 1e-6 of 0 or 1. Cost of an iteration: O(nmk).
public final class BooleanFactors
    implements Algorithm<Bits, BooleanFactors.Options, BooleanFactors.State> {
  /// How factors are found.
  ///
  /// @param rank k, at least 1
  /// @param kappa κ, at least 0
  /// @param lambda λ, above 0
  /// @param growth ν, at least 1
  /// @param inertia β, in \[0, 1)
  public record Options(int rank, double kappa, double lambda, double growth, double inertia) {
    public Options {
      Requirement.option("rank", rank, rank >= 1, "must be at least 1");
      Requirement.option("kappa", kappa, kappa >= 0, "must be at least 0");
      Requirement.option("lambda", lambda, lambda > 0, "must be above 0");
      Requirement.option("growth", growth, growth >= 1, "must be at least 1");
      Requirement.option(
          "inertia", inertia, inertia >= 0 && inertia < 1, "must be at least 0 and below 1");
    }

    /// r in iteration t; λ_t grows no further than the numbers do.
    public ElasticPoles poles(int iteration) {
      double grown = lambda * StrictMath.pow(growth, iteration);
      return new ElasticPoles(kappa, Math.min(grown, LARGEST_LAMBDA));
    }

    /// The step of one factor.
    ///
    /// @param gram VVᵀ or UᵀU, k x k. Not modified.
    public double step(DMatrixRMaj gram) {
      double size = Norms.frobenius(gram);
      if (!(size >= SMALLEST_GRAM)) {
        return 1;
      }
      return inertia == 0 ? 1 / (1.1 * size) : 2 * (1 - inertia) / ((1 + 2 * inertia) * size);
    }
  }

  /// A moment of the run.
  ///
  /// @param u U, n x k
  /// @param v V, k x m
  /// @param pastU U of one iteration before
  /// @param pastV V of one iteration before
  /// @param iteration t
  /// @param loss ½‖X − UV‖²
  /// @param errors entries in which X differs from the Boolean product of U > ½ and V > ½
  /// @param settled the objective after the last proximal half-step; NaN if there was none since
  ///   the start, an edit or a change of the options
  public record State(
      DMatrixRMaj u,
      DMatrixRMaj v,
      DMatrixRMaj pastU,
      DMatrixRMaj pastV,
      int iteration,
      double loss,
      int errors,
      double settled) {}

  private static final double LARGEST_LAMBDA = 1e100;

  /// Below it every step is short enough.
  private static final double SMALLEST_GRAM = 1e-200;

  private static final double HALF = 0.5;

  /// An entry this close to 0 or 1 is there.
  private static final double THERE = 1e-6;

  /// What identities are allowed by rounding, relative to the numbers that they are made of.
  private static final double ROUNDING = 1e-12;

  private static final List<StateVariable<Bits, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Bits, Options, State>matrix("U", State::u)
              .settable((run, s, u) -> at(run, s.iteration(), u, s.v(), u, s.pastV())),
          StateVariable.<Bits, Options, State>matrix("V", State::v)
              .settable((run, s, v) -> at(run, s.iteration(), s.u(), v, s.pastU(), v)));

  private static final List<Claim<Bits, Options, State>> CLAIMS =
      List.of(
          Claim.promised("factors-are-not-negative", BooleanFactors::notNegative),
          Claim.<Bits, Options, State>promised("prox-is-optimal", BooleanFactors::proxIsOptimal)
              .atRest(),
          Claim.promised("falls-from-prox-to-prox", BooleanFactors::falls),
          Claim.notPromised("objective-never-rises", BooleanFactors::neverRises),
          Claim.notPromised("errors-never-rise", BooleanFactors::errorsNeverRise),
          Claim.notPromised("ones-do-not-add-up", BooleanFactors::onesDoNotAddUp));

  @Override
  public List<HalfStep<Bits, Options, State>> halfSteps(Options options) {
    String method = options.inertia() == 0 ? "plain" : "inertia";
    return List.of(
        HalfStep.of("gradient-u", method, BooleanFactors::gradientU),
        HalfStep.of("prox-u", BooleanFactors::proxU),
        HalfStep.of("gradient-v", method, BooleanFactors::gradientV),
        HalfStep.of("prox-v", BooleanFactors::proxV));
  }

  @Override
  public List<StateVariable<Bits, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  /// Both factors uniform in (0, 1).
  @Override
  public State start(Run<Bits, Options> run) {
    SplittableRandom random = run.random(0);
    int k = run.options().rank();
    DMatrixRMaj u = uniform(random, run.problem().matrix().numRows, k);
    DMatrixRMaj v = uniform(random, k, run.problem().matrix().numCols);
    return at(run, 0, u, v, u, v);
  }

  private static DMatrixRMaj uniform(SplittableRandom random, int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextDouble();
    }
    return matrix;
  }

  private static State at(
      Run<Bits, Options> run,
      int iteration,
      DMatrixRMaj u,
      DMatrixRMaj v,
      DMatrixRMaj pastU,
      DMatrixRMaj pastV) {
    DMatrixRMaj x = run.problem().matrix();
    DMatrixRMaj product = booleanProduct(u, v);
    int errors = 0;
    for (int i = 0; i < x.getNumElements(); i++) {
      errors += x.data[i] == product.data[i] ? 0 : 1;
    }
    double loss = Products.squaredResidual(x, u, v) / 2;
    return new State(u, v, pastU, pastV, iteration, loss, errors, Double.NaN);
  }

  /// The Boolean product of U > ½ and V > ½: an entry is 1 if any part covers it.
  ///
  /// @param u n x k. Not modified.
  /// @param v k x m. Not modified.
  /// @return n x m, of 0 and 1
  public static DMatrixRMaj booleanProduct(DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj product = rounded(u, v);
    for (int i = 0; i < product.getNumElements(); i++) {
      product.data[i] = Math.min(product.data[i], 1);
    }
    return product;
  }

  /// The ordinary product of the same: by how many parts an entry is covered.
  private static DMatrixRMaj rounded(DMatrixRMaj u, DMatrixRMaj v) {
    return Products.times(bits(u), bits(v));
  }

  private static DMatrixRMaj bits(DMatrixRMaj factor) {
    DMatrixRMaj bits = new DMatrixRMaj(factor.numRows, factor.numCols);
    for (int i = 0; i < bits.getNumElements(); i++) {
      bits.data[i] = factor.data[i] > HALF ? 1 : 0;
    }
    return bits;
  }

  private static State gradientU(Run<Bits, Options> run, State state, Place place) {
    DMatrixRMaj gram = Products.gramOfRows(state.v());
    DMatrixRMaj from = extrapolated(run.options(), state.u(), state.pastU());
    DMatrixRMaj slope = Products.times(from, gram);
    DMatrixRMaj pull = Products.timesTransposed(run.problem().matrix(), state.v());
    DMatrixRMaj u = moved(from, run.options().step(gram), slope, pull);
    return settledAs(state, at(run, place.iteration(), u, state.v(), state.u(), state.pastV()));
  }

  private static State gradientV(Run<Bits, Options> run, State state, Place place) {
    DMatrixRMaj gram = Products.gramOfColumns(state.u());
    DMatrixRMaj from = extrapolated(run.options(), state.v(), state.pastV());
    DMatrixRMaj slope = Products.times(gram, from);
    DMatrixRMaj pull = Products.transposedTimes(state.u(), run.problem().matrix());
    DMatrixRMaj v = moved(from, run.options().step(gram), slope, pull);
    return settledAs(state, at(run, place.iteration(), state.u(), v, state.pastU(), state.v()));
  }

  /// U + β(U − U₋).
  private static DMatrixRMaj extrapolated(Options options, DMatrixRMaj now, DMatrixRMaj past) {
    DMatrixRMaj from = new DMatrixRMaj(now.numRows, now.numCols);
    CommonOps_DDRM.add(1 + options.inertia(), now, -options.inertia(), past, from);
    return from;
  }

  /// from − s(slope − pull).
  private static DMatrixRMaj moved(
      DMatrixRMaj from, double step, DMatrixRMaj slope, DMatrixRMaj pull) {
    DMatrixRMaj moved = new DMatrixRMaj(from.numRows, from.numCols);
    for (int i = 0; i < moved.getNumElements(); i++) {
      moved.data[i] = from.data[i] - step * (slope.data[i] - pull.data[i]);
    }
    return moved;
  }

  private static State proxU(Run<Bits, Options> run, State state, Place place) {
    double step = run.options().step(Products.gramOfRows(state.v()));
    DMatrixRMaj u = run.options().poles(place.iteration()).prox(state.u(), step);
    return settled(run, at(run, place.iteration(), u, state.v(), state.pastU(), state.pastV()));
  }

  private static State proxV(Run<Bits, Options> run, State state, Place place) {
    double step = run.options().step(Products.gramOfColumns(state.u()));
    DMatrixRMaj v = run.options().poles(place.iteration()).prox(state.v(), step);
    return settled(run, at(run, place.iteration(), state.u(), v, state.pastU(), state.pastV()));
  }

  /// Negative entries, which only a start can have, are outside of where the objective falls.
  private static State settled(Run<Bits, Options> run, State state) {
    boolean isInside =
        CommonOps_DDRM.elementMin(state.u()) >= 0 && CommonOps_DDRM.elementMin(state.v()) >= 0;
    return settledAs(state, isInside ? value(run, state) : Double.NaN);
  }

  private static State settledAs(State before, State state) {
    return settledAs(state, before.settled());
  }

  private static State settledAs(State s, double settled) {
    return new State(
        s.u(), s.v(), s.pastU(), s.pastV(), s.iteration(), s.loss(), s.errors(), settled);
  }

  private static double value(Run<Bits, Options> run, State state) {
    ElasticPoles poles = run.options().poles(state.iteration());
    return state.loss() + poles.sum(state.u()) + poles.sum(state.v());
  }

  @Override
  public State reconsidered(Run<Bits, Options> run, State state) {
    return settledAs(state, Double.NaN);
  }

  /// The memory stays as the half-step made it.
  @Override
  public State restored(Run<Bits, Options> run, State state, String variable, DMatrixRMaj value) {
    State set = replace(run, state, variable, value);
    State kept = at(run, set.iteration(), set.u(), set.v(), state.pastU(), state.pastV());
    return settledAs(kept, state.settled());
  }

  @Override
  public OptionalDouble objective(Run<Bits, Options> run, State state) {
    return OptionalDouble.of(value(run, state));
  }

  @Override
  public Map<String, Double> measures(Run<Bits, Options> run, State state) {
    return Map.of("errors", (double) state.errors());
  }

  /// `first`: the first entries of U and V, and those of one iteration before; `loss`.
  @Override
  public Map<String, double[]> series(Run<Bits, Options> run, State s) {
    double[] first = {s.u().data[0], s.v().data[0], s.pastU().data[0], s.pastV().data[0]};
    return Map.of("first", first, "loss", new double[] {s.loss()});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Bits, Options, State> last) {
    return isThere(last.after().u()) && isThere(last.after().v())
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  private static boolean isThere(DMatrixRMaj factor) {
    for (int i = 0; i < factor.getNumElements(); i++) {
      double entry = factor.data[i];
      if (!(Math.min(Math.abs(entry), Math.abs(entry - 1)) <= THERE)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Claim<Bits, Options, State>> claims() {
    return CLAIMS;
  }

  private static boolean isProx(Transition<Bits, Options, State> step) {
    return step.made("prox-u") || step.made("prox-v");
  }

  private static Verdict notNegative(Transition<Bits, Options, State> step) {
    DMatrixRMaj made = step.made("prox-u") ? step.after().u() : step.after().v();
    return isProx(step) ? Verdict.within(-CommonOps_DDRM.elementMin(made), 0) : Verdict.NOT_YET;
  }

  /// No place of a grid is better for an entry than where it went.
  private static Verdict proxIsOptimal(Transition<Bits, Options, State> step) {
    State before = step.before();
    if (before == null || !isProx(step)) {
      return Verdict.NOT_YET;
    }
    boolean isU = step.made("prox-u");
    DMatrixRMaj from = isU ? before.u() : before.v();
    DMatrixRMaj to = isU ? step.after().u() : step.after().v();
    DMatrixRMaj gram = isU ? Products.gramOfRows(before.v()) : Products.gramOfColumns(before.u());
    ElasticPoles poles = step.run().options().poles(step.place().iteration());
    double missed = poles.missed(from, to, step.run().options().step(gram));
    return Verdict.within(missed, ROUNDING);
  }

  private static Verdict falls(Transition<Bits, Options, State> step) {
    State before = step.before();
    Options options = step.run().options();
    boolean isMeant = options.inertia() == 0 && options.growth() == 1 && isProx(step);
    double now = step.after().settled();
    if (before == null || !isMeant || !Double.isFinite(before.settled() + now)) {
      return Verdict.NOT_YET;
    }
    double size = before.settled() + now + step.run().problem().matrix().getNumElements();
    return Verdict.within(now - before.settled(), ROUNDING * size);
  }

  private static Verdict neverRises(Transition<Bits, Options, State> step) {
    State before = step.before();
    if (before == null) {
      return Verdict.NOT_YET;
    }
    double old = value(step.run(), before);
    double now = value(step.run(), step.after());
    double size = old + now + step.run().problem().matrix().getNumElements();
    return Verdict.within(now - old, ROUNDING * size);
  }

  private static Verdict errorsNeverRise(Transition<Bits, Options, State> step) {
    State before = step.before();
    return before == null
        ? Verdict.NOT_YET
        : Verdict.within(step.after().errors() - before.errors(), 0);
  }

  /// Whether no entry is covered twice.
  private static Verdict onesDoNotAddUp(Transition<Bits, Options, State> step) {
    double most = CommonOps_DDRM.elementMax(rounded(step.after().u(), step.after().v()));
    return Verdict.within(most - 1, 0);
  }
}
