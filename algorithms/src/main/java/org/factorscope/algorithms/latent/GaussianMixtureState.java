package org.factorscope.algorithms.latent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of a Gaussian mixture.
///
/// @param data X, n x d, rows are points
/// @param model θ: means, weights, covariances
/// @param fit how well θ explains X
/// @param memberships q, n x K, rows sum to 1; null before the first half-step
/// @param lowerBound the ELBO; NaN before the first half-step
/// @param gap Σ_i KL(q_i ‖ p(· | x_i)); NaN before the first half-step
public record GaussianMixtureState(
    DataMatrix data,
    GaussianMixtureOptions options,
    int step,
    MixtureModel model,
    MixtureFit fit,
    @Nullable DMatrixRMaj memberships,
    double lowerBound,
    double gap)
    implements State {

  static GaussianMixtureState start(
      DataMatrix data, GaussianMixtureOptions options, MixtureModel model) {
    MixtureFit fit = MixtureFit.of(data, model, options.covariance());
    return at(data, options, 0, model, fit, null);
  }

  private static GaussianMixtureState at(
      DataMatrix data,
      GaussianMixtureOptions options,
      int step,
      MixtureModel model,
      MixtureFit fit,
      @Nullable DMatrixRMaj q) {
    MixtureFit.Bound bound =
        q == null ? new MixtureFit.Bound(Double.NaN, Double.NaN) : fit.bound(q);
    return new GaussianMixtureState(data, options, step, model, fit, q, bound.lower(), bound.gap());
  }

  GaussianMixtureState expected() {
    return at(data, options, step + 1, model, fit, fit.posterior());
  }

  GaussianMixtureState maximized() {
    DMatrixRMaj q = memberships == null ? fit.posterior() : memberships;
    MixtureModel next = Maximization.apply(data, q, options, model);
    return at(data, options, step + 1, next, MixtureFit.of(data, next, options.covariance()), q);
  }

  /// The same moment with other parameters.
  GaussianMixtureState withModel(MixtureModel other) {
    MixtureFit newFit = MixtureFit.of(data, other, options.covariance());
    return at(data, options, step, other, newFit, memberships);
  }

  GaussianMixtureState withOptions(GaussianMixtureOptions other) {
    return new GaussianMixtureState(data, other, step, model, fit, memberships, lowerBound, gap);
  }

  /// log p(X; θ); defined at the start already, where the objective is not shown yet.
  public double logLikelihood() {
    return fit.logLikelihood();
  }

  /// The log-likelihood once there are memberships.
  OptionalDouble objective() {
    return memberships == null ? OptionalDouble.empty() : OptionalDouble.of(fit.logLikelihood());
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("mu", model.mu());
    matrices.put("pi", model.pi());
    if (memberships != null) {
      matrices.put("q", memberships);
    }
    matrices.put("sigma", model.sigma());
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return model.isFinite() && (memberships == null || Norms.isFinite(memberships));
  }

  @Override
  public long bytes() {
    long fitted = (long) fit.joint().getNumElements() + data.rows();
    long shares = memberships == null ? 0 : memberships.getNumElements();
    return 256 + 8L * (model.numbers() + fitted + shares);
  }
}
