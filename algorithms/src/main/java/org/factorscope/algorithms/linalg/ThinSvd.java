package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The thin singular value decomposition A = U diag(σ) Vᵀ, with r = min(m, n).
///
/// Singular values fall from first to last. The entry of largest magnitude in each column of U is
/// positive, the first one on ties; V follows.
///
/// @param u m x r, orthonormal columns. Not to be modified.
/// @param values σ, r numbers, none negative. Not to be modified.
/// @param v n x r, orthonormal columns. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; whoever decomposes owns it.
public record ThinSvd(DMatrixRMaj u, double[] values, DMatrixRMaj v) {

  /// Decomposes; cost O(mn·min(m, n)).
  ///
  /// @param a m x n, at least 1 x 1. Not modified.
  /// @throws ArithmeticException if an entry is not finite
  public static ThinSvd of(DMatrixRMaj a) {
    boolean isTall = a.numRows >= a.numCols;
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    BidiagonalSvd svd = BidiagonalSvd.of(scaled(isTall ? a : transposed(a), scale), true);
    DMatrixRMaj left = isTall ? svd.ut() : svd.vt();
    DMatrixRMaj right = isTall ? svd.vt() : svd.ut();
    double[] leftSigns = OrderedVectors.signs(left);
    double[] rightSigns = new double[leftSigns.length];
    for (int k = 0; k < rightSigns.length; k++) {
      rightSigns[k] = svd.values()[k] < 0 ? -leftSigns[k] : leftSigns[k];
    }
    double[] values = magnitudes(svd.values());
    int[] order = OrderedVectors.falling(values);
    return new ThinSvd(
        OrderedVectors.columns(left, order, leftSigns),
        ordered(values, order, scale),
        OrderedVectors.columns(right, order, rightSigns));
  }

  /// The singular values alone, falling; a good deal cheaper than with their vectors.
  ///
  /// @param a m x n, at least 1 x 1. Not modified.
  /// @return min(m, n) numbers
  /// @throws ArithmeticException if an entry is not finite
  public static double[] valuesOf(DMatrixRMaj a) {
    boolean isTall = a.numRows >= a.numCols;
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    BidiagonalSvd svd = BidiagonalSvd.of(scaled(isTall ? a : transposed(a), scale), false);
    double[] values = magnitudes(svd.values());
    return ordered(values, OrderedVectors.falling(values), scale);
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }

  /// A divided by its largest entry: products of entries must neither overflow nor vanish on the
  /// way.
  private static DMatrixRMaj scaled(DMatrixRMaj a, double scale) {
    if (!Norms.isFinite(a)) {
      throw new ArithmeticException("only finite matrices have singular values");
    }
    DMatrixRMaj scaled = a.copy();
    if (scale > 0) {
      CommonOps_DDRM.divide(scaled, scale);
    }
    return scaled;
  }

  private static double[] magnitudes(double[] raw) {
    return Arrays.stream(raw).map(Math::abs).toArray();
  }

  private static double[] ordered(double[] values, int[] order, double scale) {
    return Arrays.stream(order).mapToDouble(k -> values[k] * scale).toArray();
  }

  /// About how many bytes it takes.
  public long bytes() {
    return (long) Double.BYTES * (u.getNumElements() + values.length + v.getNumElements());
  }

  /// The first k triplets of QA: their left vectors are QU, with the signs settled anew.
  ///
  /// @param q n x m, orthonormal columns. Not modified.
  /// @param k at most r
  public ThinSvd lifted(DMatrixRMaj q, int k) {
    DMatrixRMaj left = transposed(Products.times(q, u));
    double[] signs = OrderedVectors.signs(left);
    int[] first = IntStream.range(0, k).toArray();
    return new ThinSvd(
        OrderedVectors.columns(left, first, signs),
        Arrays.copyOf(values, k),
        OrderedVectors.columns(transposed(v), first, signs));
  }

  /// U diag(weights) Vᵀ: the matrix with other singular values, as after a cut or a shrinkage.
  ///
  /// @param weights at most r numbers; the missing ones count as zero. Not modified.
  /// @return m x n, new
  public DMatrixRMaj recomposed(double[] weights) {
    DMatrixRMaj sum = new DMatrixRMaj(u.numRows, v.numRows);
    DMatrixRMaj rows = CommonOps_DDRM.transpose(v, null);
    int n = v.numRows;
    for (int i = 0; i < u.numRows; i++) {
      for (int k = 0; k < weights.length; k++) {
        double weight = u.data[i * u.numCols + k] * weights[k];
        if (weight != 0) {
          addMultiple(sum.data, i * n, weight, rows.data, k * n, n);
        }
      }
    }
    return sum;
  }

  private static void addMultiple(
      double[] sum, int to, double factor, double[] row, int from, int length) {
    for (int j = 0; j < length; j++) {
      sum[to + j] += factor * row[from + j];
    }
  }
}
