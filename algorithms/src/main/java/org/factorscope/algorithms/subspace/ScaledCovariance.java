package org.factorscope.algorithms.subspace;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.SymmetricEigen;

/// The covariance S = XcᵀXc/N of centred data as λ₁ times a matrix whose largest eigenvalue is 1.
///
/// Rows of Xc are the points, N of them, and the divisor is N, not N − 1.
///
/// @param data Xc, N x n
/// @param largest λ₁ of S; 0 if all points coincide
/// @param matrix S/λ₁, n x n, or zero with `largest`; not to be modified
/// @param eigenvalues λᵢ/λ₁, falling, none negative. Not to be modified.
/// @param eigenvectors Q, n x n, an eigenvector a column; not to be modified
/// @param root L with LLᵀ = S/λ₁, n x n; not to be modified
@SuppressWarnings("ArrayRecordComponent") // Never compared; the problem owns it.
public record ScaledCovariance(
    CentredData data,
    double largest,
    DMatrixRMaj matrix,
    double[] eigenvalues,
    DMatrixRMaj eigenvectors,
    DMatrixRMaj root) {

  /// Eigenvalues below this fraction of the largest are rounding.
  private static final double NO_VARIANCE = 1e-14;

  /// Decomposes; cost O(Nn² + n³).
  public static ScaledCovariance of(CentredData data) {
    int n = data.columns();
    // Squares of entries must neither overflow nor vanish.
    double size = CommonOps_DDRM.elementMaxAbs(data.matrix());
    DMatrixRMaj x = data.matrix().copy();
    if (size > 0) {
      CommonOps_DDRM.divide(x, size);
    }
    DMatrixRMaj s = Products.gramOfColumns(x);
    CommonOps_DDRM.divide(s, data.rows());
    SymmetricEigen eigen = SymmetricEigen.of(s);
    double largest = Math.max(0, eigen.values()[0]);
    double[] scaled = new double[n];
    if (largest > 0) {
      CommonOps_DDRM.divide(s, largest);
      for (int i = 0; i < n; i++) {
        double value = eigen.values()[i] / largest;
        scaled[i] = value > NO_VARIANCE ? value : 0;
      }
    }
    DMatrixRMaj root = root(scaled, eigen.vectors());
    return new ScaledCovariance(data, largest * size * size, s, scaled, eigen.vectors(), root);
  }

  private static DMatrixRMaj root(double[] eigenvalues, DMatrixRMaj q) {
    DMatrixRMaj root = q.copy();
    for (int i = 0; i < q.numRows; i++) {
      for (int k = 0; k < q.numCols; k++) {
        root.set(i, k, q.get(i, k) * Math.sqrt(eigenvalues[k]));
      }
    }
    return root;
  }

  /// n.
  public int dimension() {
    return matrix.numRows;
  }

  /// λᵢ of S, counted from 0.
  public double eigenvalue(int i) {
    return largest * eigenvalues[i];
  }

  /// How many of the first m eigenvectors have variance.
  public int spanned(int m) {
    int count = 0;
    while (count < Math.min(m, dimension()) && eigenvalues[count] > 0) {
      count++;
    }
    return count;
  }

  /// The loss of the projector on the first m eigenvectors, ½ Σ over i > m of λᵢ: the smallest that
  /// rank m allows.
  public double optimum(int m) {
    double sum = 0;
    for (int i = m; i < dimension(); i++) {
      sum += eigenvalue(i);
    }
    return sum / 2;
  }
}
