package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Some columns of a matrix whose rows are rotated, sweep after sweep.
///
/// Sweeps follow each other down the rows in a wave, each two rows behind the one before, so that
/// the rows between first and last are still in the cache next to the core; and two sweeps take two
/// rotations each at once, while a row is in a register (Van Zee, van de Geijn and Quintana-Ortí
/// 2014, Restructuring the tridiagonal and bidiagonal QR algorithms for performance). A rotation
/// comes after its neighbours that were written down before it, so every entry is what it would be
/// one rotation at a time, to the last bit.
final class RotationTile {
  /// Sweeps in a wave: even.
  private static final int WAVE = 8;

  private final DMatrixRMaj matrix;
  private final int from;
  private final int width;
  private final double[][] rows;

  /// Copies the columns.
  RotationTile(DMatrixRMaj matrix, int from, int to) {
    this.matrix = matrix;
    this.from = from;
    this.width = to - from;
    // Two or six mod 8 with the header of an array make a multiple of 32 bytes: then rows begin
    // alike, and vector instructions need not straddle the lines of the cache.
    this.rows = new double[matrix.numRows][(width + 5) / 4 * 4 + 2];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(matrix.data, i * matrix.numCols + from, rows[i], 0, width);
    }
  }

  /// Rotates, and copies the columns back.
  void rotate(Rotations rotations) {
    for (int s = 0; s < rotations.sweeps(); s += WAVE) {
      wave(rotations, s, Math.min(rotations.sweeps(), s + WAVE));
    }
    for (int i = 0; i < rows.length; i++) {
      double scale = rotations.scale(i);
      int at = i * matrix.numCols + from;
      for (int j = 0; j < width; j++) {
        matrix.data[at + j] = scale * rows[i][j];
      }
    }
  }

  /// Sweeps from `first` up to but not including `last`.
  private void wave(Rotations rotations, int first, int last) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (int s = first; s < last; s++) {
      start = Math.min(start, rotations.firstRow(s));
      end = Math.max(end, rotations.endRow(s));
    }
    for (int i = start; i <= end + last - first; i += 2) {
      for (int s = first; s < last; s += 2) {
        pair(rotations, s, s + 1 < last, i - (s - first));
      }
    }
  }

  /// Rotations i and i + 1 of a sweep, then i - 1 and i of the next.
  private void pair(Rotations r, int s, boolean hasNext, int i) {
    boolean isFirst = i >= r.firstRow(s) && i < r.endRow(s);
    boolean isSecond = i + 1 >= r.firstRow(s) && i + 1 < r.endRow(s);
    boolean isThird = hasNext && i - 1 >= r.firstRow(s + 1) && i - 1 < r.endRow(s + 1);
    boolean isFourth = hasNext && i >= r.firstRow(s + 1) && i < r.endRow(s + 1);
    if (isFirst && isSecond && isThird && isFourth) {
      rotateFourTimes(r.up(), r.down(), r.at(s) + i, r.at(s + 1) + i, i);
      return;
    }
    if (isFirst) {
      rotate(r, s, i);
    }
    if (isSecond) {
      rotate(r, s, i + 1);
    }
    if (isThird) {
      rotate(r, s + 1, i - 1);
    }
    if (isFourth) {
      rotate(r, s + 1, i);
    }
  }

  private void rotate(Rotations r, int s, int i) {
    int at = r.at(s) + i;
    rotate(rows[i], rows[i + 1], r.up()[at], r.down()[at], width);
  }

  private static void rotate(double[] x, double[] y, double up, double down, int length) {
    for (int j = 0; j < length; j++) {
      double a = x[j];
      double b = y[j];
      x[j] = a + up * b;
      y[j] = b - down * a;
    }
  }

  private void rotateFourTimes(double[] up, double[] down, int p, int q, int i) {
    rotateFourTimes(
        rows[i - 1],
        rows[i],
        rows[i + 1],
        rows[i + 2],
        up[p],
        down[p],
        up[p + 1],
        down[p + 1],
        up[q - 1],
        down[q - 1],
        up[q],
        down[q],
        width);
  }

  /// Rotates x and y, y and z, then w and x, x and y.
  private static void rotateFourTimes(
      double[] w,
      double[] x,
      double[] y,
      double[] z,
      double upX,
      double downX,
      double upY,
      double downY,
      double upW,
      double downW,
      double upAgain,
      double downAgain,
      int length) {
    for (int j = 0; j < length; j++) {
      double a = w[j];
      double b = x[j];
      double c = y[j];
      double d = z[j];
      double second = b + upX * c;
      double third = c - downX * b;
      double lower = third + upY * d;
      z[j] = d - downY * third;
      w[j] = a + upW * second;
      double upper = second - downW * a;
      x[j] = upper + upAgain * lower;
      y[j] = lower - downAgain * upper;
    }
  }
}
