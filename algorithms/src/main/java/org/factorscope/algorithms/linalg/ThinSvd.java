package org.factorscope.algorithms.linalg;

import java.util.Comparator;
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
  /// @throws ArithmeticException where an entry is not finite
  public static ThinSvd of(DMatrixRMaj a) {
    return a.numRows >= a.numCols ? tall(a) : swapped(tall(CommonOps_DDRM.transpose(a, null)));
  }

  /// The singular values alone, falling; a good deal cheaper than with their vectors.
  ///
  /// @param a m x n, at least 1 x 1. Not modified.
  /// @return min(m, n) numbers
  /// @throws ArithmeticException where an entry is not finite
  public static double[] valuesOf(DMatrixRMaj a) {
    boolean isTall = a.numRows >= a.numCols;
    DMatrixRMaj tall = isTall ? a : CommonOps_DDRM.transpose(a, null);
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    double[] raw = BidiagonalSvd.of(scaled(tall, scale), false).values();
    double[] values = new double[raw.length];
    int[] order = order(raw);
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.abs(raw[order[k]]) * scale;
    }
    return values;
  }

  private static ThinSvd tall(DMatrixRMaj a) {
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    BidiagonalSvd svd = BidiagonalSvd.of(scaled(a, scale), true);
    int[] order = order(svd.values());
    double[] values = new double[order.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.abs(svd.values()[order[k]]) * scale;
      if (svd.values()[order[k]] < 0) {
        negateRow(svd.vt(), order[k]);
      }
    }
    ThinSvd sorted = new ThinSvd(columns(svd.ut(), order), values, columns(svd.vt(), order));
    sorted.settleSigns();
    return sorted;
  }

  private static ThinSvd swapped(ThinSvd ofTransposed) {
    ThinSvd svd = new ThinSvd(ofTransposed.v, ofTransposed.values, ofTransposed.u);
    svd.settleSigns();
    return svd;
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

  private static int[] order(double[] raw) {
    return IntStream.range(0, raw.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -Math.abs(raw[k])))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// The rows in another order, as columns.
  private static DMatrixRMaj columns(DMatrixRMaj rows, int[] order) {
    int n = rows.numCols;
    DMatrixRMaj sorted = new DMatrixRMaj(order.length, n);
    for (int k = 0; k < order.length; k++) {
      System.arraycopy(rows.data, order[k] * n, sorted.data, k * n, n);
    }
    return CommonOps_DDRM.transpose(sorted, null);
  }

  private static void negateRow(DMatrixRMaj a, int k) {
    for (int j = 0; j < a.numCols; j++) {
      a.data[k * a.numCols + j] *= -1;
    }
  }

  private void settleSigns() {
    for (int k = 0; k < values.length; k++) {
      if (Signs.flips(u, k)) {
        CommonOps_DDRM.scaleCol(-1, u, k);
        CommonOps_DDRM.scaleCol(-1, v, k);
      }
    }
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
