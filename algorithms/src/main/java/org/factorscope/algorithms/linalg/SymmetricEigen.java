package org.factorscope.algorithms.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

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
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!Norms.isFinite(a) || !eigen.decompose(symmetric)) {
      throw new ArithmeticException("the eigen-decomposition did not converge");
    }
    return ordered(eigen, n, divisor);
  }

  private static SymmetricEigen ordered(
      EigenDecomposition_F64<DMatrixRMaj> eigen, int n, double scale) {
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -eigen.getEigenvalue(k).real))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[n];
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      values[k] = eigen.getEigenvalue(order[k]).real * scale;
      DMatrixRMaj vector = eigen.getEigenVector(order[k]);
      double sign = Signs.flips(vector, 0) ? -1 : 1;
      for (int i = 0; i < n; i++) {
        vectors.set(i, k, sign * vector.get(i, 0));
      }
    }
    return new SymmetricEigen(values, vectors);
  }
}
