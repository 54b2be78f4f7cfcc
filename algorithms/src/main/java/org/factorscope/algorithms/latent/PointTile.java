package org.factorscope.algorithms.latent;

import org.ejml.data.DMatrixRMaj;

/// A few points at a time, coordinate by coordinate: loops over them run through contiguous memory,
/// which the compiler vectorizes, even if points have two coordinates only.
final class PointTile {
  /// Points of a tile: eight coordinates of as many fill half of the cache next to the core.
  static final int WIDTH = 256;

  private final double[][] coordinates;
  private int width;

  /// Room for points of d coordinates.
  PointTile(int d) {
    this.coordinates = new double[d][WIDTH];
  }

  /// Becomes the rows of X from `from` up to but not including `to`, at most [#WIDTH] of them.
  ///
  /// @param x n x d. Not modified.
  void load(DMatrixRMaj x, int from, int to) {
    width = to - from;
    for (int j = 0; j < coordinates.length; j++) {
      column(x, j, from, to, coordinates[j]);
    }
  }

  /// Copies a part of column j to the beginning of an array.
  ///
  /// @param matrix Not modified.
  /// @param column Modified.
  static void column(DMatrixRMaj matrix, int j, int from, int to, double[] column) {
    for (int i = from; i < to; i++) {
      column[i - from] = matrix.data[i * matrix.numCols + j];
    }
  }

  /// How many points there are.
  int width() {
    return width;
  }

  /// x_j − μ_kj for all points.
  ///
  /// @param mu K x d. Not modified.
  /// @param differences Modified.
  void differences(int j, DMatrixRMaj mu, int k, double[] differences) {
    double[] from = coordinates[j];
    double mean = mu.data[k * mu.numCols + j];
    for (int i = 0; i < width; i++) {
      differences[i] = from[i] - mean;
    }
  }
}
