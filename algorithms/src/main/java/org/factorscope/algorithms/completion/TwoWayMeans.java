package org.factorscope.algorithms.completion;

import java.util.Arrays;

/// Row and column effects together, μ + b_i + c_j: the b and c with the smallest Σ_Ω (a_ij − μ −
/// b_i − c_j)² + ‖b‖² + ‖c‖².
///
/// ```
/// (|Ω_i| + 1) b_i + Σ_j ω_ij c_j = Σ_j ω_ij (a_ij − μ)     for every row i
/// (|Ω_j| + 1) c_j + Σ_i ω_ij b_i = Σ_i ω_ij (a_ij − μ)     for every column j
/// ```
///
/// The 1 is one imagined rating at the mean: a row or column with few ratings is taken to be
/// average. What is left over in row i sums to b_i, in column j to c_j.
///
/// The rows are eliminated, (D_c − ΩᵀD_r⁻¹Ω)c = s with D the |Ω| + 1 on the diagonal, and what
/// remains is solved by conjugate gradients with D_c as preconditioner. Alternating averages, which
/// solve the same equations, need some thousand sweeps if some rows are full and others nearly
/// empty. The solution is refined until its residual no longer falls. Cost: O(|Ω|) for each of at
/// most m steps of a refinement; a few dozen steps are usual.
final class TwoWayMeans {
  /// Imagined ratings at the mean.
  private static final double RIDGE = 1;

  /// A refinement that does not bring the residual below this fraction of the one before has
  /// reached rounding.
  private static final double WORTHWHILE = 0.5;

  /// A refinement ends if its residual has fallen by this factor: more is lost in rounding.
  private static final double FALL = 1e-15;

  private final Observations rest;
  private final double[] rowWeights;
  private final double[] columnWeights;

  private TwoWayMeans(Observations rest) {
    this.rest = rest;
    rowWeights = weights(rest);
    columnWeights = weights(rest.transposed());
  }

  /// |Ω_i| + 1.
  private static double[] weights(Observations rest) {
    double[] weights = new double[rest.rows()];
    Arrays.setAll(weights, i -> rest.rowStart(i + 1) - rest.rowStart(i) + RIDGE);
    return weights;
  }

  /// Fits row and column effects.
  ///
  /// @param centred the mean, without row and column effects. Not modified.
  static Normalization fit(Normalization centred, Observations ratings) {
    Observations rest = centred.apply(ratings);
    int exponent = exponent(rest);
    TwoWayMeans means = new TwoWayMeans(scaled(rest, -exponent));
    double[] c = means.columnEffects();
    double[] b = means.rowEffects(c);
    scale(b, exponent);
    scale(c, exponent);
    return new Normalization(centred.mean(), b, c, centred.deviations());
  }

  /// Of the largest entry, so that no square overflows or vanishes. Powers of two cost no digit.
  private static int exponent(Observations rest) {
    double largest = Double.MIN_NORMAL;
    for (int e = 0; e < rest.count(); e++) {
      largest = Math.max(largest, Math.abs(rest.byRow(e)));
    }
    return Double.isFinite(largest) ? Math.getExponent(largest) : 0;
  }

  private static Observations scaled(Observations rest, int exponent) {
    double[] values = new double[rest.count()];
    Arrays.setAll(values, rest::byRow);
    scale(values, exponent);
    return rest.withValues(values);
  }

  private static void scale(double[] values, int exponent) {
    Arrays.setAll(values, k -> Math.scalb(values[k], exponent));
  }

  /// c, refined until its residual no longer falls.
  private double[] columnEffects() {
    double[] best = new double[columnWeights.length];
    double[] residual = residual(best);
    double size = largest(residual);
    while (size > 0) {
      double[] refined = conjugateGradients(residual);
      Arrays.setAll(refined, j -> best[j] + refined[j]);
      residual = residual(refined);
      double now = largest(residual);
      if (now < size) {
        System.arraycopy(refined, 0, best, 0, best.length);
      }
      if (!(now < WORTHWHILE * size)) {
        break;
      }
      size = now;
    }
    return best;
  }

  /// b_i = Σ_j ω_ij (a_ij − μ − c_j) / (|Ω_i| + 1).
  private double[] rowEffects(double[] c) {
    double[] b = new double[rowWeights.length];
    for (int i = 0; i < b.length; i++) {
      for (int e = rest.rowStart(i); e < rest.rowStart(i + 1); e++) {
        b[i] += rest.byRow(e) - c[rest.columnOf(e)];
      }
      b[i] /= rowWeights[i];
    }
    return b;
  }

  /// What c lacks in the equations of the columns: Σ_i ω_ij (a_ij − μ − b_i − c_j) − c_j, with the
  /// b that belongs to it.
  private double[] residual(double[] c) {
    double[] b = rowEffects(c);
    double[] residual = new double[c.length];
    for (int j = 0; j < c.length; j++) {
      for (int e = rest.columnStart(j); e < rest.columnStart(j + 1); e++) {
        residual[j] += rest.byColumn(e) - b[rest.rowOf(e)] - c[j];
      }
      residual[j] -= RIDGE * c[j];
    }
    return residual;
  }

  /// About (D_c − ΩᵀD_r⁻¹Ω)⁻¹ r.
  private double[] conjugateGradients(double[] right) {
    int m = right.length;
    double[] x = new double[m];
    double[] r = right.clone();
    double[] p = new double[m];
    Arrays.setAll(p, j -> r[j] / columnWeights[j]);
    double size = weighed(r);
    double goal = FALL * FALL * size;
    for (int t = 0; t < m && size > goal; t++) {
      double[] image = times(p);
      double step = size / dot(p, image);
      for (int j = 0; j < m; j++) {
        x[j] += step * p[j];
        r[j] -= step * image[j];
      }
      double next = weighed(r);
      for (int j = 0; j < m; j++) {
        p[j] = r[j] / columnWeights[j] + next / size * p[j];
      }
      size = next;
    }
    return x;
  }

  /// (D_c − ΩᵀD_r⁻¹Ω)p.
  private double[] times(double[] p) {
    double[] image = new double[p.length];
    Arrays.setAll(image, j -> columnWeights[j] * p[j]);
    for (int i = 0; i < rowWeights.length; i++) {
      double sum = 0;
      for (int e = rest.rowStart(i); e < rest.rowStart(i + 1); e++) {
        sum += p[rest.columnOf(e)];
      }
      for (int e = rest.rowStart(i); e < rest.rowStart(i + 1); e++) {
        image[rest.columnOf(e)] -= sum / rowWeights[i];
      }
    }
    return image;
  }

  /// rᵀD_c⁻¹r.
  private double weighed(double[] r) {
    double sum = 0;
    for (int j = 0; j < r.length; j++) {
      sum += r[j] * r[j] / columnWeights[j];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
