package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Which row of W is nearest to each row of X, the lowest one on ties.
///
/// ```
/// label_i = argmin_k ‖x_i − w_k‖²
/// ```
///
/// Each distance is summed from the first column to the last, as [Norms#squaredRowDistance] does,
/// and has the same bits. Only the order in which different points take their turn is another one:
/// a tile of points is worked on at once, column by column, so that the loops run along arrays.
///
/// @param labels n numbers from 0 to K − 1; an array of its own
/// @param squaredDistance Σ_i ‖x_i − w_label_i‖²
@SuppressWarnings("ArrayRecordComponent") // Never compared; whoever asks owns it.
public record NearestRows(int[] labels, double squaredDistance) {

  /// Points that one core takes at a time.
  private static final int BLOCK = 4096;

  /// Finds them; cost O(nKd).
  ///
  /// @param x n x d. Not modified.
  /// @param w K x d, K at least 1. Not modified.
  public static NearestRows of(DMatrixRMaj x, DMatrixRMaj w) {
    int[] labels = new int[x.numRows];
    List<Double> parts =
        Blocks.map(x.numRows, BLOCK, (from, to) -> nearest(x, w, from, to, labels));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return new NearestRows(labels, sum);
  }

  private static double nearest(DMatrixRMaj x, DMatrixRMaj w, int from, int to, int[] labels) {
    Tile tile = new Tile(w);
    double sum = 0;
    for (int first = from; first < to; first += Tile.POINTS) {
      int points = Math.min(Tile.POINTS, to - first);
      tile.measure(x, first, points);
      sum += tile.choose(points);
      System.arraycopy(tile.labels, 0, labels, first, points);
    }
    return sum;
  }

  /// The distances of some points from all rows of W. The loops below always run over a whole tile,
  /// a number that the compiler knows; where there are fewer points, the rest is ignored.
  private static final class Tile {
    /// Few enough for the cache next to the core, many enough for long loops.
    static final int POINTS = 128;

    private final DMatrixRMaj w;
    private final double[][] columns = new double[4][POINTS];
    private final double[][] distances;
    private final double[] smallest = new double[POINTS];
    private final double[] lowest = new double[POINTS];
    private final int[] labels = new int[POINTS];

    Tile(DMatrixRMaj w) {
      this.w = w;
      this.distances = new double[w.numRows][POINTS];
    }

    /// Fills `distances`, four columns of X at a time, what is left one by one.
    void measure(DMatrixRMaj x, int first, int points) {
      int d = x.numCols;
      for (double[] row : distances) {
        Arrays.fill(row, 0);
      }
      int j = 0;
      for (; j + 4 <= d; j += 4) {
        load(x, first, points, j);
        for (int k = 0; k < w.numRows; k++) {
          addFour(distances[k], columns, w.data, k * d + j);
        }
      }
      for (; j < d; j++) {
        load(x, first, points, j, columns[0]);
        for (int k = 0; k < w.numRows; k++) {
          add(distances[k], columns[0], w.data[k * d + j]);
        }
      }
    }

    private void load(DMatrixRMaj x, int first, int points, int j) {
      double[] a = columns[0];
      double[] b = columns[1];
      double[] c = columns[2];
      double[] e = columns[3];
      int at = first * x.numCols + j;
      for (int i = 0; i < points; i++, at += x.numCols) {
        a[i] = x.data[at];
        b[i] = x.data[at + 1];
        c[i] = x.data[at + 2];
        e[i] = x.data[at + 3];
      }
    }

    private static void load(DMatrixRMaj x, int first, int points, int j, double[] column) {
      for (int i = 0; i < points; i++) {
        column[i] = x.data[(first + i) * x.numCols + j];
      }
    }

    private static void addFour(double[] sum, double[][] columns, double[] w, int at) {
      addFour(
          sum,
          columns[0],
          columns[1],
          columns[2],
          columns[3],
          w[at],
          w[at + 1],
          w[at + 2],
          w[at + 3]);
    }

    /// sum_i += (a_i − wa)² + (b_i − wb)² + (c_i − wc)² + (e_i − we)², from left to right.
    private static void addFour(
        double[] sum,
        double[] a,
        double[] b,
        double[] c,
        double[] e,
        double wa,
        double wb,
        double wc,
        double we) {
      for (int i = 0; i < POINTS; i++) {
        double da = a[i] - wa;
        double db = b[i] - wb;
        double dc = c[i] - wc;
        double de = e[i] - we;
        sum[i] = sum[i] + da * da + db * db + dc * dc + de * de;
      }
    }

    private static void add(double[] sum, double[] a, double wa) {
      for (int i = 0; i < POINTS; i++) {
        double difference = a[i] - wa;
        sum[i] += difference * difference;
      }
    }

    /// Fills `labels` and returns the sum of the smallest distances. Which row is nearest is hard
    /// to foretell, so nothing branches on it.
    double choose(int points) {
      System.arraycopy(distances[0], 0, smallest, 0, POINTS);
      for (double[] row : distances) {
        lower(smallest, row);
      }
      Arrays.fill(lowest, distances.length);
      for (int k = 0; k < distances.length; k++) {
        claim(lowest, k, distances.length, distances[k], smallest);
      }
      double sum = 0;
      for (int i = 0; i < points; i++) {
        labels[i] = (int) lowest[i];
        sum += smallest[i];
      }
      return sum;
    }

    private static void lower(double[] smallest, double[] distances) {
      for (int i = 0; i < POINTS; i++) {
        smallest[i] = Math.min(smallest[i], distances[i]);
      }
    }

    /// Lowers `lowest` to k where row k is at the smallest distance; elsewhere the sign of what it
    /// is farther adds `rows`, which is too much.
    private static void claim(
        double[] lowest, int k, int rows, double[] distances, double[] smallest) {
      for (int i = 0; i < POINTS; i++) {
        double farther = Math.signum(distances[i] - smallest[i]);
        lowest[i] = Math.min(lowest[i], k + rows * farther);
      }
    }
  }
}
