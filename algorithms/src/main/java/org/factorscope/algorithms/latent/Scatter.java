package org.factorscope.algorithms.latent;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Vectors;

/// Weighted sums of squares and products around the means of all components.
///
/// ```
/// Σ_i q_ik (x_ia − μ_ka)(x_ib − μ_kb)
/// ```
final class Scatter {
  private final PointTile points;
  private final double[][] differences;
  private final double[] shares = new double[PointTile.WIDTH];
  private final double[] weighted = new double[PointTile.WIDTH];

  private Scatter(int d) {
    this.points = new PointTile(d);
    this.differences = new double[d][PointTile.WIDTH];
  }

  /// Sums of squares alone; cost O(nKd).
  ///
  /// @param x n x d. Not modified.
  /// @param q n x K. Not modified.
  /// @param mu K x d. Not modified.
  /// @return for each component d numbers
  static double[][] ofColumns(DMatrixRMaj x, DMatrixRMaj q, DMatrixRMaj mu) {
    return of(x, q, mu, x.numCols, Scatter::addSquares);
  }

  /// Squares and products; cost O(nKd²).
  ///
  /// @param x n x d. Not modified.
  /// @param q n x K. Not modified.
  /// @param mu K x d. Not modified.
  /// @return for each component d x d numbers, row by row, zero above the diagonal
  static double[][] ofPairs(DMatrixRMaj x, DMatrixRMaj q, DMatrixRMaj mu) {
    return of(x, q, mu, x.numCols * x.numCols, Scatter::addProducts);
  }

  @FunctionalInterface
  private interface Sum {
    /// @param sums Modified.
    void add(Scatter scatter, double[] sums);
  }

  private static double[][] of(DMatrixRMaj x, DMatrixRMaj q, DMatrixRMaj mu, int count, Sum sum) {
    Scatter scatter = new Scatter(x.numCols);
    double[][] sums = new double[q.numCols][count];
    for (int from = 0; from < x.numRows; from += PointTile.WIDTH) {
      int to = Math.min(x.numRows, from + PointTile.WIDTH);
      scatter.points.load(x, from, to);
      for (int k = 0; k < q.numCols; k++) {
        PointTile.column(q, k, from, to, scatter.shares);
        for (int j = 0; j < x.numCols; j++) {
          scatter.points.differences(j, mu, k, scatter.differences[j]);
        }
        sum.add(scatter, sums[k]);
      }
    }
    return sums;
  }

  private void addSquares(double[] sums) {
    for (int j = 0; j < differences.length; j++) {
      weigh(differences[j]);
      sums[j] += Vectors.dot(weighted, 0, differences[j], 0, points.width());
    }
  }

  private void addProducts(double[] sums) {
    int d = differences.length;
    for (int a = 0; a < d; a++) {
      weigh(differences[a]);
      for (int b = 0; b <= a; b++) {
        sums[a * d + b] += Vectors.dot(weighted, 0, differences[b], 0, points.width());
      }
    }
  }

  private void weigh(double[] difference) {
    for (int i = 0; i < points.width(); i++) {
      weighted[i] = shares[i] * difference[i];
    }
  }
}
