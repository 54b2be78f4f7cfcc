package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.subspace.Directions;

/// Directions on their way to eigenvectors, with what they say of the spectrum.
///
/// A residual is measured outside of what was taken out of A. The part inside belongs to the
/// vectors that were kept: it is at most their residual, and no round of this search changes it.
///
/// @param directions d x p, orthonormal columns v, orthogonal to what was taken out. Not to be
///   modified.
/// @param images A'v, d x p. Not to be modified.
/// @param rayleigh μ = vᵀA'v, p numbers. Not to be modified.
/// @param residuals ‖A'v − μv‖, p numbers. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns it.
public record Estimate(
    DMatrixRMaj directions, DMatrixRMaj images, double[] rayleigh, double[] residuals) {
  /// Relative to |μ|: a smaller residual means found.
  private static final double TOLERANCE = 1e-12;

  /// @param deflation what is taken out of A
  /// @param directions d x p, orthonormal. Not modified.
  static Estimate of(SymmetricMatrix a, Eigenpairs deflation, DMatrixRMaj directions) {
    DMatrixRMaj images = deflation.deflatedProduct(a, directions);
    int p = directions.numCols;
    double[] rayleigh = new double[p];
    double[] residuals = new double[p];
    for (int k = 0; k < p; k++) {
      for (int i = 0; i < directions.numRows; i++) {
        rayleigh[k] += directions.get(i, k) * images.get(i, k);
      }
      DMatrixRMaj rest = new DMatrixRMaj(directions.numRows, 1);
      for (int i = 0; i < rest.numRows; i++) {
        rest.data[i] = images.get(i, k) - rayleigh[k] * directions.get(i, k);
      }
      residuals[k] = length(Directions.outside(deflation.vectors(), deflation.count(), rest).data);
    }
    return new Estimate(directions, images, rayleigh, residuals);
  }

  /// √Σ x², even if squares would leave the range.
  private static double length(double[] numbers) {
    double length = 0;
    for (double number : numbers) {
      length = StrictMath.hypot(length, number);
    }
    return length;
  }

  /// ‖A'V − V diag(μ)‖_F: for a single vector ‖A'v − μv‖.
  public double residual() {
    return length(residuals);
  }

  /// The residual that an eigenvector of eigenvalue μ is found with:
  ///
  /// ```
  /// max(10⁻¹² |μ|, noise)
  /// ```
  ///
  /// Relative to the eigenvalue, not to ‖A‖: a vector within this residual is off by at most the
  /// residual over the gap to the next eigenvalue (Davis and Kahan), and gaps of small eigenvalues
  /// are small. The noise of the product is the least that can be asked for.
  public static double tolerance(SymmetricMatrix a, double rayleigh) {
    return Math.max(TOLERANCE * Math.abs(rayleigh), a.noise());
  }

  /// By how much the nearest eigenvalue of A is farther from a μ than its residual says; theory
  /// says 0 or less.
  double beyondResidual(SymmetricMatrix a) {
    double beyond = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < residuals.length; k++) {
      boolean isSingular = a.values().length < a.order();
      double nearest = isSingular ? Math.abs(rayleigh[k]) : Double.POSITIVE_INFINITY;
      for (double value : a.values()) {
        nearest = Math.min(nearest, Math.abs(value - rayleigh[k]));
      }
      beyond = Math.max(beyond, nearest - residuals[k]);
    }
    return beyond;
  }

  /// How many of the first columns are found.
  int found(SymmetricMatrix a) {
    int count = 0;
    while (count < residuals.length && residuals[count] <= tolerance(a, rayleigh[count])) {
      count++;
    }
    return count;
  }
}
