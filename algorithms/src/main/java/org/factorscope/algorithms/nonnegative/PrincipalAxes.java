package org.factorscope.algorithms.nonnegative;

import java.util.HashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.jspecify.annotations.Nullable;

/// The principal components of data, computed at the first call and kept: a run starts without
/// them, and runs of all ranks share one decomposition. Any thread may ask.
final class PrincipalAxes {
  /// Variances below this part of the largest are rounding.
  private static final double NO_VARIANCE = 1e-12;

  private final DMatrixRMaj x;
  private final Map<Integer, PrincipalParts> parts = new HashMap<>();
  private @Nullable SymmetricEigen eigen;

  /// @param x n x m. Not modified, neither here nor later.
  PrincipalAxes(DMatrixRMaj x) {
    this.x = x;
  }

  /// What `rank` components make of the data; the first time O(nm·min(n, m)).
  ///
  /// @param rank k, at least 1
  synchronized PrincipalParts parts(int rank) {
    PrincipalParts known = parts.get(rank);
    if (known == null) {
      known = compute(rank);
      parts.put(rank, known);
    }
    return known;
  }

  /// By the eigenvectors of the smaller of XcᵀXc and XcXcᵀ.
  private PrincipalParts compute(int rank) {
    DMatrixRMaj centred = centred();
    boolean isTall = x.numRows >= x.numCols;
    if (eigen == null) {
      eigen =
          SymmetricEigen.of(
              isTall ? Products.gramOfColumns(centred) : Products.gramOfRows(centred));
    }
    double[] values = eigen.values();
    int count = 0;
    double rest = Norms.squaredFrobenius(centred);
    while (count < Math.min(rank, values.length) && values[count] > NO_VARIANCE * values[0]) {
      rest -= values[count];
      count++;
    }
    DMatrixRMaj axes = rows(eigen.vectors(), count);
    DMatrixRMaj components = new DMatrixRMaj(rank, x.numCols);
    DMatrixRMaj found = isTall ? axes : Products.times(axes, centred);
    System.arraycopy(found.data, 0, components.data, 0, found.getNumElements());
    normalize(components);
    return new PrincipalParts(components, rank >= values.length ? 0 : Math.max(0, rest / 2));
  }

  private DMatrixRMaj centred() {
    double[] sums = new double[x.numCols];
    for (int e = 0; e < x.getNumElements(); e++) {
      sums[e % x.numCols] += x.data[e];
    }
    DMatrixRMaj centred = x.copy();
    for (int e = 0; e < x.getNumElements(); e++) {
      centred.data[e] -= sums[e % x.numCols] / x.numRows;
    }
    return centred;
  }

  /// The first columns as rows.
  private static DMatrixRMaj rows(DMatrixRMaj vectors, int count) {
    DMatrixRMaj rows = new DMatrixRMaj(count, vectors.numRows);
    for (int r = 0; r < count; r++) {
      for (int i = 0; i < vectors.numRows; i++) {
        rows.set(r, i, vectors.get(i, r));
      }
    }
    return rows;
  }

  /// Rows to length 1, but for zero ones.
  private static void normalize(DMatrixRMaj rows) {
    int m = rows.numCols;
    for (int r = 0; r < rows.numRows; r++) {
      double length = Norms.length(rows.data, r * m, m);
      for (int j = 0; j < m && length > 0; j++) {
        rows.data[r * m + j] /= length;
      }
    }
  }
}
