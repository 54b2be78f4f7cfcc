package org.factorscope.algorithms.spectrum;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.subspace.CentredData;

/// A symmetric matrix A with the spectrum that a direct method finds, for theory to be held against
/// the power method.
///
/// @param matrix A, d x d, exactly symmetric. Not to be modified.
/// @param origin where A comes from
/// @param values eigenvalues λ, the largest magnitude first and the positive one first on ties; at
///   most d, those left out are 0. Not to be modified.
/// @param vectors an orthonormal eigenvector a column, in the same order. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; nobody else has it.
public record SymmetricMatrix(
    DMatrixRMaj matrix, Origin origin, double[] values, DMatrixRMaj vectors) {
  /// Relative to the largest entry: what differs by less across the diagonal is rounding.
  private static final double SYMMETRIC = 1e-12;

  /// Relative to the largest magnitude: an eigenvalue below minus this is negative.
  private static final double NEGATIVE = 1e-12;

  /// Where A comes from.
  public enum Origin {
    /// The data are square and symmetric, and are A.
    GIVEN,
    /// A is the covariance of the data's columns, XcᵀXc/(n − 1).
    COVARIANCE
  }

  /// Data that are square and symmetric are A themselves; of all others A is the covariance.
  ///
  /// @param data Not modified.
  /// @throws org.factorscope.algorithms.step.InvalidInputException if there is a single row and so
  ///   no covariance
  public static SymmetricMatrix of(DataMatrix data) {
    return isSymmetric(data.matrix()) ? given(data.matrix()) : covariance(CentredData.of(data));
  }

  private static boolean isSymmetric(DMatrixRMaj a) {
    double bound = SYMMETRIC * CommonOps_DDRM.elementMaxAbs(a);
    for (int i = 0; i < a.numRows && a.numRows == a.numCols; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(a.get(i, j) - a.get(j, i)) > bound) {
          return false;
        }
      }
    }
    return a.numRows == a.numCols;
  }

  private static SymmetricMatrix given(DMatrixRMaj data) {
    DMatrixRMaj a = data.copy();
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < i; j++) {
        a.set(i, j, a.get(j, i));
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(a);
    int[] order =
        IntStream.range(0, a.numRows)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -Math.abs(eigen.values()[k])))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[a.numRows];
    DMatrixRMaj vectors = new DMatrixRMaj(a.numRows, a.numRows);
    for (int k = 0; k < values.length; k++) {
      values[k] = eigen.values()[order[k]];
      for (int i = 0; i < a.numRows; i++) {
        vectors.set(i, k, eigen.vectors().get(i, order[k]));
      }
    }
    return new SymmetricMatrix(a, Origin.GIVEN, values, vectors);
  }

  /// The spectrum of a covariance is that of the data: λ = σ²/(n − 1).
  private static SymmetricMatrix covariance(CentredData data) {
    DMatrixRMaj a = data.covariance();
    ThinSvd svd = ThinSvd.of(data.matrix());
    double[] values = svd.values().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] = values[k] * values[k] / (data.rows() - 1);
    }
    return new SymmetricMatrix(a, Origin.COVARIANCE, values, svd.v());
  }

  /// d.
  public int order() {
    return matrix.numRows;
  }

  /// ‖A‖₂, the largest magnitude among the eigenvalues.
  public double norm() {
    return Math.abs(values[0]);
  }

  /// dε‖A‖₂ with the spacing ε of the numbers from 1 on: what rounding may leave of a product with
  /// a vector of length 1. Nothing smaller can be told from zero.
  public double noise() {
    return order() * Math.ulp(1.0) * norm();
  }

  /// Whether no eigenvalue is negative.
  public boolean isSemidefinite() {
    for (double value : values) {
      if (value < -NEGATIVE * norm()) {
        return false;
      }
    }
    return true;
  }
}
