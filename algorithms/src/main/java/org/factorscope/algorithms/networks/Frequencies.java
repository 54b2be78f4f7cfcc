package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// A matrix as a sum of waves: its discrete Fourier transform in both directions.
///
/// ```
/// F_gh = Σ_ij A_ij e^{−2π√−1 (gi/n + hj/m)}
/// ```
///
/// @param real n x m. Not to be modified.
/// @param imaginary n x m. Not to be modified.
public record Frequencies(DMatrixRMaj real, DMatrixRMaj imaginary) {
  /// Transforms a real matrix, one direction after the other; cost O(nm(n + m)).
  ///
  /// @param a n x m. Not modified.
  public static Frequencies of(DMatrixRMaj a) {
    DMatrixRMaj none = new DMatrixRMaj(a.numRows, a.numCols);
    return new Frequencies(a, none).alongColumns().turned().alongColumns().turned();
  }

  /// What becomes of the waves of this matrix if each is multiplied by that of another one.
  ///
  /// @param other of the same shape
  public Frequencies times(Frequencies other) {
    DMatrixRMaj products = new DMatrixRMaj(real.numRows, real.numCols);
    DMatrixRMaj crossed = new DMatrixRMaj(real.numRows, real.numCols);
    for (int e = 0; e < real.getNumElements(); e++) {
      double c = real.data[e];
      double s = imaginary.data[e];
      products.data[e] = c * other.real.data[e] - s * other.imaginary.data[e];
      crossed.data[e] = c * other.imaginary.data[e] + s * other.real.data[e];
    }
    return new Frequencies(products, crossed);
  }

  /// The largest difference of a wave.
  ///
  /// @param other of the same shape
  public double distance(Frequencies other) {
    double largest = 0;
    for (int e = 0; e < real.getNumElements(); e++) {
      double across = real.data[e] - other.real.data[e];
      double up = imaginary.data[e] - other.imaginary.data[e];
      largest = Math.max(largest, StrictMath.hypot(across, up));
    }
    return largest;
  }

  /// |F_gh|: by how much a circular convolution with this matrix multiplies each wave.
  public DMatrixRMaj sizes() {
    DMatrixRMaj sizes = new DMatrixRMaj(real.numRows, real.numCols);
    for (int e = 0; e < sizes.getNumElements(); e++) {
      sizes.data[e] = StrictMath.hypot(real.data[e], imaginary.data[e]);
    }
    return sizes;
  }

  private Frequencies alongColumns() {
    int n = real.numRows;
    int m = real.numCols;
    double[] cosines = new double[n];
    double[] sines = new double[n];
    for (int t = 0; t < n; t++) {
      cosines[t] = StrictMath.cos(2 * StrictMath.PI * t / n);
      sines[t] = StrictMath.sin(2 * StrictMath.PI * t / n);
    }
    DMatrixRMaj c = new DMatrixRMaj(n, m);
    DMatrixRMaj s = new DMatrixRMaj(n, m);
    for (int g = 0; g < n; g++) {
      for (int i = 0; i < n; i++) {
        int turn = (int) ((long) g * i % n);
        for (int j = 0; j < m; j++) {
          double a = real.get(i, j);
          double b = imaginary.get(i, j);
          c.add(g, j, a * cosines[turn] + b * sines[turn]);
          s.add(g, j, b * cosines[turn] - a * sines[turn]);
        }
      }
    }
    return new Frequencies(c, s);
  }

  private Frequencies turned() {
    return new Frequencies(transposed(real), transposed(imaginary));
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }
}
