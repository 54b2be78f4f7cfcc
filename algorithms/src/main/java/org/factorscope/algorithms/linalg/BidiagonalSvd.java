package org.factorscope.algorithms.linalg;

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
  /// Columns whose reflections are found before they are applied to the others.
  private static final int PANEL = 16;

  /// Decomposes; cost O(mn²).
  ///
  /// @param a m x n, m at least n, its entries near 1. Not modified.
  /// @param hasVectors whether anyone asks for U and V; they stay empty otherwise
  static BidiagonalSvd of(DMatrixRMaj a, boolean hasVectors) {
    // Chan 1982: from here on it pays to be rid of the rows first.
    if (3 * a.numRows < 5 * a.numCols || a.numCols == 1) {
      return square(a.copy(), hasVectors);
    }
    DMatrixRMaj columns = CommonOps_DDRM.transpose(a, null);
    Reflectors q = new Reflectors(a.numCols, a.numRows, 0);
    BidiagonalSvd ofR = square(upper(columns, q), hasVectors);
    if (!hasVectors) {
      return ofR;
    }
    DMatrixRMaj ut = new DMatrixRMaj(a.numCols, a.numRows);
    CommonOps_DDRM.insert(ofR.ut, ut, 0, 0);
    q.reflect(ut);
    return new BidiagonalSvd(ut, ofR.values, ofR.vt);
  }

  /// R of A = QR, by Householder's reflections.
  ///
  /// @param columns Aᵀ. Modified: of no use afterwards.
  /// @param q Modified: becomes Q.
  private static DMatrixRMaj upper(DMatrixRMaj columns, Reflectors q) {
    int n = columns.numRows;
    int m = columns.numCols;
    DMatrixRMaj r = new DMatrixRMaj(n, n);
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      panel(columns, q, from, to, r);
      q.reflectAll(from, to, Submatrix.of(columns).rows(to, n), false);
    }
    for (int k = 1; k < n; k++) {
      for (int i = 0; i < k; i++) {
        r.data[i * n + k] = columns.data[k * m + i];
      }
    }
    return r;
  }

  /// Sets some reflections, two at a time, and applies each to those of these columns that are
  /// left.
  ///
  /// @param columns Aᵀ. Modified: rows from `from` up to but not including `to`.
  /// @param q Modified.
  /// @param r Modified: its diagonal.
  private static void panel(DMatrixRMaj columns, Reflectors q, int from, int to, DMatrixRMaj r) {
    int n = columns.numRows;
    int m = columns.numCols;
    for (int k = from; k < to; k += 2) {
      r.data[k * n + k] = q.set(k, columns.data, k * m + k);
      if (k + 1 < to) {
        q.reflect(k, columns.data, (k + 1) * m, 1);
        r.data[(k + 1) * n + k + 1] = q.set(k + 1, columns.data, (k + 1) * m + k + 1);
      }
      for (int i = k + 2; i < to; i += 4) {
        q.reflectTwice(k, k + 1, columns.data, i * m, Math.min(4, to - i));
      }
    }
  }

  private static BidiagonalSvd square(DMatrixRMaj a, boolean hasVectors) {
    int n = a.numCols;
    Bidiagonal bidiagonal = new Bidiagonal(a);
    DMatrixRMaj nothing = new DMatrixRMaj(n, 0);
    DMatrixRMaj ut = hasVectors ? bidiagonal.left.transposedProduct(n) : nothing;
    DMatrixRMaj vt = hasVectors ? bidiagonal.right.transposedProduct(n) : nothing;
    Rotations left = new Rotations(ut);
    Rotations right = new Rotations(vt);
    new BidiagonalIteration(bidiagonal.diagonal, bidiagonal.above, left, right).run();
    return new BidiagonalSvd(ut, bidiagonal.diagonal, vt);
  }
}
