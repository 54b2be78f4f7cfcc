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
    Blocks.map(matrix.numCols, BLOCK, this::apply);
    count = 0;
  }

  private int apply(int from, int to) {
    int length = to - from;
    double[][] tile = new double[matrix.numRows][length];
    for (int i = 0; i < tile.length; i++) {
      System.arraycopy(matrix.data, i * matrix.numCols + from, tile[i], 0, length);
    }
    double[] spare = new double[length];
    for (int p = 0; p < count; p++) {
      double[] x = tile[rows[p]];
      double[] y = tile[rows[p] + 1];
      combine(spare, cosines[p], y, -sines[p], x);
      combine(x, cosines[p], x, sines[p], y);
      tile[rows[p] + 1] = spare;
      spare = y;
    }
    for (int i = 0; i < tile.length; i++) {
      System.arraycopy(tile[i], 0, matrix.data, i * matrix.numCols + from, length);
    }
    return to;
  }

  /// A loop that writes to one array alone is one that the compiler vectorizes.
  private static void combine(double[] sum, double a, double[] x, double b, double[] y) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = a * x[j] + b * y[j];
    }
  }
}
