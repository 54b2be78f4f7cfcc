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
public record Convergence(
    double target, double rate, double width, double startTangent, int rounds, double tangent) {
  /// Eigenvalues closer than this, relative to the larger, count as one.
  private static final double SAME = 1e-6;

  /// Relative to the norm: eigenvalues below are rounding.
  private static final double NOTHING = 1e-13;

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
      if (Double.isNaN(target) && Math.abs(value) > NOTHING * a.norm()) {
        target = value;
        width = Math.abs(value);
      }
      if (Math.abs(value - target) > SAME * Math.abs(target)) {
        next = Math.max(next, Math.abs(value));
        width = Math.max(width, Math.abs(value - target));
      }
    }
    double tangent = tangent(a, target, v);
    return new Convergence(target, next / Math.abs(target), width, tangent, 0, tangent);
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
      if (Math.abs(a.values()[k] - target) <= SAME * Math.abs(target)) {
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
    return new Convergence(target, rate, width, startTangent, rounds + 1, tangent(a, target, v));
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
