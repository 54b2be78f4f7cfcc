package org.factorscope.algorithms.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
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
  /// @throws ArithmeticException where an entry is not finite
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
    return ordered(tridiagonal.diagonal, rows, divisor);
  }

  /// @param rows Qᵀ. Not modified.
  private static SymmetricEigen ordered(double[] raw, DMatrixRMaj rows, double scale) {
    int n = raw.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -raw[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[n];
    DMatrixRMaj sorted = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      values[k] = raw[order[k]] * scale;
      System.arraycopy(rows.data, order[k] * n, sorted.data, k * n, n);
    }
    DMatrixRMaj vectors = CommonOps_DDRM.transpose(sorted, null);
    for (int k = 0; k < n; k++) {
      if (Signs.flips(vectors, k)) {
        CommonOps_DDRM.scaleCol(-1, vectors, k);
      }
    }
    return new SymmetricEigen(values, vectors);
  }
}
