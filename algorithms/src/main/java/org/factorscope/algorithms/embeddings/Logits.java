package org.factorscope.algorithms.embeddings;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Exponential;
import org.factorscope.algorithms.linalg.Logarithm;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.step.Run;

/// The objective of skip-gram as a function of all logits s_wv, with a_wv = N_wv/n of the text and
/// b_wv = r n_w q_v/n of the noise.
///
/// ```
/// J = Σ_wv [a_wv log(1 + e^−s) + b_wv log(1 + e^s)],   ∂J/∂s_wv = a_wv (σ(s) − 1) + b_wv σ(s)
/// ```
///
/// @param counts of the text
/// @param noise r q_v, V numbers. Not modified.
@SuppressWarnings("ArrayRecordComponent") // Made for one half-step, never compared.
public record Logits(WordCounts counts, double[] noise) {

  /// Of a run.
  public static Logits of(Run<WordCounts, SkipGram.Options> run) {
    double r = run.options().negatives();
    double[] noise = run.problem().noise(run.options().smoothing());
    return new Logits(run.problem(), Arrays.stream(noise).map(q -> r * q).toArray());
  }

  /// σ(s) by e^−|s|, which never overflows.
  public static double sigmoid(double s, double power) {
    return (s >= 0 ? 1 : power) / (1 + power);
  }

  private double text(int w, int v) {
    return counts.count(w, v) / counts.total();
  }

  private double noise(int w, int v) {
    return counts.totals()[w] / counts.total() * noise[v];
  }

  /// J at S = T Cᵀ; cost O(V² d).
  ///
  /// @param t V x d. Not modified.
  /// @param c V x d. Not modified.
  double loss(DMatrixRMaj t, DMatrixRMaj c) {
    DMatrixRMaj s = Products.timesTransposed(t, c);
    int n = s.numCols;
    double[] powers = new double[n];
    double[] scratch = new double[n];
    double loss = 0;
    for (int w = 0; w < n; w++) {
      fillPowers(s.data, w * n, powers, scratch);
      for (int v = 0; v < n; v++) {
        powers[v] += 1;
      }
      Logarithm.replace(powers, scratch, n);
      for (int v = 0; v < n; v++) {
        double logit = s.data[w * n + v];
        double ofText = powers[v] + Math.max(0, -logit);
        double ofNoise = powers[v] + Math.max(0, logit);
        loss += text(w, v) * ofText + noise(w, v) * ofNoise;
      }
    }
    return loss;
  }

  /// e^−|s| of one row of logits.
  ///
  /// @param powers Modified.
  private static void fillPowers(double[] logits, int from, double[] powers, double[] scratch) {
    for (int v = 0; v < powers.length; v++) {
      powers[v] = -Math.abs(logits[from + v]);
    }
    Exponential.replace(powers, scratch, powers.length);
  }

  /// G at S = T Cᵀ; cost O(V² d).
  ///
  /// @param t V x d. Not modified.
  /// @param c V x d. Not modified.
  /// @return V x V, new
  DMatrixRMaj slopes(DMatrixRMaj t, DMatrixRMaj c) {
    DMatrixRMaj g = Products.timesTransposed(t, c);
    int n = g.numCols;
    double[] powers = new double[n];
    double[] scratch = new double[n];
    for (int w = 0; w < n; w++) {
      fillPowers(g.data, w * n, powers, scratch);
      for (int v = 0; v < n; v++) {
        double sigmoid = sigmoid(g.data[w * n + v], powers[v]);
        g.data[w * n + v] = text(w, v) * (sigmoid - 1) + noise(w, v) * sigmoid;
      }
    }
    return g;
  }

  /// What moves a word's vector down the slope: the pull of the contexts that it met, and the push
  /// of the noise. Their sum is minus row w of ∂J/∂T = G C.
  ///
  /// @param t V x d. Not modified.
  /// @param c V x d. Not modified.
  /// @return 2 x d, the pull in the first row, new
  public DMatrixRMaj forces(DMatrixRMaj t, DMatrixRMaj c, int w) {
    int d = t.numCols;
    DMatrixRMaj forces = new DMatrixRMaj(2, d);
    for (int v = 0; v < counts.size(); v++) {
      double s = Vectors.dot(t.data, w * d, c.data, v * d, d);
      double sigmoid = sigmoid(s, StrictMath.exp(-Math.abs(s)));
      Vectors.add(text(w, v) * (1 - sigmoid), c.data, v * d, forces.data, 0, d);
      Vectors.add(-noise(w, v) * sigmoid, c.data, v * d, forces.data, d, d);
    }
    return forces;
  }

  /// The logit at which ∂J/∂s_wv = 0: log(N_wv/(n_w q_v)) − log r; −∞ for a pair that never met.
  public double best(int w, int v) {
    return StrictMath.log(counts.count(w, v) / (counts.totals()[w] * noise[v]));
  }

  /// J with every logit at its best; 0 log 0 = 0.
  public double optimum() {
    double optimum = 0;
    for (int w = 0; w < counts.size(); w++) {
      for (int v = 0; v < counts.size(); v++) {
        double a = text(w, v);
        double b = noise(w, v);
        optimum += a > 0 ? a * StrictMath.log1p(b / a) : 0;
        optimum += b > 0 ? b * StrictMath.log1p(a / b) : 0;
      }
    }
    return optimum;
  }

  /// Σ p(w, v) |s_wv − best|, over the pairs that met.
  double distance(DMatrixRMaj t, DMatrixRMaj c) {
    DMatrixRMaj s = Products.timesTransposed(t, c);
    double distance = 0;
    for (int w = 0; w < counts.size(); w++) {
      for (int v = 0; v < counts.size(); v++) {
        double share = text(w, v);
        distance += share > 0 ? share * Math.abs(s.get(w, v) - best(w, v)) : 0;
      }
    }
    return distance;
  }
}
