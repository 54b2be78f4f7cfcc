package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;

/// What theory says of one search of the power method: after t rounds from v₀,
///
/// ```
/// tan ∠(v_t, u) ≤ (|λ_next| / |λ|)^t · tan ∠(v₀, u)
/// ‖A v_t − μ_t v_t‖ ≤ width · tan ∠(v_t, u)      width = max |λ_i − λ|
/// ```
///
/// where λ has the largest magnitude left and u is the eigenspace of λ: eigenvalues that differ by
/// no more than rounding count as one.
///
/// @param target λ; NaN if nothing but rounding is left, and then there is no theory
/// @param rate |λ_next|/|λ|; 1 if another eigenvalue has the same magnitude and the other sign
/// @param width the largest distance of λ from an eigenvalue of the deflated matrix
/// @param startTangent tan ∠(v₀, u); infinite if v₀ is orthogonal to u
/// @param rounds t
/// @param tangent tan ∠(v_t, u), measured
/// @param floor the tangent that may remain however long the search is: what rounding leaves, and
///   what the search misses because the vectors found before it are not exact
public record Convergence(
    double target,
    double rate,
    double width,
    double startTangent,
    int rounds,
    double tangent,
    double floor) {
  /// Eigenvalues closer than this, relative to the larger, count as one.
  private static final double SAME = 1e-6;

  /// Roundings of one round that may add up.
  private static final double ROUNDINGS = 10;

  /// The theory of a search that begins.
  ///
  /// @param found eigenvalues that were taken out. Not modified.
  /// @param v d x p, orthonormal; its first column is followed. Not modified.
  static Convergence begin(SymmetricMatrix a, double[] found, DMatrixRMaj v) {
    double[] left = withoutNearest(a.values(), found);
    double target = Double.NaN;
    double next = 0;
    double width = 0;
    for (double value : left) {
      if (Double.isNaN(target) && Math.abs(value) > a.noise()) {
        target = value;
        width = Math.abs(value);
      }
      if (!Double.isNaN(target) && !isSame(value, target)) {
        next = Math.max(next, Math.abs(value));
        width = Math.max(width, Math.abs(value - target));
      }
    }
    double tangent = tangent(a, target, v);
    double floor = floor(a, found, target);
    return new Convergence(target, next / Math.abs(target), width, tangent, 0, tangent, floor);
  }

  /// A vector of eigenvalue μ that was found with the residual r is off by r/|μ − λ| towards u, and
  /// the noise of a product turns v by at most noise/gap.
  private static double floor(SymmetricMatrix a, double[] found, double target) {
    double gap = Math.abs(target);
    for (double value : a.values()) {
      gap = isSame(value, target) ? gap : Math.min(gap, Math.abs(value - target));
    }
    double floor = ROUNDINGS * a.noise() / gap;
    for (double value : found) {
      double apart = Math.abs(value - target);
      floor += isSame(value, target) ? 0 : Estimate.tolerance(a, value) / apart;
    }
    return floor;
  }

  private static boolean isSame(double value, double target) {
    return Math.abs(value - target) <= SAME * Math.abs(target);
  }

  /// The eigenvalues that are left when the one nearest to each found one is taken away.
  private static double[] withoutNearest(double[] values, double[] found) {
    boolean[] gone = new boolean[values.length];
    int left = values.length;
    for (double value : found) {
      int nearest = -1;
      for (int k = 0; k < values.length; k++) {
        boolean isNearer =
            nearest < 0 || Math.abs(values[k] - value) < Math.abs(values[nearest] - value);
        nearest = !gone[k] && isNearer ? k : nearest;
      }
      if (nearest >= 0) {
        gone[nearest] = true;
        left--;
      }
    }
    double[] rest = new double[left];
    int at = 0;
    for (int k = 0; k < values.length; k++) {
      if (!gone[k]) {
        rest[at++] = values[k];
      }
    }
    return rest;
  }

  /// tan of the angle between the first column of V and the eigenspace of `target`.
  private static double tangent(SymmetricMatrix a, double target, DMatrixRMaj v) {
    int d = a.order();
    double[] rest = new double[d];
    for (int i = 0; i < d; i++) {
      rest[i] = v.get(i, 0);
    }
    double inside = 0;
    for (int k = 0; k < a.values().length; k++) {
      if (isSame(a.values()[k], target)) {
        double along = 0;
        for (int i = 0; i < d; i++) {
          along += a.vectors().get(i, k) * rest[i];
        }
        for (int i = 0; i < d; i++) {
          rest[i] -= along * a.vectors().get(i, k);
        }
        inside += along * along;
      }
    }
    double outside = 0;
    for (double entry : rest) {
      outside += entry * entry;
    }
    return Double.isNaN(target) ? Double.NaN : Math.sqrt(outside / inside);
  }

  /// The same search one round on.
  Convergence afterRound(SymmetricMatrix a, DMatrixRMaj v) {
    return remeasured(a, v, rounds + 1);
  }

  /// The same search with v nudged.
  Convergence nudged(SymmetricMatrix a, DMatrixRMaj v) {
    return remeasured(a, v, rounds);
  }

  private Convergence remeasured(SymmetricMatrix a, DMatrixRMaj v, int newRounds) {
    double measured = tangent(a, target, v);
    return new Convergence(target, rate, width, startTangent, newRounds, measured, floor);
  }

  /// Whether there is something to find, and the start sees it.
  boolean isThere() {
    return !Double.isNaN(tangent) && !Double.isInfinite(startTangent);
  }

  /// What tan ∠(v_t, u) cannot exceed.
  public double bound() {
    return rounds == 0 || Double.isInfinite(startTangent)
        ? startTangent
        : startTangent * StrictMath.pow(rate, rounds);
  }

  /// What the residual cannot exceed.
  public double residualBound() {
    return width * bound();
  }
}
