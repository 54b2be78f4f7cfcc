package org.factorscope.datasets;

import org.ejml.data.DMatrixRMaj;

/// Centres and standardizes columns; missing values are left out of means and deviations.
final class ColumnScaling {
  private ColumnScaling() {}

  /// @param values n x d. Not modified.
  static DMatrixRMaj apply(DMatrixRMaj values, Scale scale) {
    DMatrixRMaj scaled = values.copy();
    for (int j = 0; j < values.numCols; j++) {
      double mean = mean(values, j);
      double deviation = scale == Scale.STANDARDIZE ? deviation(values, j, mean) : 1;
      double divisor = deviation > 0 ? deviation : 1;
      for (int i = 0; i < values.numRows; i++) {
        scaled.set(i, j, (values.get(i, j) - mean) / divisor);
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
