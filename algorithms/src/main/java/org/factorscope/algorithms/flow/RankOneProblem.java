package org.factorscope.algorithms.flow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;

/// The matrix to be fitted, with its singular triplets, against which a run is measured.
///
/// @param matrix A, n x m; not to be modified
/// @param svd A = Σ σᵢuᵢvᵢᵀ
/// @param squaredNorm ‖A‖_F²
public record RankOneProblem(DMatrixRMaj matrix, ThinSvd svd, double squaredNorm) {

  /// Decomposes; cost O(nm·min(n, m)).
  public static RankOneProblem of(DataMatrix data) {
    DMatrixRMaj a = data.matrix();
    return new RankOneProblem(a, ThinSvd.of(a), Norms.squaredFrobenius(a));
  }

  public int rows() {
    return matrix.numRows;
  }

  public int columns() {
    return matrix.numCols;
  }

  /// min(n, m).
  public int triplets() {
    return svd.values().length;
  }

  /// σᵢ, counted from 0; 0 beyond the last one.
  public double sigma(int i) {
    return i < triplets() ? svd.values()[i] : 0;
  }

  /// σ₂/σ₁, by which a half-step of alternating least squares shrinks the tangent of the angle to
  /// the best direction; 0 if A is zero.
  public double ratio() {
    return sigma(0) > 0 ? sigma(1) / sigma(0) : 0;
  }

  /// The direction of u, n x 1, among the left singular vectors.
  public Alignment alignmentOfU(DMatrixRMaj u) {
    return Alignment.of(u, svd.u());
  }

  /// The direction of v, m x 1, among the right singular vectors.
  public Alignment alignmentOfV(DMatrixRMaj v) {
    return Alignment.of(v, svd.v());
  }

  /// The loss at the critical point σᵢuᵢvᵢᵀ: ½ Σ over j ≠ i of σⱼ². For i = 0 this is the minimum.
  public double level(int i) {
    double sum = 0;
    for (int j = 0; j < triplets(); j++) {
      sum += j == i ? 0 : sigma(j) * sigma(j);
    }
    return sum / 2;
  }

  /// ½‖A − uvᵀ‖_F², cost O(nm).
  ///
  /// @param u n x 1. Not modified.
  /// @param v m x 1. Not modified.
  double loss(DMatrixRMaj u, DMatrixRMaj v) {
    double sum = 0;
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        double residual = matrix.data[i * matrix.numCols + j] - u.data[i] * v.data[j];
        sum += residual * residual;
      }
    }
    return sum / 2;
  }

  /// Its gradient (uvᵀ − A)v = u‖v‖² − Av, n x 1.
  ///
  /// @param u n x 1. Not modified.
  /// @param v m x 1. Not modified.
  DMatrixRMaj gradientOfU(DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj gradient = times(v, 1);
    CommonOps_DDRM.add(Norms.squaredFrobenius(v), u, -1, gradient, gradient);
    return gradient;
  }

  /// Its gradient (uvᵀ − A)ᵀu = v‖u‖² − Aᵀu, m x 1.
  ///
  /// @param u n x 1. Not modified.
  /// @param v m x 1. Not modified.
  DMatrixRMaj gradientOfV(DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj gradient = transposedTimes(u, 1);
    CommonOps_DDRM.add(Norms.squaredFrobenius(u), v, -1, gradient, gradient);
    return gradient;
  }

  /// Av/‖v‖², the best u for this v, n x 1.
  ///
  /// @param v m x 1, not zero. Not modified.
  DMatrixRMaj solvedForU(DMatrixRMaj v) {
    double norm = Norms.frobenius(v);
    return divided(times(v, norm), norm);
  }

  /// Aᵀu/‖u‖², the best v for this u, m x 1.
  ///
  /// @param u n x 1, not zero. Not modified.
  DMatrixRMaj solvedForV(DMatrixRMaj u) {
    double norm = Norms.frobenius(u);
    return divided(transposedTimes(u, norm), norm);
  }

  /// A(v/divisor); the divisor goes first, so that no square of tiny or huge numbers is formed.
  private DMatrixRMaj times(DMatrixRMaj v, double divisor) {
    DMatrixRMaj product = new DMatrixRMaj(rows(), 1);
    CommonOps_DDRM.mult(matrix, divided(v, divisor), product);
    return product;
  }

  /// Aᵀ(u/divisor).
  private DMatrixRMaj transposedTimes(DMatrixRMaj u, double divisor) {
    DMatrixRMaj product = new DMatrixRMaj(columns(), 1);
    CommonOps_DDRM.multTransA(matrix, divided(u, divisor), product);
    return product;
  }

  private static DMatrixRMaj divided(DMatrixRMaj vector, double divisor) {
    DMatrixRMaj quotient = vector.copy();
    CommonOps_DDRM.divide(quotient, divisor);
    return quotient;
  }
}
