package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// The Moore–Penrose inverse.
public final class PseudoInverse {
  private PseudoInverse() {}

  /// A⁺ = V S⁺ Uᵀ by the singular value decomposition; cost O(mn·min(m, n)).
  ///
  /// @param a m x n. Not modified.
  /// @param relativeTolerance singular values below this fraction of the largest count as zero
  /// @return n x m
  public static DMatrixRMaj of(DMatrixRMaj a, double relativeTolerance) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, true);
    if (!svd.decompose(a.copy())) {
      throw new ArithmeticException("the singular value decomposition did not converge");
    }
    double[] singular = svd.getSingularValues();
    double largest = 0;
    for (int i = 0; i < svd.numberOfSingularValues(); i++) {
      largest = Math.max(largest, singular[i]);
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    for (int k = 0; k < svd.numberOfSingularValues(); k++) {
      boolean counts = singular[k] > 0 && singular[k] >= relativeTolerance * largest;
      double inverse = counts ? 1 / singular[k] : 0;
      for (int i = 0; i < v.numRows; i++) {
        v.data[i * v.numCols + k] *= inverse;
      }
    }
    DMatrixRMaj inverse = new DMatrixRMaj(a.numCols, a.numRows);
    CommonOps_DDRM.multTransB(v, u, inverse);
    return inverse;
  }
}
