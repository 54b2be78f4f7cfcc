package org.factorscope.algorithms.completion;

/// How far normalized ratings are from what their normalization promises: each row, or each column,
/// or all of them together sum to 0; with row and column effects, row i sums to b_i and column j to
/// c_j.
final class Centring {
  private Centring() {}

  /// The largest deviation from what is promised.
  ///
  /// @param normalized by `normalization`. Not modified.
  /// @return the largest deviation of a sum, relative to the sum of all magnitudes before and
  ///   after; NaN where nothing is promised
  static double deviation(
      AlsOptions.Normalize kind, Normalization normalization, Observations normalized) {
    double[] rows = sums(normalized);
    double[] columns = sums(normalized.transposed());
    double off =
        switch (kind) {
          case NONE -> Double.NaN;
          case GLOBAL -> Math.abs(total(rows));
          case ROW -> largest(rows, new double[rows.length]);
          case COLUMN, Z_SCORE -> largest(columns, new double[columns.length]);
          case TWO_WAY ->
              Math.max(
                  largest(rows, normalization.rows()), largest(columns, normalization.columns()));
        };
    return off / (magnitude(normalized, normalization) + Double.MIN_NORMAL);
  }

  private static double[] sums(Observations z) {
    double[] sums = new double[z.rows()];
    for (int i = 0; i < sums.length; i++) {
      for (int e = z.rowStart(i); e < z.rowStart(i + 1); e++) {
        sums[i] += z.byRow(e);
      }
    }
    return sums;
  }

  private static double total(double[] sums) {
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }

  private static double largest(double[] sums, double[] wanted) {
    double largest = 0;
    for (int i = 0; i < sums.length; i++) {
      largest = Math.max(largest, Math.abs(sums[i] - wanted[i]));
    }
    return largest;
  }

  private static double magnitude(Observations z, Normalization normalization) {
    double magnitude = 0;
    for (int i = 0; i < z.rows(); i++) {
      for (int e = z.rowStart(i); e < z.rowStart(i + 1); e++) {
        int j = z.columnOf(e);
        double rating = normalization.undo(i, j, z.byRow(e));
        magnitude += Math.abs(z.byRow(e)) + Math.abs(rating) / normalization.deviations()[j];
      }
    }
    return magnitude;
  }
}
