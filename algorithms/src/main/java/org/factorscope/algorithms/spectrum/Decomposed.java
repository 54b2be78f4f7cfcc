package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.InvalidInputException;

/// A matrix with its singular value decomposition A = Σ σ_i u_i v_iᵀ, found once before a run
/// begins.
///
/// @param matrix A, n x m. Not to be modified.
/// @param svd r = min(n, m) singular triplets, the largest first
/// @param squaredNorm ‖A‖_F²
public record Decomposed(DMatrixRMaj matrix, ThinSvd svd, double squaredNorm) {
  /// Of lengths, relative to ‖A‖.
  private static final double ROUNDING = 1e-12;

  /// Decomposes; cost O(nm·min(n, m)).
  ///
  /// @param matrix n x m, finite. Not modified; not to be modified afterwards either.
  /// @throws InvalidInputException if its squares overflow or vanish
  public static Decomposed of(DMatrixRMaj matrix) {
    double squaredNorm = SquareRange.squaredNorm(matrix);
    return new Decomposed(matrix, ThinSvd.of(matrix), squaredNorm);
  }

  /// r, how many layers there are.
  public int layers() {
    return svd.values().length;
  }

  /// σ_{k+1}, 0 if there is none.
  ///
  /// @param k counted from 0
  public double value(int k) {
    return k < layers() ? svd.values()[k] : 0;
  }

  /// Σ_{i>k} σ_i², the smallest first so that none is lost.
  public double tail(int k) {
    double sum = 0;
    for (int i = layers() - 1; i >= k; i--) {
      sum += svd.values()[i] * svd.values()[i];
    }
    return sum;
  }

  /// What rounding may add to a squared residual, whose root is off by a small fraction of ‖A‖.
  double rounding(double squaredResidual) {
    double off = ROUNDING * Math.sqrt(squaredNorm);
    return (2 * Math.sqrt(squaredResidual) + off) * off + Double.MIN_NORMAL;
  }

  /// Adds σ_k u_k v_kᵀ to a matrix.
  ///
  /// @param k counted from 0
  /// @param sum n x m. Modified.
  void addLayer(int k, DMatrixRMaj sum) {
    int m = sum.numCols;
    for (int i = 0; i < sum.numRows; i++) {
      double weight = svd.values()[k] * svd.u().get(i, k);
      for (int j = 0; j < m; j++) {
        sum.data[i * m + j] += weight * svd.v().get(j, k);
      }
    }
  }

  /// U_k, the first k left singular vectors, n x k, new.
  public DMatrixRMaj left(int k) {
    return CommonOps_DDRM.extract(svd.u(), 0, matrix.numRows, 0, k);
  }

  /// V_k, the first k right singular vectors, m x k, new.
  public DMatrixRMaj right(int k) {
    return CommonOps_DDRM.extract(svd.v(), 0, matrix.numCols, 0, k);
  }

  /// σ_1 to σ_k, k x 1, new.
  public DMatrixRMaj values(int k) {
    DMatrixRMaj values = new DMatrixRMaj(k, 1);
    System.arraycopy(svd.values(), 0, values.data, 0, k);
    return values;
  }

  /// A − B, new.
  ///
  /// @param b n x m. Not modified.
  public DMatrixRMaj minus(DMatrixRMaj b) {
    return CommonOps_DDRM.subtract(matrix, b, null);
  }

  /// σ_k u_k v_kᵀ, new.
  ///
  /// @param k counted from 0
  public DMatrixRMaj layer(int k) {
    DMatrixRMaj layer = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    addLayer(k, layer);
    return layer;
  }

  /// The share of ‖A‖_F² in the first k layers; 1 if A is zero.
  public double energy(int k) {
    return squaredNorm > 0 ? Math.max(0, 1 - tail(k) / squaredNorm) : 1;
  }

  /// k(n + m + 1), the numbers that k layers take.
  public long storage(int k) {
    return (long) k * (matrix.numRows + matrix.numCols + 1);
  }

  /// nm, the numbers that A takes.
  public long entries() {
    return (long) matrix.numRows * matrix.numCols;
  }
}
