package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// The softmax of the columns of a matrix.
public final class Softmax {
  private Softmax() {}

  /// Columns, and entries, that one core takes at a time.
  private static final int BLOCK = 1024;

  private static final int ENTRIES = 8192;

  /// Each column j becomes exp((s_ij − max_i s_ij)/T) divided by its sum.
  ///
  /// The shift by the largest entry leaves the result as it is and keeps every exponent at most 0,
  /// so that no temperature overflows. As T falls to 0 the largest entry takes all, and equal
  /// largest entries share evenly.
  ///
  /// @param scores r x n. Not modified.
  /// @param temperature T above 0
  /// @return r x n, columns sum to 1
  public static DMatrixRMaj ofColumns(DMatrixRMaj scores, double temperature) {
    DMatrixRMaj soft = new DMatrixRMaj(scores.numRows, scores.numCols);
    Blocks.map(
        scores.numCols, BLOCK, (from, to) -> fillColumns(scores, temperature, from, to, soft));
    return soft;
  }

  /// Goes along the rows, where the columns' entries lie side by side.
  private static int fillColumns(
      DMatrixRMaj scores, double temperature, int from, int to, DMatrixRMaj soft) {
    int n = scores.numCols;
    int width = to - from;
    double[] largest = new double[width];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < scores.numRows; i++) {
      for (int j = 0; j < width; j++) {
        largest[j] = Math.max(largest[j], scores.data[i * n + from + j]);
      }
    }
    double[] weights = new double[width];
    double[] scratch = new double[width];
    double[] sum = new double[width];
    for (int i = 0; i < scores.numRows; i++) {
      for (int j = 0; j < width; j++) {
        weights[j] = (scores.data[i * n + from + j] - largest[j]) / temperature;
      }
      Exponential.replace(weights, scratch, width);
      System.arraycopy(weights, 0, soft.data, i * n + from, width);
      for (int j = 0; j < width; j++) {
        sum[j] += weights[j];
      }
    }
    for (int i = 0; i < scores.numRows; i++) {
      for (int j = 0; j < width; j++) {
        soft.data[i * n + from + j] /= sum[j];
      }
    }
    return width;
  }

  /// The mean over the columns of −Σ_i c_ij log c_ij, in nats, where 0 log 0 = 0.
  ///
  /// @param soft r x n, columns sum to 1. Not modified.
  public static double meanColumnEntropy(DMatrixRMaj soft) {
    double sum = 0;
    for (double part :
        Blocks.map(soft.getNumElements(), ENTRIES, (from, to) -> entropy(soft.data, from, to))) {
      sum += part;
    }
    return sum / soft.numCols;
  }

  private static double entropy(double[] soft, int from, int to) {
    double[] logarithms = new double[to - from];
    for (int i = from; i < to; i++) {
      logarithms[i - from] = Math.max(soft[i], Double.MIN_VALUE);
    }
    Logarithm.replace(logarithms, new double[to - from], to - from);
    return -Vectors.dot(soft, from, logarithms, 0, to - from);
  }
}
