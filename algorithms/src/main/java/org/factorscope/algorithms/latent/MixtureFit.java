package org.factorscope.algorithms.latent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.linalg.Blocks;
import org.factorscope.algorithms.linalg.DataMatrix;

/// How well a mixture explains the data. Matrices are not to be modified.
///
/// @param joint log π_k p(x_i | k), n x K; −∞ where π_k = 0
/// @param evidence log p(x_i) = log Σ_k exp(joint_ik), n x 1
/// @param logLikelihood Σ_i log p(x_i)
/// @param rounding a bound on what rounding may have done to the log-likelihood
record MixtureFit(DMatrixRMaj joint, DMatrixRMaj evidence, double logLikelihood, double rounding) {

  /// Points that one core takes at a time.
  private static final int BLOCK = 1024;

  /// Rounding of sums, relative to what is summed.
  private static final double RELATIVE = 1e-12;

  /// Evaluates a model; cost O(nKd), with full covariances O(nKd²).
  ///
  /// @param data n x d. Not modified.
  static MixtureFit of(DataMatrix data, MixtureModel model, Covariance kind) {
    DMatrixRMaj x = data.matrix();
    DMatrixRMaj joint = new DMatrixRMaj(x.numRows, model.clusters());
    DMatrixRMaj evidence = new DMatrixRMaj(x.numRows, 1);
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < model.clusters(); k++) {
      smallest = Math.min(smallest, GaussianDensity.of(kind, model, k).smallestVariance());
    }
    double sum =
        total(x.numRows, (from, to) -> evaluate(x, model, kind, from, to, joint, evidence));
    return new MixtureFit(joint, evidence, sum, rounding(x, Math.sqrt(smallest), sum));
  }

  /// Fills some rows, and returns the sum of their evidence.
  private static double evaluate(
      DMatrixRMaj x,
      MixtureModel model,
      Covariance kind,
      int from,
      int to,
      DMatrixRMaj joint,
      DMatrixRMaj evidence) {
    int clusters = joint.numCols;
    for (int k = 0; k < clusters; k++) {
      GaussianDensity density = GaussianDensity.of(kind, model, k);
      double logWeight = StrictMath.log(model.pi().data[k]);
      for (int i = from; i < to; i++) {
        joint.data[i * clusters + k] = logWeight + density.log(x, i);
      }
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      evidence.data[i] = logSumExp(joint, i);
      sum += evidence.data[i];
    }
    return sum;
  }

  /// Sums over points, block by block on all cores.
  private static double total(int points, Blocks.Kernel<Double> kernel) {
    double sum = 0;
    for (double part : Blocks.map(points, BLOCK, kernel)) {
      sum += part;
    }
    return sum;
  }

  /// log Σ_k exp(joint_ik), shifted by the largest term so that nothing overflows.
  private static double logSumExp(DMatrixRMaj joint, int i) {
    int clusters = joint.numCols;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < clusters; k++) {
      largest = Math.max(largest, joint.data[i * clusters + k]);
    }
    double sum = 0;
    for (int k = 0; k < clusters; k++) {
      sum += StrictMath.exp(joint.data[i * clusters + k] - largest);
    }
    return largest + StrictMath.log(sum);
  }

  /// A point is known up to half a unit in its last place; in standard deviations that is `blur`.
  private static double rounding(DMatrixRMaj x, double deviation, double logLikelihood) {
    double blur = Math.ulp(1.0) * CommonOps_DDRM.elementMaxAbs(x) / deviation;
    double entries = x.getNumElements();
    double distance = Math.sqrt(entries) * Math.sqrt(2 * Math.abs(logLikelihood) + entries);
    return RELATIVE * (Math.abs(logLikelihood) + entries) + blur * distance + entries * blur * blur;
  }

  /// p(k | x_i), n x K: rows sum to 1.
  DMatrixRMaj posterior() {
    DMatrixRMaj q = new DMatrixRMaj(joint.numRows, joint.numCols);
    Blocks.map(joint.numRows, BLOCK, (from, to) -> fillPosterior(q, from, to));
    return q;
  }

  private int fillPosterior(DMatrixRMaj q, int from, int to) {
    int clusters = joint.numCols;
    for (int i = from; i < to; i++) {
      double sum = 0;
      for (int k = 0; k < clusters; k++) {
        double share = StrictMath.exp(joint.data[i * clusters + k] - evidence.data[i]);
        q.data[i * clusters + k] = share;
        sum += share;
      }
      for (int k = 0; k < clusters; k++) {
        q.data[i * clusters + k] /= sum;
      }
    }
    return to;
  }

  /// Σ_i Σ_k q_ik (log π_k p(x_i | k) − log q_ik), the lower bound that EM raises.
  ///
  /// @param q n x K, rows sum to 1. Not modified.
  double lowerBound(DMatrixRMaj q) {
    return total(q.numRows, (from, to) -> lowerBound(q, from * q.numCols, to * q.numCols));
  }

  private double lowerBound(DMatrixRMaj q, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      if (q.data[i] > 0) {
        sum += q.data[i] * (joint.data[i] - StrictMath.log(q.data[i]));
      }
    }
    return sum;
  }

  /// Σ_i KL(q_i ‖ p(· | x_i)), what the lower bound lacks.
  ///
  /// @param q n x K, rows sum to 1. Not modified.
  double gap(DMatrixRMaj q) {
    return total(q.numRows, (from, to) -> gap(q, from, to));
  }

  private double gap(DMatrixRMaj q, int from, int to) {
    int clusters = q.numCols;
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int k = 0; k < clusters; k++) {
        double share = q.data[i * clusters + k];
        if (share > 0) {
          double posterior = joint.data[i * clusters + k] - evidence.data[i];
          sum += share * (StrictMath.log(share) - posterior);
        }
      }
    }
    return sum;
  }
}
