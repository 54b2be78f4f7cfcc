package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.SymmetricEigen;

/// What principal component analysis makes of the same data with the same number of components, to
/// compare parts with.
///
/// @param components k x m, orthonormal rows, zero rows where no variance is left. Not to be
///   modified.
/// @param error ½‖X − X̂‖_F² of the best mean plus k components
public record PrincipalParts(DMatrixRMaj components, double error) {

  /// Variances below this part of the largest are rounding.
  private static final double NO_VARIANCE = 1e-12;

  /// By the eigenvectors of the smaller of XcᵀXc and XcXcᵀ; cost O(nm·min(n, m)).
  ///
  /// @param x n x m. Not modified.
  /// @param rank k, at least 1
  public static PrincipalParts of(DMatrixRMaj x, int rank) {
    DMatrixRMaj centred = centred(x);
    boolean isTall = x.numRows >= x.numCols;
    int order = Math.min(x.numRows, x.numCols);
    DMatrixRMaj gram = new DMatrixRMaj(order, order);
    if (isTall) {
      CommonOps_DDRM.multInner(centred, gram);
    } else {
      CommonOps_DDRM.multOuter(centred, gram);
    }
    SymmetricEigen eigen = SymmetricEigen.of(gram);
    DMatrixRMaj components = new DMatrixRMaj(rank, x.numCols);
    double rest = Norms.squaredFrobenius(centred);
    for (int r = 0; r < Math.min(rank, order); r++) {
      if (eigen.values()[r] > NO_VARIANCE * eigen.values()[0]) {
        component(centred, eigen.vectors(), r, isTall, components);
        rest -= eigen.values()[r];
      }
    }
    boolean isExact = rank >= order;
    return new PrincipalParts(components, isExact ? 0 : Math.max(0, rest / 2));
  }

  private static DMatrixRMaj centred(DMatrixRMaj x) {
    DMatrixRMaj centred = x.copy();
    for (int j = 0; j < x.numCols; j++) {
      double sum = 0;
      for (int i = 0; i < x.numRows; i++) {
        sum += x.get(i, j);
      }
      for (int i = 0; i < x.numRows; i++) {
        centred.set(i, j, x.get(i, j) - sum / x.numRows);
      }
    }
    return centred;
  }

  /// Row r: the eigenvector itself, or Xcᵀ times it, at length 1.
  private static void component(
      DMatrixRMaj centred, DMatrixRMaj vectors, int r, boolean isTall, DMatrixRMaj to) {
    int m = centred.numCols;
    double norm = 0;
    for (int j = 0; j < m; j++) {
      double entry = 0;
      if (isTall) {
        entry = vectors.get(j, r);
      } else {
        for (int i = 0; i < centred.numRows; i++) {
          entry += centred.get(i, j) * vectors.get(i, r);
        }
      }
      to.set(r, j, entry);
      norm += entry * entry;
    }
    for (int j = 0; j < m; j++) {
      to.set(r, j, to.get(r, j) / Math.sqrt(norm));
    }
  }
}
