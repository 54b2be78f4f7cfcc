package org.factorscope.algorithms.linalg;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Sums of the rows of X by label: ZᵀX and the diagonal of ZᵀZ for the one-hot factor Z of n
/// labels.
///
/// @param sums ZᵀX, K x d; a matrix of its own
/// @param counts how many rows have each label, K numbers; an array of its own
@SuppressWarnings("ArrayRecordComponent") // Never compared; whoever asks owns it.
public record LabelledRows(DMatrixRMaj sums, int[] counts) {

  /// Rows that one core takes at a time.
  private static final int BLOCK = 4096;

  /// Sums them; cost O(nd).
  ///
  /// @param x n x d. Not modified.
  /// @param labels n numbers from 0 to `clusters` − 1. Not modified.
  public static LabelledRows of(DMatrixRMaj x, int[] labels, int clusters) {
    List<LabelledRows> parts =
        Blocks.map(x.numRows, BLOCK, (from, to) -> part(x, labels, clusters, from, to));
    LabelledRows total = new LabelledRows(new DMatrixRMaj(clusters, x.numCols), new int[clusters]);
    for (LabelledRows part : parts) {
      for (int e = 0; e < total.sums.getNumElements(); e++) {
        total.sums.data[e] += part.sums.data[e];
      }
      for (int k = 0; k < clusters; k++) {
        total.counts[k] += part.counts[k];
      }
    }
    return total;
  }

  private static LabelledRows part(DMatrixRMaj x, int[] labels, int clusters, int from, int to) {
    DMatrixRMaj sums = new DMatrixRMaj(clusters, x.numCols);
    int[] counts = new int[clusters];
    for (int i = from; i < to; i++) {
      counts[labels[i]]++;
      addRow(x.data, i * x.numCols, sums.data, labels[i] * x.numCols, x.numCols);
    }
    return new LabelledRows(sums, counts);
  }

  private static void addRow(double[] from, int at, double[] to, int start, int length) {
    for (int j = 0; j < length; j++) {
      to[start + j] += from[at + j];
    }
  }

  /// Σ_i ‖x_i − w_label_i‖²; cost O(nd).
  ///
  /// @param x n x d. Not modified.
  /// @param labels n numbers from 0 to K − 1. Not modified.
  /// @param w K x d. Not modified.
  public static double squaredDistance(DMatrixRMaj x, int[] labels, DMatrixRMaj w) {
    List<Double> parts =
        Blocks.map(
            x.numRows,
            BLOCK,
            (from, to) -> {
              double sum = 0;
              for (int i = from; i < to; i++) {
                sum += Norms.squaredRowDistance(x, i, w, labels[i]);
              }
              return sum;
            });
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }
}
