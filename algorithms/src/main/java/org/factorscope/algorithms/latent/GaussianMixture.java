package org.factorscope.algorithms.latent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.Seeding;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// A mixture of Gaussians fitted by expectation and maximization (CIL lecture notes 2024, section
/// 3.1).
///
/// ```
/// expect:    q_ik = π_k N(x_i; μ_k, Σ_k) / Σ_l π_l N(x_i; μ_l, Σ_l)
/// maximize:  N_k = Σ_i q_ik,  μ_k = Σ_i q_ik x_i / N_k,  π_k = N_k / n,
///            Σ_k = Σ_i q_ik (x_i − μ_k)(x_i − μ_k)ᵀ / N_k + εI   unless it is fixed
/// ```
///
/// One iteration is both half-steps. What **rises** is the log-likelihood, by the lower bound Σ_i
/// [Σ_k q_ik log p(x_i | k) − KL(q_i ‖ π)] that touches it after each expectation; the notes print
/// the divergence outside of the sum over points, and z where x belongs in the exponent. It stops
/// when a maximization gains next to nothing. With ε = 0 the likelihood has no upper bound: a
/// component that captures a single point may shrink on it for ever. Cost of an iteration: O(nKd),
/// with full covariances O(nKd²).
public final class GaussianMixture
    implements SteppedAlgorithm<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> {
  private static final Phase EXPECT =
      new Phase(
          "expect",
          "Share the points",
          "q_{ik} \\leftarrow \\frac{\\pi_k\\,\\mathcal{N}(x_i;\\,\\mu_k, \\Sigma_k)}"
              + "{\\sum_l \\pi_l\\,\\mathcal{N}(x_i;\\,\\mu_l, \\Sigma_l)}",
          List.of(
              "for each point i, each component k:",
              "  qᵢₖ ← πₖ N(xᵢ; μₖ, Σₖ)",
              "divide each row of q by its sum"));
  private static final Phase MAXIMIZE =
      new Phase(
          "maximize",
          "Fit the components",
          "\\mu_k \\leftarrow \\frac{\\sum_i q_{ik} x_i}{\\sum_i q_{ik}},\\quad"
              + " \\pi_k \\leftarrow \\frac{1}{n}\\sum_i q_{ik}",
          List.of(
              "for each component k:",
              "  Nₖ ← Σᵢ qᵢₖ,  πₖ ← Nₖ/n",
              "  μₖ ← Σᵢ qᵢₖ xᵢ / Nₖ",
              "  unless fixed: Σₖ ← Σᵢ qᵢₖ (xᵢ − μₖ)(xᵢ − μₖ)ᵀ / Nₖ + εI"));

  /// A maximization that gains less than this, relative to the log-likelihood, ends the run.
  private static final double CONVERGED_GAIN = 1e-10;

  /// How far given weights may be from a sum of 1.
  private static final double WEIGHT_SUM = 1e-6;

  /// Longest trail that is kept of the means.
  private static final int TRAIL_ENTRIES = 64;

  @Override
  public List<Phase> phases() {
    return List.of(EXPECT, MAXIMIZE);
  }

  /// Means at points drawn as k-means++ does, uniform weights, unit covariance.
  @Override
  public GaussianMixtureState start(DataMatrix data, GaussianMixtureOptions options, long seed) {
    if (options.clusters() > data.rows()) {
      throw InvalidInputException.option(
          "clusters", options.clusters(), "must be at most the number of points, " + data.rows());
    }
    DMatrixRMaj mu = Seeding.plusPlus(data, options.clusters(), StepRandom.at(seed, 0));
    return GaussianMixtureState.start(data, options, MixtureModel.start(mu, options));
  }

  @Override
  public GaussianMixtureState apply(Phase phase, GaussianMixtureState state) {
    return switch (phase.name()) {
      case "expect" -> state.expected();
      case "maximize" -> state.maximized();
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  /// A fixed variance changes at once; a floor is felt at the next maximization.
  @Override
  public GaussianMixtureState withOptions(
      GaussianMixtureState state, GaussianMixtureOptions options) {
    GaussianMixtureOptions before = state.options();
    if (options.clusters() != before.clusters()) {
      throw InvalidInputException.option(
          "clusters", options.clusters(), "cannot change in the middle of a run");
    }
    if (options.covariance() != before.covariance()) {
      throw InvalidInputException.option(
          "covariance", options.covariance(), "cannot change in the middle of a run");
    }
    GaussianMixtureState changed = state.withOptions(options);
    if (options.covariance() != Covariance.UNIT || options.variance() == before.variance()) {
      return changed;
    }
    DMatrixRMaj sigma = new DMatrixRMaj(new double[][] {{options.variance()}});
    MixtureModel model = state.model();
    return changed.withModel(new MixtureModel(model.mu(), model.pi(), sigma, model.ridge()));
  }

  @Override
  public List<String> replaceable() {
    return List.of("mu", "pi", "sigma");
  }

  @Override
  public GaussianMixtureState replace(
      GaussianMixtureState state, String variable, DMatrixRMaj value) {
    MixtureModel model = state.model();
    return state.withModel(
        switch (variable) {
          case "mu" -> {
            shape(variable, value, model.mu());
            yield new MixtureModel(value.copy(), model.pi(), model.sigma(), model.ridge());
          }
          case "pi" -> {
            shape(variable, value, model.pi());
            yield new MixtureModel(model.mu(), weights(value), model.sigma(), model.ridge());
          }
          case "sigma" -> new MixtureModel(model.mu(), model.pi(), sigma(state, value), 0);
          default -> throw InvalidInputException.variable(variable, "mu, pi, sigma");
        });
  }

  private static void shape(String variable, DMatrixRMaj value, DMatrixRMaj wanted) {
    if (value.numRows != wanted.numRows || value.numCols != wanted.numCols) {
      throw InvalidInputException.shape(
          variable, value.numRows, value.numCols, wanted.numRows, wanted.numCols);
    }
  }

  private static DMatrixRMaj weights(DMatrixRMaj value) {
    double sum = 0;
    for (int k = 0; k < value.numCols; k++) {
      if (!(value.data[k] > 0)) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "pi has the weight %s for component %d, but every weight must be above 0.",
                value.data[k],
                k + 1));
      }
      sum += value.data[k];
    }
    if (!(Math.abs(sum - 1) <= WEIGHT_SUM)) {
      throw new InvalidInputException(
          "The weights in pi sum to %s, but must sum to 1.".formatted(sum));
    }
    DMatrixRMaj pi = value.copy();
    for (int k = 0; k < pi.numCols; k++) {
      pi.data[k] /= sum;
    }
    return pi;
  }

  private static DMatrixRMaj sigma(GaussianMixtureState state, DMatrixRMaj value) {
    Covariance kind = state.options().covariance();
    if (kind == Covariance.UNIT) {
      throw new InvalidInputException(
          "sigma is fixed here; set the parameter variance, or another covariance.");
    }
    shape("sigma", value, state.model().sigma());
    CovarianceShape.check(kind, value, state.model().clusters(), state.model().dimension());
    return value.copy();
  }

  @Override
  public OptionalDouble objective(GaussianMixtureState state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(GaussianMixtureState state) {
    if (state.memberships() == null) {
      return Map.of();
    }
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("elbo", state.lowerBound());
    measures.put("kl", state.gap());
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<GaussianMixtureState> transition) {
    GaussianMixtureState before = transition.before();
    if (before == null || before.memberships() == null) {
      return Optional.empty();
    }
    double now = transition.after().logLikelihood();
    double scale = Math.abs(now) + before.data().rows();
    return now - before.logLikelihood() <= CONVERGED_GAIN * scale
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<GaussianMixtureState>> claims() {
    return GaussianMixtureClaims.ALL;
  }

  /// mu row by row, where it is small.
  @Override
  public double[] trail(GaussianMixtureState state) {
    DMatrixRMaj mu = state.model().mu();
    return mu.getNumElements() <= TRAIL_ENTRIES ? mu.data.clone() : new double[0];
  }
}
