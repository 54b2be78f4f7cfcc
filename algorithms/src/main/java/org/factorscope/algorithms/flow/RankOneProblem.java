package org.factorscope.algorithms.flow;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;

/// The matrix to be fitted, with its singular triplets, against which a run is measured.
///
/// @param matrix A, n x m; not to be modified
/// @param svd A = Σ σᵢuᵢvᵢᵀ
/// @param squaredNorm ‖A‖_F²
public record RankOneProblem(DMatrixRMaj matrix, ThinSvd svd, double squaredNorm) {

  /// Decomposes; cost O(nm·min(n, m)).
  public static RankOneProblem of(DataMatrix data) {
    DMatrixRMaj a = data.matrix();
    return new RankOneProblem(a, ThinSvd.of(a), Norms.squaredFrobenius(a));
  }

  public int rows() {
    return matrix.numRows;
  }

  public int columns() {
    return matrix.numCols;
  }

  /// min(n, m).
  public int triplets() {
    return svd.values().length;
  }

  /// σᵢ, counted from 0; 0 beyond the last one.
  public double sigma(int i) {
    return i < triplets() ? svd.values()[i] : 0;
  }

  /// σ₂/σ₁, by which a half-step of alternating least squares shrinks the tangent of the angle to
  /// the best direction; 0 where A is zero.
  public double ratio() {
    return sigma(0) > 0 ? sigma(1) / sigma(0) : 0;
  }

  /// The loss at the critical point σᵢuᵢvᵢᵀ: ½ Σ over j ≠ i of σⱼ². For i = 0 this is the minimum.
  public double level(int i) {
    double sum = 0;
    for (int j = 0; j < triplets(); j++) {
      sum += j == i ? 0 : sigma(j) * sigma(j);
    }
    return sum / 2;
  }
}
