package org.factorscope.datasets;

import org.ejml.data.DMatrixRMaj;

/// Centres and standardizes columns; missing values are left out of means and deviations.
///
/// @param means what is taken off each column
/// @param divisors what each column is divided by then; 0 for a column that becomes 0
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ColumnScaling(double[] means, double[] divisors) {
  /// A sum or product of a few numbers is off by less.
  private static final int ROUNDING_ULPS = 16;

  /// The scaling that these values ask for.
  ///
  /// @param values n x d. Not modified.
  static ColumnScaling of(DMatrixRMaj values, Scale scale) {
    double[] means = new double[values.numCols];
    double[] divisors = new double[values.numCols];
    for (int j = 0; j < values.numCols; j++) {
      means[j] = mean(values, j);
      divisors[j] = scale == Scale.STANDARDIZE ? deviation(values, j, means[j]) : 1;
    }
    return new ColumnScaling(means, divisors);
  }

  /// @param values n x d. Not modified.
  DMatrixRMaj apply(DMatrixRMaj values) {
    DMatrixRMaj scaled = values.copy();
    for (int i = 0; i < values.numRows; i++) {
      for (int j = 0; j < values.numCols; j++) {
        double centred = values.get(i, j) - means[j];
        // The product keeps a missing value missing.
        scaled.set(i, j, divisors[j] == 0 ? centred * 0 + 0.0 : centred / divisors[j]);
      }
    }
    return scaled;
  }

  private static double mean(DMatrixRMaj values, int j) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.numRows; i++) {
      double value = values.get(i, j);
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /// The sample standard deviation, with n − 1; 0 for fewer than two values, and for a column whose
  /// values differ by no more than rounding, since division would make data of that noise.
  private static double deviation(DMatrixRMaj values, int j, double mean) {
    double sum = 0;
    int count = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.numRows; i++) {
      double value = values.get(i, j);
      if (!Double.isNaN(value)) {
        sum += (value - mean) * (value - mean);
        count++;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double rounding = ROUNDING_ULPS * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
    return count < 2 || high - low <= rounding ? 0 : Math.sqrt(sum / (count - 1));
  }
}
