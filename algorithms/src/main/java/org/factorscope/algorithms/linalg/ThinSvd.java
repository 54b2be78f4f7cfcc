package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

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
    return ordered(decomposed(a, true), CommonOps_DDRM.elementMaxAbs(a));
  }

  /// The singular values alone, falling; a good deal cheaper than with their vectors.
  ///
  /// @param a m x n, at least 1 x 1. Not modified.
  /// @return min(m, n) numbers
  /// @throws ArithmeticException where an entry is not finite
  public static double[] valuesOf(DMatrixRMaj a) {
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    SingularValueDecomposition_F64<DMatrixRMaj> svd = decomposed(a, false);
    double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
    Arrays.sort(values);
    double[] falling = new double[values.length];
    for (int k = 0; k < falling.length; k++) {
      falling[k] = values[values.length - 1 - k] * scale;
    }
    return falling;
  }

  /// Decomposes A divided by its largest entry.
  private static SingularValueDecomposition_F64<DMatrixRMaj> decomposed(
      DMatrixRMaj a, boolean hasVectors) {
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    DMatrixRMaj scaled = a.copy();
    // Products of entries must neither overflow nor vanish on the way.
    if (scale > 0 && Double.isFinite(scale)) {
      CommonOps_DDRM.divide(scaled, scale);
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, hasVectors, hasVectors, true);
    if (!Norms.isFinite(a) || !svd.decompose(scaled)) {
      throw new ArithmeticException("the singular value decomposition did not converge");
    }
    return svd;
  }

  private static ThinSvd ordered(SingularValueDecomposition_F64<DMatrixRMaj> svd, double scale) {
    int r = svd.numberOfSingularValues();
    double[] raw = svd.getSingularValues();
    int[] order =
        IntStream.range(0, r)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -raw[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    DMatrixRMaj rawU = svd.getU(null, false);
    DMatrixRMaj rawV = svd.getV(null, false);
    DMatrixRMaj u = new DMatrixRMaj(rawU.numRows, r);
    DMatrixRMaj v = new DMatrixRMaj(rawV.numRows, r);
    double[] values = new double[r];
    for (int k = 0; k < r; k++) {
      values[k] = raw[order[k]] * scale;
      double sign = Signs.flips(rawU, order[k]) ? -1 : 1;
      copyColumn(rawU, order[k], sign, u, k);
      copyColumn(rawV, order[k], sign, v, k);
    }
    return new ThinSvd(u, values, v);
  }

  private static void copyColumn(DMatrixRMaj from, int at, double sign, DMatrixRMaj to, int k) {
    for (int i = 0; i < to.numRows; i++) {
      to.data[i * to.numCols + k] = sign * from.data[i * from.numCols + at];
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
