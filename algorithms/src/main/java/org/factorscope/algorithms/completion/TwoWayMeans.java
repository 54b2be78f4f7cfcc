package org.factorscope.algorithms.completion;

/// Row and column effects together: μ + b_i + c_j, by alternating ridge averages.
///
/// ```
/// b_i = Σ_j ω_ij (a_ij − μ − c_j) / (|Ω_i| + 1)
/// c_j = Σ_i ω_ij (a_ij − μ − b_i) / (|Ω_j| + 1)
/// ```
///
/// The 1 is one imagined rating at the mean: who has rated little is taken to be average. What is
/// left over in row i sums to b_i, in column j to c_j. One iteration is both averages; what
/// decreases is the squared rest plus ‖b‖² + ‖c‖². It stops when no average moves any more.
final class TwoWayMeans {
  /// Imagined ratings at the mean.
  private static final double RIDGE = 1;

  /// A move below this fraction of the largest effect counts as none.
  private static final double CONVERGED_CHANGE = 1e-14;

  private static final int MOST_ITERATIONS = 500;

  private TwoWayMeans() {}

  /// @param centred the mean, without row and column effects. Not modified.
  static Normalization fit(Normalization centred, Observations ratings) {
    Observations rest = centred.apply(ratings);
    double[] b = new double[ratings.rows()];
    double[] c = new double[ratings.columns()];
    for (int t = 0; t < MOST_ITERATIONS; t++) {
      double moved = average(rest, c, b);
      moved = Math.max(moved, average(rest.transposed(), b, c));
      if (moved <= CONVERGED_CHANGE * largest(b, c)) {
        break;
      }
    }
    return new Normalization(centred.mean(), b, c, centred.deviations());
  }

  /// @param other the other side's effects. Not modified.
  /// @param own Modified: the averages.
  /// @return the largest move
  private static double average(Observations rest, double[] other, double[] own) {
    double moved = 0;
    for (int i = 0; i < own.length; i++) {
      double sum = 0;
      for (int e = rest.rowStart(i); e < rest.rowStart(i + 1); e++) {
        sum += rest.byRow(e) - other[rest.columnOf(e)];
      }
      double average = sum / (rest.rowStart(i + 1) - rest.rowStart(i) + RIDGE);
      moved = Math.max(moved, Math.abs(average - own[i]));
      own[i] = average;
    }
    return moved;
  }

  private static double largest(double[] b, double[] c) {
    double largest = 0;
    for (double effect : b) {
      largest = Math.max(largest, Math.abs(effect));
    }
    for (double effect : c) {
      largest = Math.max(largest, Math.abs(effect));
    }
    return largest;
  }
}
