package org.factorscope.algorithms.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Singular vectors or eigenvectors, found as rows in any order, as columns in theirs.
final class OrderedVectors {
  /// Numbers that lie together and are read together.
  private static final int BLOCK = 8;

  private OrderedVectors() {}

  /// The places of some numbers from the largest to the smallest, equal ones as they come.
  static int[] falling(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -values[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// The factors that settle the signs: 1 or −1 for each row.
  static double[] signs(DMatrixRMaj rows) {
    double[] signs = new double[rows.numRows];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = Signs.flips(Submatrix.of(rows), k) ? -1 : 1;
    }
    return signs;
  }

  /// A matrix whose column k is row `order[k]` times the factor of this row.
  ///
  /// @param rows r x n. Not modified.
  /// @return n x r, new
  static DMatrixRMaj columns(DMatrixRMaj rows, int[] order, double[] factors) {
    int n = rows.numCols;
    int r = order.length;
    DMatrixRMaj columns = new DMatrixRMaj(n, r);
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      for (int k = 0; k < r; k++) {
        double factor = factors[order[k]];
        int row = order[k] * n;
        for (int i = from; i < to; i++) {
          columns.data[i * r + k] = factor * rows.data[row + i];
        }
      }
    }
    return columns;
  }
}
