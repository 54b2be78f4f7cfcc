package org.factorscope.algorithms.completion;

import java.util.Arrays;

/// Fits a [Normalization] to known entries. Only known entries count; the cost is proportional to
/// their number.
///
/// A row or column without any keeps the mean of all entries, and σ = 1, so that a prediction for
/// it is that mean. A column whose entries are equal up to rounding has σ = 1 too.
final class Means {
  /// A standard deviation below this fraction of the column's largest entry is rounding.
  private static final double NO_SPREAD = 1e-12;

  private Means() {}

  static Normalization fit(AlsOptions.Normalize kind, Observations ratings) {
    double mean = kind == AlsOptions.Normalize.NONE ? 0 : ofAll(ratings);
    double[] rows = new double[ratings.rows()];
    double[] columns = new double[ratings.columns()];
    double[] deviations = new double[ratings.columns()];
    Arrays.fill(deviations, 1);
    Normalization centred = new Normalization(mean, rows, columns, deviations);
    return switch (kind) {
      case NONE, GLOBAL -> centred;
      case ROW -> new Normalization(mean, ofRows(centred.apply(ratings)), columns, deviations);
      case COLUMN -> byColumn(centred, ratings);
      case TWO_WAY -> TwoWayMeans.fit(centred, ratings);
      case Z_SCORE -> {
        Normalization means = byColumn(centred, ratings);
        yield new Normalization(mean, rows, means.columns(), spread(means, ratings));
      }
    };
  }

  private static Normalization byColumn(Normalization centred, Observations ratings) {
    double[] columns = ofRows(centred.apply(ratings).transposed());
    return new Normalization(centred.mean(), centred.rows(), columns, centred.deviations());
  }

  private static double ofAll(Observations ratings) {
    double sum = 0;
    for (int e = 0; e < ratings.count(); e++) {
      sum += ratings.byRow(e) / ratings.count();
    }
    return sum;
  }

  /// Σω_ij a_ij / max(1, Σω_ij).
  private static double[] ofRows(Observations ratings) {
    double[] means = new double[ratings.rows()];
    for (int i = 0; i < means.length; i++) {
      int known = ratings.rowStart(i + 1) - ratings.rowStart(i);
      for (int e = ratings.rowStart(i); e < ratings.rowStart(i + 1); e++) {
        means[i] += ratings.byRow(e) / known;
      }
    }
    return means;
  }

  /// The standard deviation of each column's known entries around its mean, divisor their number.
  private static double[] spread(Normalization means, Observations ratings) {
    double[] deviations = means.deviations().clone();
    for (int j = 0; j < deviations.length; j++) {
      double largest = 0;
      for (int e = ratings.columnStart(j); e < ratings.columnStart(j + 1); e++) {
        largest = Math.max(largest, Math.abs(ratings.byColumn(e)));
      }
      int known = ratings.columnStart(j + 1) - ratings.columnStart(j);
      double sum = 0;
      for (int e = ratings.columnStart(j); e < ratings.columnStart(j + 1); e++) {
        // In units of the largest entry, so that no square overflows or vanishes.
        double share = means.apply(ratings.rowOf(e), j, ratings.byColumn(e)) / largest;
        sum += share * share / known;
      }
      double relative = Math.sqrt(sum);
      deviations[j] = relative > NO_SPREAD ? relative * largest : 1;
    }
    return deviations;
  }
}
