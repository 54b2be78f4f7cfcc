package org.factorscope.algorithms.latent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.linalg.DataMatrix;

/// How well a mixture explains the data. Matrices are not to be modified.
///
/// @param joint log π_k p(x_i | k), n x K; −∞ where π_k = 0
/// @param evidence log p(x_i) = log Σ_k exp(joint_ik), n x 1
/// @param logLikelihood Σ_i log p(x_i)
/// @param rounding a bound on what rounding may have done to the log-likelihood
record MixtureFit(DMatrixRMaj joint, DMatrixRMaj evidence, double logLikelihood, double rounding) {

  /// Rounding of sums, relative to what is summed.
  private static final double RELATIVE = 1e-12;

  /// Evaluates a model; cost O(nKd), with full covariances O(nKd²).
  ///
  /// @param data n x d. Not modified.
  static MixtureFit of(DataMatrix data, MixtureModel model, Covariance kind) {
    DMatrixRMaj x = data.matrix();
    int clusters = model.clusters();
    DMatrixRMaj joint = new DMatrixRMaj(x.numRows, clusters);
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < clusters; k++) {
      GaussianDensity density = GaussianDensity.of(kind, model, k);
      smallest = Math.min(smallest, density.smallestVariance());
      double logWeight = StrictMath.log(model.pi().data[k]);
      for (int i = 0; i < x.numRows; i++) {
        joint.data[i * clusters + k] = logWeight + density.log(x, i);
      }
    }
    DMatrixRMaj evidence = new DMatrixRMaj(x.numRows, 1);
    double sum = 0;
    for (int i = 0; i < x.numRows; i++) {
      evidence.data[i] = logSumExp(joint, i);
      sum += evidence.data[i];
    }
    return new MixtureFit(joint, evidence, sum, rounding(x, Math.sqrt(smallest), sum));
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
    int clusters = joint.numCols;
    DMatrixRMaj q = new DMatrixRMaj(joint.numRows, clusters);
    for (int i = 0; i < joint.numRows; i++) {
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
    return q;
  }

  /// Σ_i Σ_k q_ik (log π_k p(x_i | k) − log q_ik), the lower bound that EM raises.
  ///
  /// @param q n x K, rows sum to 1. Not modified.
  double lowerBound(DMatrixRMaj q) {
    double sum = 0;
    for (int i = 0; i < q.getNumElements(); i++) {
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
    int clusters = q.numCols;
    double sum = 0;
    for (int i = 0; i < q.numRows; i++) {
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
