package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Logarithm;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.nonnegative.Nmf.Loss;

/// How far WH is from X.
///
/// @param value the loss
/// @param scale what rounding is relative to: the size of what was summed
/// @param unreachable how many entries of X above 0 have a 0 in WH; counted with the divergence
///   only
public record NmfLoss(double value, double scale, int unreachable) {

  /// Below this part of ½‖X‖² the sum of inner products has lost too many digits.
  private static final double CANCELLED = 1e-6;

  /// The loss of the factors as they are; cost O(nmk).
  ///
  /// @param w n x k. Not modified.
  /// @param h k x m. Not modified.
  static NmfLoss of(NonNegativeData data, DMatrixRMaj w, DMatrixRMaj h, Loss loss) {
    return loss == Loss.FROBENIUS ? leastSquares(data, w, h) : divergence(data, w, h);
  }

  /// ½‖X − WH‖² = ½(‖X‖² − 2⟨F, A⟩ + ⟨FFᵀ, B⟩) from what the update of F has at hand, or entry by
  /// entry if that cancels.
  ///
  /// @param inner ⟨F, A⟩ with A = XHᵀ or WᵀX
  /// @param square ⟨FᵀF, B⟩ with B = HHᵀ or WᵀW
  static NmfLoss leastSquares(
      NonNegativeData data, DMatrixRMaj w, DMatrixRMaj h, double inner, double square) {
    double value = 0.5 * (data.squaredNorm() - 2 * inner + square);
    return value > CANCELLED * 0.5 * data.squaredNorm()
        ? new NmfLoss(value, Math.max(0.5 * data.squaredNorm(), value), 0)
        : leastSquares(data, w, h);
  }

  private static NmfLoss leastSquares(NonNegativeData data, DMatrixRMaj w, DMatrixRMaj h) {
    double value = 0.5 * Products.squaredResidual(data.matrix(), w, h);
    return new NmfLoss(value, Math.max(0.5 * data.squaredNorm(), value), 0);
  }

  /// 0 log 0 is 0. An entry that WH cannot reach would cost an infinity; it costs as much as if WH
  /// had 10⁻³⁰⁰ of it, so that the run continues and the loss still says something.
  private static NmfLoss divergence(NonNegativeData data, DMatrixRMaj w, DMatrixRMaj h) {
    DMatrixRMaj product = Products.times(w, h);
    int m = product.numCols;
    double[] logarithms = new double[m];
    double[] scratch = new double[m];
    double value = 0;
    double scale = 0;
    int unreachable = 0;
    for (int i = 0; i < product.numRows; i++) {
      unreachable += quotients(data.matrix(), product, i, logarithms);
      Logarithm.replace(logarithms, scratch, m);
      for (int j = 0; j < m; j++) {
        double entry = data.matrix().data[i * m + j];
        double rest = product.data[i * m + j];
        value += entry * logarithms[j] - entry + rest;
        scale += entry * Math.abs(logarithms[j]) + entry + rest;
      }
    }
    return new NmfLoss(value, scale, unreachable);
  }

  /// x_ij/y_ij over row i, and 1 where x_ij is 0.
  ///
  /// @param row m numbers. Modified: becomes the quotients.
  /// @return how many would be too large
  private static int quotients(DMatrixRMaj x, DMatrixRMaj y, int i, double[] row) {
    int unreachable = 0;
    for (int j = 0; j < row.length; j++) {
      double entry = x.data[i * row.length + j];
      double quotient = entry > 0 ? entry / y.data[i * row.length + j] : 1;
      unreachable += quotient < DivergenceUpdate.UNREACHABLE ? 0 : 1;
      row[j] = Math.min(quotient, DivergenceUpdate.UNREACHABLE);
    }
    return unreachable;
  }
}
