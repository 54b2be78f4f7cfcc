package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// The point of the probability simplex nearest to u (Duchi et al. 2008, figure 1), also known as
/// the sparsemax of u.
///
/// ```
/// s = u sorted, the largest first
/// k = max{j : 1 + j s_j > s_1 + … + s_j},   τ = (s_1 + … + s_k − 1)/k
/// p_i = max(0, u_i − τ)
/// ```
///
/// All sums are of u_i − s_1, which changes no p_i and keeps their digits if the entries are large
/// and close to each other.
///
/// @param p n x 1, entries at least 0 that sum to 1
/// @param support k, how many entries of p are positive
/// @param tau τ
public record SimplexProjection(DMatrixRMaj p, int support, double tau) {
  /// Projects; cost O(n log n).
  ///
  /// @param u n x 1, n at least 1. Not modified.
  public static SimplexProjection of(DMatrixRMaj u) {
    double[] falling = falling(u);
    double largest = falling[0];
    int support = 0;
    double sum = 0;
    while (support < falling.length) {
      double next = falling[support] - largest;
      if (!(1 + (support + 1) * next > sum + next)) {
        break;
      }
      sum += next;
      support++;
    }
    double below = (sum - 1) / support;
    DMatrixRMaj p = new DMatrixRMaj(u.numRows, 1);
    for (int i = 0; i < u.numRows; i++) {
      p.data[i] = Math.max(0, u.data[i] - largest - below);
    }
    return new SimplexProjection(p, support, largest + below);
  }

  /// The entries from the largest to the smallest.
  ///
  /// @param u n x 1. Not modified.
  public static double[] falling(DMatrixRMaj u) {
    double[] falling = new double[u.numRows];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = -u.data[i];
    }
    Arrays.sort(falling);
    for (int i = 0; i < falling.length; i++) {
      falling[i] = 0 - falling[i];
    }
    return falling;
  }
}
