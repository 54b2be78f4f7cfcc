package org.factorscope.algorithms.embeddings;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.step.Run;

/// The weighted errors of GloVe over the pairs that met.
///
/// ```
/// e_wv = u_w·v_v + b_w + c_v − log N_wv,   f(N) = min(1, (N/x_max)^α)
/// ```
///
/// @param logXMax log x_max
/// @param theta U, V, b, c. Not modified.
public record PairErrors(
    WordCounts counts, Glove.Options options, double logXMax, List<DMatrixRMaj> theta) {

  /// Of parameters in a run.
  public static PairErrors of(Run<WordCounts, Glove.Options> run, List<DMatrixRMaj> theta) {
    double logXMax = StrictMath.log(run.options().xMax());
    return new PairErrors(run.problem(), run.options(), logXMax, theta);
  }

  /// What is done with a pair, its weight and its error.
  private interface OfPair {
    void accept(int w, int v, double weight, double error);
  }

  /// u_w·v_v + b_w + c_v.
  public double said(int w, int v) {
    int d = options.dimension();
    return Vectors.dot(theta.get(0).data, w * d, theta.get(1).data, v * d, d)
        + theta.get(2).data[w]
        + theta.get(3).data[v];
  }

  /// e_wv of a pair that met.
  public double error(int w, int v) {
    return said(w, v) - counts.logarithms().get(w, v);
  }

  /// f of a pair that met.
  public double weight(int w, int v) {
    return weight(counts.logarithms().get(w, v));
  }

  /// f of a count with this logarithm.
  public double weight(double logarithm) {
    double ratio = logarithm - logXMax;
    return ratio >= 0 ? 1 : StrictMath.exp(options.alpha() * ratio);
  }

  private void each(OfPair then) {
    for (int pair : counts.pairs()) {
      int w = pair / counts.size();
      int v = pair % counts.size();
      then.accept(w, v, weight(w, v), error(w, v));
    }
  }

  /// J = Σ f e².
  double loss() {
    double[] sum = new double[1];
    each((_, _, weight, error) -> sum[0] += weight * error * error);
    return sum[0];
  }

  /// Σ f (1 + |log N|)²: what J is about before anything is learned.
  double size() {
    double[] sum = new double[1];
    each(
        (w, v, weight, _) -> {
          double part = 1 + Math.abs(counts.logarithms().get(w, v));
          sum[0] += weight * part * part;
        });
    return sum[0];
  }

  /// The slopes of ½J: (f∘e)V, (f∘e)ᵀU, and the row and column sums of f∘e, 0 if there are no
  /// biases.
  List<DMatrixRMaj> slopes() {
    List<DMatrixRMaj> slopes =
        theta.stream().map(part -> new DMatrixRMaj(part.numRows, part.numCols)).toList();
    int d = options.dimension();
    boolean isBiased = options.biases() == Glove.Biases.YES;
    each(
        (w, v, weight, error) -> {
          double g = weight * error;
          Vectors.add(g, theta.get(1).data, v * d, slopes.get(0).data, w * d, d);
          Vectors.add(g, theta.get(0).data, w * d, slopes.get(1).data, v * d, d);
          slopes.get(2).data[w] += isBiased ? g : 0;
          slopes.get(3).data[v] += isBiased ? g : 0;
        });
    return slopes;
  }
}
