package org.factorscope.algorithms.latent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.Seeding;
import org.factorscope.algorithms.linalg.DataMatrix;
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

/// A mixture of Gaussians fitted by EM (CIL lecture notes 2024, section 3.1).
///
/// ```
/// expect, the E-step:    q_ik = π_k N(x_i; μ_k, Σ_k) / Σ_l π_l N(x_i; μ_l, Σ_l)
/// maximize, the M-step:  N_k = Σ_i q_ik,  μ_k = Σ_i q_ik x_i / N_k,  π_k = N_k / n,
///                        Σ_k = Σ_i q_ik (x_i − μ_k)(x_i − μ_k)ᵀ / N_k + εI   unless it is fixed
/// ```
///
/// One iteration is both half-steps. What **rises** is the log-likelihood, by the lower bound Σ_i
/// [Σ_k q_ik log p(x_i | k) − KL(q_i ‖ π)] that touches it after each E-step; the notes print the
/// divergence outside of the sum over points, and z instead of x in the exponent. An ε > 0 may cost
/// some of the gain. It stops when an M-step moves no parameter any more. With ε = 0 the likelihood
/// has no upper bound: a component that captures a single point may shrink on it for ever. Cost of
/// an iteration: O(nKd), with full covariances O(nKd²).
public final class GaussianMixture
    implements Algorithm<DataMatrix, GaussianMixture.Options, GaussianMixture.State> {
  /// What the components may look like, and the shape of the variable sigma that says so.
  public enum Covariance {
    /// σ²I, the same for all and fixed: sigma is 1 x 1.
    UNIT,
    /// σ_k²I, a round component each: sigma is K x 1.
    SPHERICAL,
    /// diag(σ_k1², …, σ_kd²): sigma is K x d.
    DIAGONAL,
    /// Σ_k: sigma is (K·d) x d, the K matrices on top of each other.
    FULL
  }

  /// How a Gaussian mixture runs.
  ///
  /// @param clusters K, at least 1
  /// @param covariance what the components may look like
  /// @param variance σ² of [Covariance#UNIT], above 0; the others learn theirs
  /// @param floor ε, added to every learned variance so that none can vanish; above 0
  public record Options(int clusters, Covariance covariance, double variance, double floor) {
    public Options {
      if (clusters < 1) {
        throw InvalidInputException.option("clusters", clusters, "must be at least 1");
      }
      if (!(variance > 0) || Double.isInfinite(variance)) {
        throw InvalidInputException.option("variance", variance, "must be above 0");
      }
      if (!(floor > 0) || Double.isInfinite(floor)) {
        throw InvalidInputException.option("floor", floor, "must be above 0");
      }
    }
  }

  /// A moment of a Gaussian mixture.
  ///
  /// @param model θ: means, weights, covariances
  /// @param fit how well θ explains X
  /// @param memberships q, n x K, rows sum to 1; null before the first half-step
  /// @param lowerBound the ELBO; NaN before the first half-step
  /// @param gap Σ_i KL(q_i ‖ p(· | x_i)); NaN before the first half-step
  public record State(
      MixtureModel model,
      MixtureFit fit,
      @Nullable DMatrixRMaj memberships,
      double lowerBound,
      double gap) {
    static State of(MixtureModel model, MixtureFit fit, @Nullable DMatrixRMaj q) {
      MixtureFit.Bound bound =
          q == null ? new MixtureFit.Bound(Double.NaN, Double.NaN) : fit.bound(q);
      return new State(model, fit, q, bound.lower(), bound.gap());
    }

    /// log p(X; θ); defined at the start already, where the objective is not shown yet.
    public double logLikelihood() {
      return fit.logLikelihood();
    }
  }

  private static final List<StateVariable<DataMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.<DataMatrix, Options, State>matrix("mu", state -> state.model().mu())
              .settable((run, state, mu) -> withModel(run, state, state.model().withMeans(mu))),
          StateVariable.<DataMatrix, Options, State>matrix("pi", state -> state.model().pi())
              .settable(
                  (run, state, pi) ->
                      withModel(
                          run, state, state.model().withWeights(weights(state.model().pi(), pi)))),
          StateVariable.written("q", (run, state) -> state.memberships(), GaussianMixture::bytes),
          StateVariable.<DataMatrix, Options, State>matrix("sigma", state -> state.model().sigma())
              .settable(GaussianMixture::withCovariances));

  private static final List<Claim<DataMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.promised("log-likelihood-never-falls", GaussianMixture::neverFalls),
          Claim.promised("elbo-at-most-log-likelihood", GaussianMixture::isBelow),
          Claim.promised("bound-touches-after-expect", GaussianMixture::touches),
          Claim.promised("gap-is-kl", GaussianMixture::gapIsKl),
          Claim.promised("rows-of-q-sum-to-one", GaussianMixture::rowsSumToOne),
          Claim.promised("pi-sums-to-one", GaussianMixture::weightsSumToOne),
          Claim.notPromised("floor-costs-no-likelihood", GaussianMixture::floorIsFree),
          Claim.notPromised("no-component-collapses", GaussianMixture::noneCollapses).atRest());

  /// An M-step that changes no mean by more than this part of its standard deviation, and no weight
  /// and no covariance by more than this part of 1 and of the variances, ends the run.
  private static final double CONVERGED_CHANGE = 1e-8;

  /// How far given weights may be from a sum of 1.
  private static final double WEIGHT_SUM = 1e-6;

  /// Log-likelihoods agree to this fraction of their size.
  private static final double RELATIVE = 1e-9;

  private static final double ROUNDING = 1e-12;

  /// A variance below this multiple of the floor is mostly floor.
  private static final double ON_THE_FLOOR = 2;

  /// The most entries of mu that are remembered of every half-step.
  private static final int REMEMBERED_ENTRIES = 64;

  @Override
  public List<HalfStep<DataMatrix, Options, State>> halfSteps(Options options) {
    String method = options.covariance().name().toLowerCase(Locale.ROOT);
    return List.of(
        HalfStep.of("expect", (run, state, place) -> expected(state)),
        HalfStep.of("maximize", method, (run, state, place) -> maximized(run, state)));
  }

  @Override
  public List<StateVariable<DataMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  /// Means at points drawn as k-means++ does, uniform weights, unit covariance.
  @Override
  public State start(Run<DataMatrix, Options> run) {
    Options options = run.options();
    if (options.clusters() > run.problem().rows()) {
      throw InvalidInputException.option(
          "clusters",
          options.clusters(),
          "must be at most the number of points, " + run.problem().rows());
    }
    DMatrixRMaj mu = Seeding.plusPlus(run.problem(), options.clusters(), run.random(0));
    return at(run, MixtureModel.start(mu, options), null);
  }

  private static State at(
      Run<DataMatrix, Options> run, MixtureModel model, @Nullable DMatrixRMaj q) {
    return State.of(model, MixtureFit.of(run.problem(), model, run.options().covariance()), q);
  }

  /// The E-step: memberships become the posterior.
  private static State expected(State state) {
    return State.of(state.model(), state.fit(), state.fit().posterior());
  }

  /// The M-step: the parameters that suit the memberships best.
  private static State maximized(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj q = state.memberships() == null ? state.fit().posterior() : state.memberships();
    return at(run, Maximization.apply(run.problem(), q, run.options(), state.model()), q);
  }

  /// A fixed variance changes at once; a floor is felt at the next M-step.
  @Override
  public State reconsidered(Run<DataMatrix, Options> run, State state) {
    double variance = run.options().variance();
    boolean isFixed = run.options().covariance() == Covariance.UNIT;
    return !isFixed || state.model().sigma().data[0] == variance
        ? state
        : withModel(
            run,
            state,
            state.model().withCovariances(new DMatrixRMaj(new double[][] {{variance}})));
  }

  /// Traced memberships take the computed ones' place once there are some.
  @Override
  public State restored(
      Run<DataMatrix, Options> run, State state, String variable, DMatrixRMaj value) {
    if (!variable.equals("q")) {
      return replace(run, state, variable, value);
    }
    DMatrixRMaj known = state.memberships();
    boolean fits =
        known != null && value.numRows == known.numRows && value.numCols == known.numCols;
    for (int e = 0; e < value.getNumElements(); e++) {
      fits &= value.data[e] >= 0 && value.data[e] < Double.POSITIVE_INFINITY;
    }
    if (!fits) {
      throw InvalidInputException.variable("q", "mu, pi, sigma");
    }
    return State.of(state.model(), state.fit(), value.copy());
  }

  private static State withModel(Run<DataMatrix, Options> run, State state, MixtureModel model) {
    return at(run, model, state.memberships());
  }

  /// @param before a component that has lost all its weight there may stay without
  /// @param pi Modified: becomes the weights over their sum.
  private static DMatrixRMaj weights(DMatrixRMaj before, DMatrixRMaj pi) {
    double sum = 0;
    for (int k = 0; k < pi.numCols; k++) {
      boolean isGone = pi.data[k] == 0 && before.data[k] == 0;
      if (!(pi.data[k] > 0) && !isGone) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "pi has the weight %s for component %d, but every weight must be above 0.",
                pi.data[k],
                k + 1));
      }
      sum += pi.data[k];
    }
    if (!(Math.abs(sum - 1) <= WEIGHT_SUM)) {
      throw new InvalidInputException(
          "The weights in pi sum to %s, but must sum to 1.".formatted(sum));
    }
    for (int k = 0; k < pi.numCols; k++) {
      pi.data[k] /= sum;
    }
    return pi;
  }

  private static State withCovariances(
      Run<DataMatrix, Options> run, State state, DMatrixRMaj sigma) {
    Covariance kind = run.options().covariance();
    MixtureModel model = state.model();
    if (kind == Covariance.UNIT) {
      if (sigma.data[0] == model.sigma().data[0]) {
        return state;
      }
      throw new InvalidInputException(
          "sigma is fixed here; set the parameter variance, or another covariance.");
    }
    CovarianceShape.check(kind, sigma, model.clusters(), model.dimension());
    return withModel(run, state, model.withCovariances(sigma));
  }

  /// Of q and of what the fit keeps.
  private static long bytes(State state) {
    MixtureFit fit = state.fit();
    long fitted = (long) fit.joint().getNumElements() + fit.evidence().getNumElements();
    DMatrixRMaj q = state.memberships();
    return Double.BYTES * (fitted + (q == null ? 0 : q.getNumElements()));
  }

  /// The log-likelihood once there are memberships.
  @Override
  public OptionalDouble objective(Run<DataMatrix, Options> run, State state) {
    return state.memberships() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(state.logLikelihood());
  }

  @Override
  public Map<String, Double> measures(Run<DataMatrix, Options> run, State state) {
    if (state.memberships() == null) {
      return Map.of();
    }
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("elbo", state.lowerBound());
    measures.put("kl", state.gap());
    return measures;
  }

  /// `mu` row by row, if it is small.
  @Override
  public Map<String, double[]> series(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj mu = state.model().mu();
    return mu.getNumElements() <= REMEMBERED_ENTRIES ? Map.of("mu", mu.data.clone()) : Map.of();
  }

  @Override
  public Optional<StopReason> stopReason(Transition<DataMatrix, Options, State> last) {
    State before = last.before();
    if (before == null || before.memberships() == null) {
      return Optional.empty();
    }
    MixtureModel now = last.after().model();
    return now.isNear(before.model(), last.run().options().covariance(), CONVERGED_CHANGE)
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<DataMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  /// Whether there is a log-likelihood to speak of; if numbers overflowed, the run ends for that
  /// reason and no claim failed.
  private static boolean isDefined(State state) {
    return state.memberships() != null && Double.isFinite(state.logLikelihood());
  }

  /// Adding εI to the covariances maximizes the bound less ½ ε Σ N_k tr Σ_k⁻¹, so the
  /// log-likelihood itself may fall by what that term gains. The claim says nothing of such a fall.
  private static Verdict neverFalls(Transition<DataMatrix, Options, State> step) {
    State before = step.before();
    if (before == null || !isDefined(before) || !isDefined(step.after())) {
      return Verdict.NOT_YET;
    }
    Verdict verdict = fall(step, before);
    boolean isByFloor =
        step.made("maximize")
            && verdict.margin() <= tolerance(step, before) + costOfFloor(step, before);
    return !verdict.holds() && isByFloor ? Verdict.NOT_YET : verdict;
  }

  private static Verdict floorIsFree(Transition<DataMatrix, Options, State> step) {
    State before = step.before();
    boolean isLearned = step.run().options().covariance() != Covariance.UNIT;
    return before != null && isLearned && step.made("maximize") && isDefined(step.after())
        ? fall(step, before)
        : Verdict.NOT_YET;
  }

  private static Verdict fall(Transition<DataMatrix, Options, State> step, State before) {
    double fall = before.logLikelihood() - step.after().logLikelihood();
    return Verdict.within(fall, tolerance(step, before));
  }

  private static double costOfFloor(Transition<DataMatrix, Options, State> step, State before) {
    Covariance kind = step.run().options().covariance();
    if (kind == Covariance.UNIT) {
      return 0;
    }
    MixtureModel after = step.after().model();
    double cost = 0;
    for (int k = 0; k < after.clusters(); k++) {
      double weight = after.pi().data[k] * step.run().problem().rows();
      double fall =
          GaussianDensity.of(kind, before.model(), k).inverseTrace()
              - GaussianDensity.of(kind, after, k).inverseTrace();
      cost += 0.5 * after.ridge() * weight * Math.max(0, fall);
    }
    return cost;
  }

  private static double tolerance(Transition<DataMatrix, Options, State> step, State before) {
    return tolerance(before) + tolerance(step.after());
  }

  private static double tolerance(State state) {
    return RELATIVE * Math.abs(state.logLikelihood()) + state.fit().rounding();
  }

  private static Verdict isBelow(Transition<DataMatrix, Options, State> step) {
    State state = step.after();
    return isDefined(state)
        ? Verdict.within(state.lowerBound() - state.logLikelihood(), state.fit().rounding())
        : Verdict.NOT_YET;
  }

  private static Verdict touches(Transition<DataMatrix, Options, State> step) {
    State state = step.after();
    double deviation = Math.abs(state.lowerBound() - state.logLikelihood());
    return step.made("expect") && isDefined(state)
        ? Verdict.within(deviation, state.fit().rounding())
        : Verdict.NOT_YET;
  }

  private static Verdict gapIsKl(Transition<DataMatrix, Options, State> step) {
    State state = step.after();
    if (!isDefined(state)) {
      return Verdict.NOT_YET;
    }
    double lacking = state.logLikelihood() - state.lowerBound();
    double scale = state.fit().rounding() + ROUNDING * Math.abs(state.lowerBound());
    return Verdict.within(Math.abs(lacking - state.gap()), scale);
  }

  private static Verdict rowsSumToOne(Transition<DataMatrix, Options, State> step) {
    DMatrixRMaj q = step.after().memberships();
    if (q == null || !isDefined(step.after())) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    for (int i = 0; i < q.numRows; i++) {
      double sum = 0;
      for (int k = 0; k < q.numCols; k++) {
        sum += q.get(i, k);
      }
      deviation = Math.max(deviation, Math.abs(sum - 1));
    }
    return Verdict.within(deviation, ROUNDING);
  }

  private static Verdict weightsSumToOne(Transition<DataMatrix, Options, State> step) {
    if (!Double.isFinite(step.after().logLikelihood())) {
      return Verdict.NOT_YET;
    }
    double sum = 0;
    DMatrixRMaj pi = step.after().model().pi();
    for (int k = 0; k < pi.numCols; k++) {
      sum += pi.data[k];
    }
    return Verdict.within(Math.abs(sum - 1), ROUNDING);
  }

  /// The margin is twice the floor less the smallest variance in any direction.
  private static Verdict noneCollapses(Transition<DataMatrix, Options, State> step) {
    State state = step.after();
    Options options = step.run().options();
    if (options.covariance() == Covariance.UNIT || !isDefined(state)) {
      return Verdict.NOT_YET;
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < state.model().clusters(); k++) {
      double variance =
          CovarianceShape.smallestVariance(
              options.covariance(), state.model().sigma(), k, state.model().dimension());
      smallest = Math.min(smallest, variance);
    }
    return Verdict.within(ON_THE_FLOOR * options.floor() - smallest, 0);
  }
}
