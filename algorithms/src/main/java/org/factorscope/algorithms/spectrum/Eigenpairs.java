package org.factorscope.algorithms.spectrum;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.subspace.Directions;

/// Eigenvectors that are found, with their eigenvalues, and the matrix without them.
///
/// @param vectors U, d x m: found ones first, then zeros. Not to be modified.
/// @param values an eigenvalue for each found column. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns it.
public record Eigenpairs(DMatrixRMaj vectors, double[] values) {
  /// Eigenvalues farther apart than this, relative to the larger, are two.
  private static final double DISTINCT = 1e-8;

  /// A projection that leaves less than this fraction of a vector leaves only rounding.
  private static final double NOTHING_LEFT = 1e-8;

  /// None of m is found yet.
  static Eigenpairs none(int d, int m) {
    return new Eigenpairs(new DMatrixRMaj(d, m), new double[0]);
  }

  public int count() {
    return values.length;
  }

  /// One more, with the sign that makes its entry of largest magnitude positive.
  ///
  /// @param vector d x 1, length 1. Not modified.
  Eigenpairs with(DMatrixRMaj vector, double value) {
    double[] more = Arrays.copyOf(values, count() + 1);
    more[count()] = value;
    return new Eigenpairs(Directions.withColumn(vectors, count(), Directions.signed(vector)), more);
  }

  /// As it was before the last one was found.
  Eigenpairs withoutLast() {
    DMatrixRMaj nothing = new DMatrixRMaj(vectors.numRows, 1);
    return new Eigenpairs(
        Directions.withColumn(vectors, count() - 1, nothing), Arrays.copyOf(values, count() - 1));
  }

  /// A'X = AX − Σ μ_k u_k (u_kᵀ X), without A' itself.
  ///
  /// @param x d x p. Not modified.
  DMatrixRMaj deflatedProduct(SymmetricMatrix a, DMatrixRMaj x) {
    DMatrixRMaj product = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.mult(a.matrix(), x, product);
    for (int k = 0; k < count(); k++) {
      for (int j = 0; j < x.numCols; j++) {
        double along = 0;
        for (int i = 0; i < x.numRows; i++) {
          along += vectors.get(i, k) * x.get(i, j);
        }
        for (int i = 0; i < x.numRows; i++) {
          double taken = values[k] * along * vectors.get(i, k);
          product.set(i, j, product.get(i, j) - taken);
        }
      }
    }
    return product;
  }

  /// The largest entry of |UᵀU − I| in the rows of the found columns from `first` on.
  double deviationFromOrthonormal(int first) {
    double deviation = 0;
    for (int a = first; a < count(); a++) {
      for (int b = 0; b <= a; b++) {
        double product = a == b ? -1 : 0;
        for (int i = 0; i < vectors.numRows; i++) {
          product += vectors.get(i, a) * vectors.get(i, b);
        }
        deviation = Math.max(deviation, Math.abs(product));
      }
    }
    return deviation;
  }

  /// How many of them are not as large as the eigenvalue in their place.
  int misplaced(SymmetricMatrix a) {
    int misplaced = 0;
    for (int k = 0; k < count(); k++) {
      double right = k < a.values().length ? Math.abs(a.values()[k]) : 0;
      double apart = Math.abs(Math.abs(values[k]) - right);
      misplaced += apart > DISTINCT * right + 10 * a.noise() ? 1 : 0;
    }
    return misplaced;
  }

  /// @param directions d x p. Not modified.
  /// @throws InvalidInputException if one of them has nothing outside of what is found
  void refuseWithin(DMatrixRMaj directions) {
    for (int k = 0; k < directions.numCols; k++) {
      DMatrixRMaj column = Directions.column(directions, k);
      DMatrixRMaj rest = Directions.outside(vectors, count(), column);
      if (!(Norms.frobenius(rest) > NOTHING_LEFT * Norms.frobenius(column))) {
        throw new InvalidInputException(
            "This direction lies within what was found already, or is zero; choose another one.");
      }
    }
  }

  /// A' = A − Σ μ_k u_k u_kᵀ, new.
  public DMatrixRMaj deflated(SymmetricMatrix a) {
    DMatrixRMaj rest = a.matrix().copy();
    int d = rest.numRows;
    for (int k = 0; k < count(); k++) {
      for (int i = 0; i < d; i++) {
        double weight = values[k] * vectors.get(i, k);
        for (int j = 0; j < d; j++) {
          rest.data[i * d + j] -= weight * vectors.get(j, k);
        }
      }
    }
    return rest;
  }
}
