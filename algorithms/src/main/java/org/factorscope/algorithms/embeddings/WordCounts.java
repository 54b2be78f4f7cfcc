package org.factorscope.algorithms.embeddings;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Logarithm;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.step.InvalidInputException;

/// How often words come together: N_wv counts the ordered pairs of places (t, t + δ), 0 < |δ| ≤
/// window, with word w at t and its context v at t + δ. So N is symmetric, and a word that meets
/// itself adds 2 to the diagonal.
///
/// @param words V names
/// @param counts N, V x V, checked by [#of]. Not to be modified.
/// @param logarithms log N, −∞ for pairs that never met, V x V. Not to be modified.
/// @param totals n_w, the row sums of N. Not to be modified.
/// @param total n, the sum of N
@SuppressWarnings("ArrayRecordComponent") // Many numbers, never compared.
public record WordCounts(
    List<String> words, DMatrixRMaj counts, DMatrixRMaj logarithms, double[] totals, double total) {
  /// Counts of a pair in its two orders may differ by this, relative to the larger one.
  private static final double ROUNDING = 1e-12;

  public WordCounts {
    words = List.copyOf(words);
  }

  /// Copies and checks.
  ///
  /// @param words V names
  /// @param counts V x V. Not modified.
  /// @throws InvalidInputException if a count is negative or not finite, a pair has two counts, a
  ///   word comes with no other, or the squares of the counts leave the range of numbers
  public static WordCounts of(List<String> words, DMatrixRMaj counts) {
    if (counts.numRows != words.size() || counts.numCols != words.size()) {
      throw InvalidInputException.shape(
          "The table of counts", counts.numRows, counts.numCols, words.size(), words.size());
    }
    DMatrixRMaj n = new DataMatrix(counts).matrix();
    SquareRange.squaredNorm(n);
    for (int w = 0; w < n.numRows; w++) {
      for (int v = 0; v < n.numCols; v++) {
        check(words, n, w, v);
      }
    }
    double[] totals = CommonOps_DDRM.sumRows(n, null).data;
    for (int w = 0; w < totals.length; w++) {
      if (totals[w] == 0) {
        throw new InvalidInputException(
            "'%s' comes with no word at all, so nothing can be said of it; leave it out."
                .formatted(words.get(w)));
      }
    }
    DMatrixRMaj logarithms = n.copy();
    Logarithm.replace(logarithms.data, new double[n.getNumElements()], n.getNumElements());
    return new WordCounts(words, n, logarithms, totals, CommonOps_DDRM.elementSum(n));
  }

  private static void check(List<String> words, DMatrixRMaj n, int w, int v) {
    double count = n.get(w, v);
    double mirrored = n.get(v, w);
    if (count < 0) {
      throw new InvalidInputException(
          "'%s' comes with '%s' %s times, but a count is 0 or more."
              .formatted(words.get(w), words.get(v), count));
    }
    if (Math.abs(count - mirrored) > ROUNDING * Math.max(count, mirrored)) {
      throw new InvalidInputException(
          "'%s' comes with '%s' %s times, but '%2$s' with '%1$s' %4$s times; both orders need the same count."
              .formatted(words.get(w), words.get(v), count, mirrored));
    }
  }

  /// V.
  public int size() {
    return words.size();
  }

  /// N_wv.
  public double count(int w, int v) {
    return counts.get(w, v);
  }

  /// The pairs that met, w V + v each, row by row.
  public int[] pairs() {
    return IntStream.range(0, counts.getNumElements()).filter(e -> counts.data[e] > 0).toArray();
  }

  /// How often noise proposes each context: q_v = n_v^α / Σ_u n_u^α.
  ///
  /// @param smoothing α; at 1 contexts come as often as in the text, at 0 all alike
  /// @return V numbers that sum to 1
  public double[] noise(double smoothing) {
    double[] q = new double[size()];
    double sum = 0;
    for (int v = 0; v < q.length; v++) {
      q[v] = StrictMath.pow(totals[v] / total, smoothing);
      sum += q[v];
    }
    for (int v = 0; v < q.length; v++) {
      q[v] /= sum;
    }
    return q;
  }

  /// The pointwise mutual information of a word and a context,
  ///
  /// ```
  /// log p(w, v) − log p(w) − log q(v) = log (N_wv / (n_w q_v))
  /// ```
  ///
  /// @param noise q of [#noise]. Not modified.
  /// @return −∞ for a pair that never met
  public double information(int w, int v, double[] noise) {
    return StrictMath.log(count(w, v) / (totals[w] * noise[v]));
  }

  /// All of them; a pair that never met has 0 in place of −∞. Cost O(V²).
  ///
  /// @param noise q of [#noise]. Not modified.
  /// @return V x V, symmetric if q is p
  public DMatrixRMaj information(double[] noise) {
    DMatrixRMaj m = new DMatrixRMaj(size(), size());
    for (int w = 0; w < size(); w++) {
      for (int v = 0; v < size(); v++) {
        m.set(w, v, count(w, v) > 0 ? information(w, v, noise) : 0);
      }
    }
    return m;
  }
}
