package org.factorscope.datasets;

import org.ejml.data.DMatrixRMaj;

/// Centres and standardizes columns; missing values are left out of means and deviations.
///
/// @param means what is taken off each column
/// @param divisors what each column is divided by then
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ColumnScaling(double[] means, double[] divisors) {

  /// The scaling that these values ask for.
  ///
  /// @param values n x d. Not modified.
  static ColumnScaling of(DMatrixRMaj values, Scale scale) {
    double[] means = new double[values.numCols];
    double[] divisors = new double[values.numCols];
    for (int j = 0; j < values.numCols; j++) {
      means[j] = mean(values, j);
      double deviation = scale == Scale.STANDARDIZE ? deviation(values, j, means[j]) : 1;
      divisors[j] = deviation > 0 ? deviation : 1;
    }
    return new ColumnScaling(means, divisors);
  }

  /// @param values n x d. Not modified.
  DMatrixRMaj apply(DMatrixRMaj values) {
    DMatrixRMaj scaled = values.copy();
    for (int i = 0; i < values.numRows; i++) {
      for (int j = 0; j < values.numCols; j++) {
        scaled.set(i, j, (values.get(i, j) - means[j]) / divisors[j]);
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

  /// The sample standard deviation, with n − 1; 0 for a constant column or fewer than two values.
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
    return count < 2 || low == high ? 0 : Math.sqrt(sum / (count - 1));
  }
}
