package org.factorscope.algorithms.subspace;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.step.InvalidInputException;

/// Data whose columns have mean zero, with what was taken off.
///
/// @param matrix Xc, n x d; not to be modified
/// @param means of the columns before centring, 1 x d; not to be modified
/// @param squaredNorm ‖Xc‖_F²
public record CentredData(DMatrixRMaj matrix, DMatrixRMaj means, double squaredNorm) {

  /// Centres the columns.
  ///
  /// @param data n x d with n at least 2, because variances divide by n − 1. Not modified.
  /// @throws InvalidInputException if there are fewer rows, or if sums of such numbers or of their
  ///   squares overflow or vanish
  public static CentredData of(DataMatrix data) {
    int n = data.rows();
    int d = data.columns();
    if (n < 2) {
      throw new InvalidInputException(
          "There is only one row, but a variance needs at least two; bring more rows.");
    }
    DMatrixRMaj means = new DMatrixRMaj(1, d);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        means.data[j] += data.matrix().get(i, j);
      }
    }
    CommonOps_DDRM.divide(means, n);
    DMatrixRMaj centred = data.matrix().copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        centred.data[i * d + j] -= means.data[j];
      }
    }
    if (!Norms.isFinite(centred)) {
      throw new InvalidInputException(
          "The numbers are too large for their means to be taken: the largest is %s; divide them, or bring them to another unit."
              .formatted(CommonOps_DDRM.elementMaxAbs(data.matrix())));
    }
    return new CentredData(centred, means, SquareRange.squaredNorm(centred));
  }

  public int rows() {
    return matrix.numRows;
  }

  public int columns() {
    return matrix.numCols;
  }

  /// Cov · v = Xcᵀ(Xc v)/(n − 1), without the d x d covariance; cost O(nd).
  ///
  /// @param v d x 1. Not modified.
  public DMatrixRMaj covarianceTimes(DMatrixRMaj v) {
    DMatrixRMaj scores = new DMatrixRMaj(rows(), 1);
    CommonOps_DDRM.mult(matrix, v, scores);
    DMatrixRMaj product = new DMatrixRMaj(columns(), 1);
    CommonOps_DDRM.multTransA(matrix, scores, product);
    CommonOps_DDRM.divide(product, rows() - 1);
    return product;
  }

  /// Cov = XcᵀXc/(n − 1), d x d; cost O(nd²).
  public DMatrixRMaj covariance() {
    DMatrixRMaj covariance = Products.gramOfColumns(matrix);
    CommonOps_DDRM.divide(covariance, rows() - 1);
    return covariance;
  }

  /// The variance of the data along v: ‖Xc v‖²/(n − 1).
  ///
  /// @param v d x 1, length 1. Not modified.
  public double varianceAlong(DMatrixRMaj v) {
    DMatrixRMaj scores = new DMatrixRMaj(rows(), 1);
    CommonOps_DDRM.mult(matrix, v, scores);
    return Norms.squaredFrobenius(scores) / (rows() - 1);
  }

  /// ‖Xc − Xc W Wᵀ‖_F².
  ///
  /// @param w d x m. Not modified.
  public double residual(DMatrixRMaj w) {
    DMatrixRMaj scores = Products.times(matrix, w);
    return Products.squaredResidual(matrix, scores, CommonOps_DDRM.transpose(w, null));
  }
}
