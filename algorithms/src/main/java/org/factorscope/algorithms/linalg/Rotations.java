package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Plane rotations of neighbouring rows, written down one after the other and applied together: so
/// every core can take some of the columns.
final class Rotations {
  /// Columns that one core takes at a time.
  private static final int BLOCK = 128;

  /// So many are applied at once.
  private static final int MOST = 1 << 17;

  private final DMatrixRMaj matrix;
  private int[] rows = new int[64];
  private double[] cosines = new double[64];
  private double[] sines = new double[64];
  private int count;

  /// None yet.
  ///
  /// @param matrix whose rows are rotated. Modified, at the latest by [#apply].
  Rotations(DMatrixRMaj matrix) {
    this.matrix = matrix;
  }

  /// Rows i and i + 1 become c x + s y and c y − s x.
  void add(int i, double cosine, double sine) {
    if (count == MOST) {
      apply();
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      cosines = Arrays.copyOf(cosines, 2 * count);
      sines = Arrays.copyOf(sines, 2 * count);
    }
    rows[count] = i;
    cosines[count] = cosine;
    sines[count] = sine;
    count++;
  }

  /// Applies what has been written down, and forgets it.
  void apply() {
    Blocks.run(matrix.numCols, BLOCK, this::apply);
    count = 0;
  }

  /// Rotations that follow each other along the rows go in pairs: so a row is read and written less
  /// often.
  private void apply(int from, int to) {
    int length = to - from;
    double[][] tile = new double[matrix.numRows][length];
    for (int i = 0; i < tile.length; i++) {
      System.arraycopy(matrix.data, i * matrix.numCols + from, tile[i], 0, length);
    }
    int p = 0;
    while (p < count) {
      int i = rows[p];
      if (p + 1 < count && rows[p + 1] == i + 1) {
        rotateTwice(
            tile[i],
            tile[i + 1],
            tile[i + 2],
            cosines[p],
            sines[p],
            cosines[p + 1],
            sines[p + 1],
            length);
        p += 2;
      } else {
        rotate(tile[i], tile[i + 1], cosines[p], sines[p], length);
        p++;
      }
    }
    for (int i = 0; i < tile.length; i++) {
      System.arraycopy(tile[i], 0, matrix.data, i * matrix.numCols + from, length);
    }
  }

  private static void rotate(double[] x, double[] y, double c, double s, int length) {
    for (int j = 0; j < length; j++) {
      double a = x[j];
      double b = y[j];
      x[j] = c * a + s * b;
      y[j] = c * b - s * a;
    }
  }

  /// Rotates x and y, then y and z.
  private static void rotateTwice(
      double[] x, double[] y, double[] z, double c, double s, double c2, double s2, int length) {
    for (int j = 0; j < length; j++) {
      double a = x[j];
      double b = y[j];
      double d = z[j];
      x[j] = c * a + s * b;
      double turned = c * b - s * a;
      y[j] = c2 * turned + s2 * d;
      z[j] = c2 * d - s2 * turned;
    }
  }
}
