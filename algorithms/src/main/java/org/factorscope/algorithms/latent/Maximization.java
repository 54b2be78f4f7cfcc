package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.PositiveDefinite;

/// The M-step: the parameters that suit the memberships best, by weighted means and covariances.
///
/// ```
/// N_k = Σ_i q_ik,   μ_k = Σ_i q_ik x_i / N_k,   π_k = N_k / n
/// Σ_k = Σ_i q_ik (x_i − μ_k)(x_i − μ_k)ᵀ / N_k + εI
/// ```
///
/// A component without any weight keeps its mean and its covariance.
final class Maximization {
  /// What a covariance gets on its diagonal, relative to its mean variance, where ε drowns in
  /// rounding.
  private static final double RESCUE = 1e-10;

  private final DMatrixRMaj x;
  private final DMatrixRMaj q;
  private final GaussianMixtureOptions options;
  private final DMatrixRMaj mu;
  private final DMatrixRMaj sigma;
  private final double[] weights;
  private double ridge;

  private Maximization(
      DataMatrix data, DMatrixRMaj q, GaussianMixtureOptions options, MixtureModel before) {
    this.x = data.matrix();
    this.q = q;
    this.options = options;
    this.mu = before.mu().copy();
    this.sigma = before.sigma().copy();
    this.weights = new double[q.numCols];
  }

  /// The new parameters; cost O(nKd), with full covariances O(nKd²).
  ///
  /// @param data n x d. Not modified.
  /// @param q n x K, rows sum to 1. Not modified.
  /// @param before what components without weight keep. Not modified.
  static MixtureModel apply(
      DataMatrix data, DMatrixRMaj q, GaussianMixtureOptions options, MixtureModel before) {
    Maximization step = new Maximization(data, q, options, before);
    DMatrixRMaj pi = new DMatrixRMaj(1, q.numCols);
    for (int k = 0; k < q.numCols; k++) {
      step.mean(k);
      pi.data[k] = step.weights[k] / q.numRows;
      if (step.weights[k] > 0 && options.covariance() != Covariance.UNIT) {
        step.covariance(k);
      }
    }
    return new MixtureModel(step.mu, pi, step.sigma, step.ridge);
  }

  private void mean(int k) {
    int d = x.numCols;
    double[] sums = new double[d];
    for (int i = 0; i < x.numRows; i++) {
      double share = q.data[i * q.numCols + k];
      weights[k] += share;
      for (int j = 0; j < d; j++) {
        sums[j] += share * x.data[i * d + j];
      }
    }
    for (int j = 0; j < d && weights[k] > 0; j++) {
      mu.data[k * d + j] = sums[j] / weights[k];
    }
  }

  private void covariance(int k) {
    switch (options.covariance()) {
      case UNIT -> throw new IllegalStateException("a fixed variance is not learned");
      case SPHERICAL -> {
        double sum = Arrays.stream(variances(k)).sum();
        sigma.data[k] = sum / x.numCols + floor();
      }
      case DIAGONAL -> {
        double[] variances = variances(k);
        for (int j = 0; j < x.numCols; j++) {
          sigma.data[k * x.numCols + j] = variances[j] + floor();
        }
      }
      case FULL -> full(k);
    }
  }

  private double floor() {
    ridge = Math.max(ridge, options.floor());
    return options.floor();
  }

  /// The weighted variance of each column around the new mean.
  private double[] variances(int k) {
    int d = x.numCols;
    double[] variances = new double[d];
    for (int i = 0; i < x.numRows; i++) {
      double share = q.data[i * q.numCols + k];
      for (int j = 0; j < d; j++) {
        double difference = x.data[i * d + j] - mu.data[k * d + j];
        variances[j] += share * difference * difference;
      }
    }
    for (int j = 0; j < d; j++) {
      variances[j] /= weights[k];
    }
    return variances;
  }

  private void full(int k) {
    int d = x.numCols;
    double[] scatter = scatter(k);
    double trace = 0;
    for (int a = 0; a < d; a++) {
      trace += scatter[a * d + a];
    }
    double added = floor();
    while (!positiveDefinite(scatter, added, d)) {
      added = Math.max(10 * added, RESCUE * trace / d);
    }
    ridge = Math.max(ridge, added);
    for (int a = 0; a < d; a++) {
      scatter[a * d + a] += added;
      for (int b = 0; b < a; b++) {
        scatter[b * d + a] = scatter[a * d + b];
      }
    }
    System.arraycopy(scatter, 0, sigma.data, k * d * d, d * d);
  }

  /// The lower triangle of Σ_i q_ik (x_i − μ_k)(x_i − μ_k)ᵀ / N_k, row by row.
  private double[] scatter(int k) {
    int d = x.numCols;
    double[] sum = new double[d * d];
    double[] difference = new double[d];
    for (int i = 0; i < x.numRows; i++) {
      double share = q.data[i * q.numCols + k];
      if (share == 0) {
        continue;
      }
      for (int j = 0; j < d; j++) {
        difference[j] = x.data[i * d + j] - mu.data[k * d + j];
      }
      for (int a = 0; a < d; a++) {
        double weighted = share * difference[a];
        for (int b = 0; b <= a; b++) {
          sum[a * d + b] += weighted * difference[b];
        }
      }
    }
    for (int entry = 0; entry < sum.length; entry++) {
      sum[entry] /= weights[k];
    }
    return sum;
  }

  private static boolean positiveDefinite(double[] lower, double added, int d) {
    double[] trial = lower.clone();
    for (int a = 0; a < d; a++) {
      trial[a * d + a] += added;
    }
    return PositiveDefinite.decompose(trial, d);
  }
}
