package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The eigen-decomposition A = Q diag(λ) Qᵀ of a symmetric matrix.
///
/// Eigenvalues fall from first to last. The entry of largest magnitude in each eigenvector is
/// positive, the first one on ties.
///
/// @param values λ, n numbers. Not to be modified.
/// @param vectors Q, n x n, an eigenvector a column. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; whoever decomposes owns it.
public record SymmetricEigen(double[] values, DMatrixRMaj vectors) {

  /// Decomposes; cost O(n³).
  ///
  /// @param a n x n, symmetric: only the mean of A and Aᵀ counts. Not modified.
  /// @throws ArithmeticException if an entry is not finite
  public static SymmetricEigen of(DMatrixRMaj a) {
    int n = a.numRows;
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    double divisor = scale > 0 ? scale : 1;
    DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        symmetric.set(i, j, (a.get(i, j) / divisor + a.get(j, i) / divisor) / 2);
      }
    }
    if (!Norms.isFinite(a)) {
      throw new ArithmeticException("only finite matrices have eigenvalues");
    }
    Tridiagonal tridiagonal = new Tridiagonal(symmetric);
    DMatrixRMaj rows = tridiagonal.basis.transposedProduct(n);
    new TridiagonalIteration(tridiagonal.diagonal, tridiagonal.beside, new Rotations(rows)).run();
    double[] raw = tridiagonal.diagonal;
    int[] order = OrderedVectors.falling(raw);
    return new SymmetricEigen(
        Arrays.stream(order).mapToDouble(k -> raw[k] * divisor).toArray(),
        OrderedVectors.columns(rows, order, OrderedVectors.signs(rows)));
  }
}
