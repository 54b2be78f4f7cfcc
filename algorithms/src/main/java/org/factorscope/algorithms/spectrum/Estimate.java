package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;

/// Directions under way with what they say of the spectrum.
///
/// @param directions d x p, orthonormal columns v. Not to be modified.
/// @param images A'v, d x p. Not to be modified.
/// @param rayleigh μ = vᵀA'v, p numbers. Not to be modified.
/// @param residuals ‖A'v − μv‖, p numbers. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns it.
public record Estimate(
    DMatrixRMaj directions, DMatrixRMaj images, double[] rayleigh, double[] residuals) {

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
      residuals[k] = length(images, directions, rayleigh[k], k);
    }
    return new Estimate(directions, images, rayleigh, residuals);
  }

  /// ‖column k of (images − factor · directions)‖, also where squares would leave the range.
  private static double length(DMatrixRMaj images, DMatrixRMaj directions, double factor, int k) {
    double length = 0;
    for (int i = 0; i < images.numRows; i++) {
      length = StrictMath.hypot(length, images.get(i, k) - factor * directions.get(i, k));
    }
    return length;
  }

  /// ‖A'V − V diag(μ)‖_F: for a single vector ‖A'v − μv‖.
  public double residual() {
    double length = 0;
    for (double residual : residuals) {
      length = StrictMath.hypot(length, residual);
    }
    return length;
  }

  /// How many of the first columns have a residual of at most `tolerance`.
  int settled(double tolerance) {
    int count = 0;
    while (count < residuals.length && residuals[count] <= tolerance) {
      count++;
    }
    return count;
  }
}
