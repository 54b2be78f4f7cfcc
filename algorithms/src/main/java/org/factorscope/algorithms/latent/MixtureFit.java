package org.factorscope.algorithms.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.linalg.Blocks;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Exponential;
import org.factorscope.algorithms.linalg.Logarithm;

/// How well a mixture explains the data. Matrices are not to be modified.
///
/// @param joint log π_k p(x_i | k), K x n; −∞ if π_k = 0
/// @param evidence log p(x_i) = log Σ_k exp(joint_ik), n x 1
/// @param logLikelihood Σ_i log p(x_i)
/// @param rounding a bound on what rounding may have done to the log-likelihood
record MixtureFit(DMatrixRMaj joint, DMatrixRMaj evidence, double logLikelihood, double rounding) {

  /// Points that one core takes at a time.
  private static final int BLOCK = 1024;

  /// Rounding of sums, relative to what is summed.
  private static final double RELATIVE = 1e-12;

  /// Evaluates a model; all NaN if one of its parameters has overflowed. Cost O(nKd), with full
  /// covariances O(nKd²).
  ///
  /// @param data n x d. Not modified.
  static MixtureFit of(DataMatrix data, MixtureModel model, Covariance kind) {
    DMatrixRMaj x = data.matrix();
    DMatrixRMaj joint = new DMatrixRMaj(model.clusters(), x.numRows);
    DMatrixRMaj evidence = new DMatrixRMaj(x.numRows, 1);
    if (!model.isFinite()) {
      Arrays.fill(joint.data, Double.NaN);
      Arrays.fill(evidence.data, Double.NaN);
      return new MixtureFit(joint, evidence, Double.NaN, Double.NaN);
    }
    List<GaussianDensity> densities = new ArrayList<>();
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < model.clusters(); k++) {
      densities.add(GaussianDensity.of(kind, model, k));
      smallest = Math.min(smallest, densities.getLast().smallestPivot());
    }
    Blocks.run(
        x.numRows, PointTile.WIDTH, (from, to) -> fillJoint(x, model, densities, from, to, joint));
    double sum =
        total(Blocks.map(x.numRows, BLOCK, (from, to) -> fillEvidence(joint, from, to, evidence)));
    return new MixtureFit(joint, evidence, sum, rounding(x, Math.sqrt(smallest), sum));
  }

  private static void fillJoint(
      DMatrixRMaj x,
      MixtureModel model,
      List<GaussianDensity> densities,
      int from,
      int to,
      DMatrixRMaj joint) {
    PointTile points = new PointTile(x.numCols);
    points.load(x, from, to);
    double[][] scratch = new double[x.numCols][PointTile.WIDTH];
    double[] logs = new double[PointTile.WIDTH];
    for (int k = 0; k < densities.size(); k++) {
      double logWeight = StrictMath.log(model.pi().data[k]);
      densities.get(k).log(points, scratch, logs);
      for (int i = from; i < to; i++) {
        joint.data[k * joint.numCols + i] = logWeight + logs[i - from];
      }
    }
  }

  /// log Σ_k exp(joint_ik) of some points, shifted by the largest term so that nothing overflows.
  ///
  /// @return the sum of what was filled in
  private static double fillEvidence(DMatrixRMaj joint, int from, int to, DMatrixRMaj evidence) {
    int width = to - from;
    double[] largest = new double[width];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < joint.numRows; k++) {
      int at = k * joint.numCols + from;
      for (int i = 0; i < width; i++) {
        largest[i] = Math.max(largest[i], joint.data[at + i]);
      }
    }
    double[] sums = new double[width];
    double[] powers = new double[width];
    double[] scratch = new double[width];
    for (int k = 0; k < joint.numRows; k++) {
      exponentials(joint, k, from, largest, powers, scratch);
      for (int i = 0; i < width; i++) {
        sums[i] += powers[i];
      }
    }
    Logarithm.replace(sums, scratch, width);
    double total = 0;
    for (int i = 0; i < width; i++) {
      evidence.data[from + i] = largest[i] + sums[i];
      total += evidence.data[from + i];
    }
    return total;
  }

  /// exp(joint_ik − shift_i) of component k and some points.
  ///
  /// @param powers Modified: becomes the exponentials.
  /// @param scratch Modified.
  private static void exponentials(
      DMatrixRMaj joint, int k, int from, double[] shift, double[] powers, double[] scratch) {
    int at = k * joint.numCols + from;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = joint.data[at + i] - shift[i];
    }
    Exponential.replace(powers, scratch, powers.length);
  }

  private static double total(List<Double> parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
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
    DMatrixRMaj q = new DMatrixRMaj(joint.numCols, joint.numRows);
    Blocks.run(q.numRows, BLOCK, (from, to) -> fillPosterior(q, from, to));
    return q;
  }

  private void fillPosterior(DMatrixRMaj q, int from, int to) {
    int clusters = q.numCols;
    double[] shift = Arrays.copyOfRange(evidence.data, from, to);
    double[] powers = new double[to - from];
    double[] scratch = new double[to - from];
    double[] sums = new double[to - from];
    for (int k = 0; k < clusters; k++) {
      exponentials(joint, k, from, shift, powers, scratch);
      for (int i = 0; i < powers.length; i++) {
        sums[i] += powers[i];
        q.data[(from + i) * clusters + k] = powers[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < clusters; k++) {
        q.data[(from + i) * clusters + k] /= sums[i];
      }
    }
  }

  /// What EM raises, and what it lacks to the log-likelihood.
  ///
  /// @param lower Σ_i Σ_k q_ik (log π_k p(x_i | k) − log q_ik)
  /// @param gap Σ_i KL(q_i ‖ p(· | x_i)), summed on its own
  record Bound(double lower, double gap) {
    Bound plus(Bound other) {
      return new Bound(lower + other.lower, gap + other.gap);
    }
  }

  /// @param q n x K, rows sum to 1. Not modified.
  Bound bound(DMatrixRMaj q) {
    return Blocks.map(q.numRows, BLOCK, (from, to) -> bound(q, from, to)).stream()
        .reduce(new Bound(0, 0), Bound::plus);
  }

  private Bound bound(DMatrixRMaj q, int from, int to) {
    int width = to - from;
    double[] shares = new double[width];
    double[] logarithms = new double[width];
    double[] scratch = new double[width];
    double lower = 0;
    double gap = 0;
    for (int k = 0; k < q.numCols; k++) {
      PointTile.column(q, k, from, to, shares);
      System.arraycopy(shares, 0, logarithms, 0, width);
      Logarithm.replace(logarithms, scratch, width);
      for (int i = 0; i < width; i++) {
        // 0 log 0 is 0.
        if (shares[i] > 0) {
          double log = joint.data[k * joint.numCols + from + i];
          lower += shares[i] * (log - logarithms[i]);
          gap += shares[i] * (logarithms[i] - (log - evidence.data[from + i]));
        }
      }
    }
    return new Bound(lower, gap);
  }
}
