package org.factorscope.algorithms.completion;

import java.util.Arrays;

/// What is taken out of ratings before they are factorized, and put back into predictions (CIL
/// lecture notes 2024, chapter 2).
///
/// ```
/// apply:  z_ij = (a_ij − μ − b_i − c_j) / σ_j
/// undo:   a_ij = μ + b_i + c_j + σ_j z_ij
/// ```
///
/// It is fitted to the known entries alone, at a cost proportional to their number. A row or column
/// without any keeps the mean of all entries, and σ = 1, so that a prediction for it is that mean.
/// A column whose entries are equal up to rounding has σ = 1 too.
///
/// @param mean μ
/// @param rows b, n numbers. Not to be modified.
/// @param columns c, m numbers. Not to be modified.
/// @param deviations σ, m numbers, all above 0. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; whoever fits it owns it.
public record Normalization(double mean, double[] rows, double[] columns, double[] deviations) {
  /// What is taken out.
  public enum Kind {
    NONE,
    /// The mean of all known entries.
    GLOBAL,
    /// The mean of each row.
    ROW,
    /// The mean of each column.
    COLUMN,
    /// μ + b_i + c_j.
    TWO_WAY,
    /// The mean and the standard deviation of each column.
    Z_SCORE
  }

  /// A standard deviation below this fraction of the column's largest entry is rounding.
  private static final double NO_SPREAD = 1e-12;

  static Normalization fit(Kind kind, Observations ratings) {
    double mean = kind == Kind.NONE ? 0 : ofAll(ratings);
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
        Normalization means = new Normalization(0, rows, ownMeans(ratings, mean), deviations);
        yield new Normalization(0, rows, means.columns(), spread(means, ratings));
      }
    };
  }

  private static Normalization byColumn(Normalization centred, Observations ratings) {
    double[] columns = ofRows(centred.apply(ratings).transposed());
    return new Normalization(centred.mean(), centred.rows(), columns, centred.deviations());
  }

  /// The mean of each column by itself: columns of different units share no mean, and the digits of
  /// a column of small numbers would drown in that of the others.
  private static double[] ownMeans(Observations ratings, double mean) {
    Observations columns = ratings.transposed();
    double[] means = ofRows(columns);
    for (int j = 0; j < means.length; j++) {
      means[j] = columns.isEmptyRow(j) ? mean : means[j];
    }
    return means;
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

  /// How far normalized ratings are from what their normalization promises: each row, or each
  /// column, or all of them together sum to 0; with row and column effects, row i sums to b_i and
  /// column j to c_j.
  ///
  /// @param normalized by this. Not modified.
  /// @return the largest deviation of a sum, relative to the sum of all magnitudes before and
  ///   after; NaN if nothing is promised
  double offCentre(Kind kind, Observations normalized) {
    double[] rowSums = sums(normalized);
    double[] columnSums = sums(normalized.transposed());
    double off =
        switch (kind) {
          case NONE -> Double.NaN;
          case GLOBAL -> Math.abs(total(rowSums));
          case ROW -> largest(rowSums, new double[rowSums.length]);
          case COLUMN, Z_SCORE -> largest(columnSums, new double[columnSums.length]);
          case TWO_WAY -> Math.max(largest(rowSums, rows), largest(columnSums, columns));
        };
    return off / (magnitude(normalized) + Double.MIN_NORMAL);
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

  private double magnitude(Observations z) {
    double magnitude = 0;
    for (int i = 0; i < z.rows(); i++) {
      for (int e = z.rowStart(i); e < z.rowStart(i + 1); e++) {
        int j = z.columnOf(e);
        double rating = undo(i, j, z.byRow(e));
        magnitude += Math.abs(z.byRow(e)) + Math.abs(rating) / deviations[j];
      }
    }
    return magnitude;
  }
}
