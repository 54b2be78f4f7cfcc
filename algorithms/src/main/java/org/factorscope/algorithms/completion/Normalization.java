package org.factorscope.algorithms.completion;

/// What is taken out of ratings before they are factorized, and put back into predictions (CIL
/// lecture notes 2024, chapter 2).
///
/// ```
/// apply:  z_ij = (a_ij − μ − b_i − c_j) / σ_j
/// undo:   a_ij = μ + b_i + c_j + σ_j z_ij
/// ```
///
/// @param mean μ
/// @param rows b, n numbers. Not to be modified.
/// @param columns c, m numbers. Not to be modified.
/// @param deviations σ, m numbers, all above 0. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; whoever fits it owns it.
public record Normalization(double mean, double[] rows, double[] columns, double[] deviations) {

  /// A rating as training sees it.
  public double apply(int i, int j, double rating) {
    return (rating - mean - rows[i] - columns[j]) / deviations[j];
  }

  /// A prediction in rating units.
  public double undo(int i, int j, double normalized) {
    return mean + rows[i] + columns[j] + deviations[j] * normalized;
  }

  /// Every known entry as training sees it, in the same places.
  Observations apply(Observations ratings) {
    double[] values = new double[ratings.count()];
    for (int i = 0; i < ratings.rows(); i++) {
      for (int e = ratings.rowStart(i); e < ratings.rowStart(i + 1); e++) {
        values[e] = apply(i, ratings.columnOf(e), ratings.byRow(e));
      }
    }
    return ratings.withValues(values);
  }
}
