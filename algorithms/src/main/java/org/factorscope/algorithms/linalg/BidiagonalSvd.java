package org.factorscope.algorithms.linalg;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// A = U diag(σ) Vᵀ by way of a bidiagonal matrix, without order or signs: what [ThinSvd] tidies
/// up.
///
/// Both bases are transposed, so that rotations of singular vectors run along rows.
///
/// @param ut n x m, a left singular vector a row
/// @param values n numbers, any order and any sign
/// @param vt n x n, a right singular vector a row
@SuppressWarnings("ArrayRecordComponent") // Passed on to its only reader.
record BidiagonalSvd(DMatrixRMaj ut, double[] values, DMatrixRMaj vt) {
  /// Decomposes; cost O(mn²).
  ///
  /// @param a m x n, m at least n, its entries near 1. Not modified.
  /// @param hasVectors whether anyone asks for U and V; they stay empty otherwise
  static BidiagonalSvd of(DMatrixRMaj a, boolean hasVectors) {
    // Chan 1982: from here on it pays to be rid of the rows first.
    if (3 * a.numRows < 5 * a.numCols || a.numCols == 1) {
      return square(a, hasVectors);
    }
    HouseholderQr qr = HouseholderQr.of(a);
    BidiagonalSvd ofR = square(qr.r(), hasVectors);
    if (!hasVectors) {
      return ofR;
    }
    DMatrixRMaj ut = new DMatrixRMaj(a.numCols, a.numRows);
    CommonOps_DDRM.insert(ofR.ut, ut, 0, 0);
    qr.q().reflect(ut, a.numCols);
    return new BidiagonalSvd(ut, ofR.values, ofR.vt);
  }

  private static BidiagonalSvd square(DMatrixRMaj a, boolean hasVectors) {
    int n = a.numCols;
    Bidiagonal bidiagonal = new Bidiagonal(a);
    Reflectors[] sides = {bidiagonal.left, bidiagonal.right};
    List<DMatrixRMaj> bases =
        Blocks.map(
            sides.length,
            1,
            (side, _) -> hasVectors ? sides[side].transposedProduct(n) : new DMatrixRMaj(n, 0));
    DMatrixRMaj ut = bases.getFirst();
    DMatrixRMaj vt = bases.getLast();
    Rotations left = new Rotations(ut);
    Rotations right = new Rotations(vt);
    new BidiagonalIteration(bidiagonal.diagonal, bidiagonal.above, left, right).run();
    return new BidiagonalSvd(ut, bidiagonal.diagonal, vt);
  }
}
