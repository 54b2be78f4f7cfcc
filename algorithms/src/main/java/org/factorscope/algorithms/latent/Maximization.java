package org.factorscope.algorithms.latent;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.Vectors;

/// The M-step: the parameters that suit the memberships best, by weighted means and covariances.
///
/// ```
/// N_k = Σ_i q_ik,   μ_k = Σ_i q_ik x_i / N_k,   π_k = N_k / n
/// Σ_k = Σ_i q_ik (x_i − μ_k)(x_i − μ_k)ᵀ / N_k + εI
/// ```
///
/// A component without any weight keeps its mean and its covariance.
final class Maximization {
  /// What a covariance gets on its diagonal, relative to its mean variance, if ε drowns in
  /// rounding.
  private static final double RESCUE = 1e-10;

  private final DMatrixRMaj x;
  private final DMatrixRMaj q;
  private final GaussianMixture.Options options;
  private final DMatrixRMaj mu;
  private final DMatrixRMaj sigma;
  private final double[] weights;
  private double ridge;

  private Maximization(
      DataMatrix data, DMatrixRMaj q, GaussianMixture.Options options, MixtureModel before) {
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
      DataMatrix data, DMatrixRMaj q, GaussianMixture.Options options, MixtureModel before) {
    Maximization step = new Maximization(data, q, options, before);
    DMatrixRMaj pi = step.means();
    switch (options.covariance()) {
      case UNIT -> {}
      case SPHERICAL, DIAGONAL -> step.variances();
      case FULL -> step.covariances();
    }
    return new MixtureModel(step.mu, pi, step.sigma, step.ridge);
  }

  /// Sums over the points one after the other, as K-means does, which this is if q is one-hot.
  ///
  /// @return the weights of the components over n, 1 x K
  private DMatrixRMaj means() {
    int d = x.numCols;
    double[] sums = new double[mu.getNumElements()];
    for (int e = 0; e < q.getNumElements(); e++) {
      int k = e % q.numCols;
      weights[k] += q.data[e];
      Vectors.add(q.data[e], x.data, e / q.numCols * d, sums, k * d, d);
    }
    DMatrixRMaj pi = new DMatrixRMaj(1, q.numCols);
    for (int k = 0; k < q.numCols; k++) {
      pi.data[k] = weights[k] / q.numRows;
      for (int e = k * d; e < (k + 1) * d && weights[k] > 0; e++) {
        mu.data[e] = sums[e] / weights[k];
      }
    }
    return pi;
  }

  private void variances() {
    boolean isRound = options.covariance() == Covariance.SPHERICAL;
    int d = x.numCols;
    double[][] squares = Scatter.ofColumns(x, q, mu);
    for (int k = 0; k < squares.length; k++) {
      if (weights[k] > 0 && isRound) {
        sigma.data[k] = Arrays.stream(squares[k]).sum() / weights[k] / d + floor();
      }
      for (int j = 0; j < d && weights[k] > 0 && !isRound; j++) {
        sigma.data[k * d + j] = squares[k][j] / weights[k] + floor();
      }
    }
  }

  private void covariances() {
    double[][] products = Scatter.ofPairs(x, q, mu);
    for (int k = 0; k < products.length; k++) {
      if (weights[k] > 0) {
        covariance(k, products[k]);
      }
    }
  }

  private double floor() {
    ridge = Math.max(ridge, options.floor());
    return options.floor();
  }

  /// If the scatter has overflowed, nothing makes it positive definite, and Σ_k is not finite.
  ///
  /// @param scatter as [Scatter#ofPairs] gives it. Modified: becomes Σ_k.
  private void covariance(int k, double[] scatter) {
    int d = x.numCols;
    for (int entry = 0; entry < scatter.length; entry++) {
      scatter[entry] /= weights[k];
    }
    double trace = 0;
    for (int a = 0; a < d; a++) {
      trace += scatter[a * d + a];
    }
    double added = floor();
    while (Double.isFinite(added) && !positiveDefinite(scatter, added, d)) {
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

  private static boolean positiveDefinite(double[] lower, double added, int d) {
    double[] trial = lower.clone();
    for (int a = 0; a < d; a++) {
      trial[a * d + a] += added;
    }
    return PositiveDefinite.decompose(trial, d);
  }
}
