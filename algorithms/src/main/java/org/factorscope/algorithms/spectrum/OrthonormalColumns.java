package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.Directions;

/// The Q of V = QR with a positive diagonal in R, by Gram and Schmidt's method done twice.
final class OrthonormalColumns {
  private OrthonormalColumns() {}

  /// Less than this fraction of a vector is what rounding leaves.
  private static final double NOTHING_LEFT = 1e-13;

  /// Makes columns orthonormal, and orthogonal to the first columns of `basis`. A column that has
  /// no direction of its own is replaced by the same column of `instead`, or by a unit vector if
  /// that has none either.
  ///
  /// @param columns d x p. Not modified.
  /// @param least a column that is not longer than this counts as zero
  /// @param instead d x p. Not modified.
  /// @param basis d x m, the first `count` columns orthonormal; count + p is at most d. Not
  ///   modified.
  static DMatrixRMaj of(
      DMatrixRMaj columns, double least, DMatrixRMaj instead, DMatrixRMaj basis, int count) {
    int d = columns.numRows;
    DMatrixRMaj all = new DMatrixRMaj(d, count + columns.numCols);
    copy(basis, count, all, 0);
    for (int k = 0; k < columns.numCols; k++) {
      DMatrixRMaj own = Directions.column(columns, k);
      boolean isZero = !(Norms.frobenius(own) > least);
      boolean isPlaced = !isZero && place(own, all, count + k);
      isPlaced = isPlaced || place(Directions.column(instead, k), all, count + k);
      for (int i = 0; i < d && !isPlaced; i++) {
        DMatrixRMaj unit = new DMatrixRMaj(d, 1);
        unit.data[i] = 1;
        isPlaced = place(unit, all, count + k);
      }
    }
    DMatrixRMaj q = new DMatrixRMaj(d, columns.numCols);
    for (int k = 0; k < q.numCols; k++) {
      for (int i = 0; i < d; i++) {
        q.set(i, k, all.get(i, count + k));
      }
    }
    return q;
  }

  private static void copy(DMatrixRMaj from, int count, DMatrixRMaj to, int at) {
    for (int i = 0; i < from.numRows; i++) {
      for (int k = 0; k < count; k++) {
        to.set(i, at + k, from.get(i, k));
      }
    }
  }

  /// Sets column `at` to what `vector` has outside of the columns before; false if nothing is left.
  ///
  /// @param all Modified.
  private static boolean place(DMatrixRMaj vector, DMatrixRMaj all, int at) {
    if (Norms.frobenius(vector) == 0) {
      return false;
    }
    DMatrixRMaj rest = Directions.outside(all, at, Directions.unit(vector));
    if (!(Norms.frobenius(rest) > NOTHING_LEFT)) {
      return false;
    }
    rest = Directions.unit(Directions.outside(all, at, Directions.unit(rest)));
    for (int i = 0; i < all.numRows; i++) {
      all.set(i, at, rest.data[i]);
    }
    return true;
  }
}
