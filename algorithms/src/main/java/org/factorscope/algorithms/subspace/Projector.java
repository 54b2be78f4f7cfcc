package org.factorscope.algorithms.subspace;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.ThinSvd;

/// The matrix that projects onto the columns of a basis V.
///
/// ```
/// orthogonal  P = V(VᵀV)⁻¹Vᵀ = BBᵀ          B an orthonormal basis of col(V)
/// oblique     P = V(AᵀV)⁻¹Aᵀ = BAᵀ          A = B + tan τ · n dᵀB, so that AᵀB = I
/// ```
///
/// d is the direction of the first column of V and n a unit vector orthogonal to col(V): the part
/// of the coordinate axis that sticks out most. P never forms VᵀV, whose condition is the square of
/// V's.
///
/// @param matrix P, n x n; not to be modified
/// @param basis B, n x r; not to be modified
/// @param right Aᵀ in terms of V, so that P = V · right; m x n; not to be modified
/// @param oblique whether P leaves the right angle; a subspace that is the whole space or nothing
///   leaves no room for it
/// @param condition largest over smallest singular value of V; infinite if the columns are
///   dependent
/// @param normalEquationsError ‖V(VᵀV)⁻¹Vᵀ − BBᵀ‖_F with VᵀV formed; NaN if VᵀV is no longer
///   positive definite
public record Projector(
    DMatrixRMaj matrix,
    DMatrixRMaj basis,
    DMatrixRMaj right,
    boolean oblique,
    double condition,
    double normalEquationsError) {

  /// Singular values of V, its columns at length 1, below this fraction of the largest count as
  /// zero.
  private static final double RANK_TOLERANCE = 1e-12;

  /// Cost O(n²m).
  ///
  /// @param v n x m. Not modified.
  /// @param tilt τ in degrees
  static Projector onto(DMatrixRMaj v, double tilt) {
    ColumnScales scales = ColumnScales.of(v);
    ThinSvd svd = ThinSvd.of(scales.times(v));
    int rank = rank(svd.values());
    DMatrixRMaj basis = firstColumns(svd.u(), rank);
    int n = v.numRows;
    DMatrixRMaj orthogonal = new DMatrixRMaj(n, n);
    if (rank > 0) {
      CommonOps_DDRM.multTransB(basis, basis, orthogonal);
    }
    boolean oblique = tilt != 0 && rank < n && Norms.frobenius(Directions.column(v, 0)) > 0;
    DMatrixRMaj matrix = oblique ? tilted(orthogonal, basis, v, tilt) : orthogonal;
    ThinSvd unscaled = scales.isOne() ? svd : ThinSvd.of(v);
    boolean isFull = rank == v.numCols;
    DMatrixRMaj right = right(isFull ? svd : unscaled, rank, matrix);
    if (isFull) {
      scales.multiplyRows(right);
    }
    double[] singular = unscaled.values();
    double condition = isFull ? singular[0] / singular[rank - 1] : Double.POSITIVE_INFINITY;
    double error = normalEquationsError(v, orthogonal);
    return new Projector(matrix, basis, right, oblique, condition, error);
  }

  /// An orthonormal basis of col(V), n x r.
  ///
  /// @param v n x m. Not modified.
  public static DMatrixRMaj basisOf(DMatrixRMaj v) {
    ThinSvd svd = ThinSvd.of(ColumnScales.of(v).times(v));
    return firstColumns(svd.u(), rank(svd.values()));
  }

  private static int rank(double[] singular) {
    int rank = 0;
    while (rank < singular.length
        && singular[rank] > RANK_TOLERANCE * singular[0]
        && singular[rank] > 0) {
      rank++;
    }
    return rank;
  }

  private static DMatrixRMaj firstColumns(DMatrixRMaj u, int rank) {
    return rank == 0
        ? new DMatrixRMaj(u.numRows, 0)
        : CommonOps_DDRM.extract(u, 0, u.numRows, 0, rank);
  }

  /// The pseudo-inverse of what was decomposed, times P.
  private static DMatrixRMaj right(ThinSvd svd, int rank, DMatrixRMaj matrix) {
    int n = matrix.numRows;
    DMatrixRMaj right = new DMatrixRMaj(svd.v().numRows, n);
    for (int k = 0; k < rank; k++) {
      for (int j = 0; j < n; j++) {
        double row = 0;
        for (int p = 0; p < n; p++) {
          row += svd.u().get(p, k) * matrix.get(p, j);
        }
        for (int i = 0; i < right.numRows; i++) {
          right.set(i, j, right.get(i, j) + svd.v().get(i, k) / svd.values()[k] * row);
        }
      }
    }
    return right;
  }

  /// BBᵀ + tan τ · d nᵀ.
  private static DMatrixRMaj tilted(
      DMatrixRMaj orthogonal, DMatrixRMaj basis, DMatrixRMaj v, double tilt) {
    int n = v.numRows;
    double tangent = StrictMath.tan(Math.toRadians(tilt));
    DMatrixRMaj d = Directions.unit(Directions.column(v, 0));
    DMatrixRMaj normal = normal(basis);
    DMatrixRMaj matrix = orthogonal.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, matrix.get(i, j) + tangent * d.data[i] * normal.data[j]);
      }
    }
    return matrix;
  }

  /// A unit vector orthogonal to the basis, which must leave room for one.
  public static DMatrixRMaj normal(DMatrixRMaj basis) {
    int n = basis.numRows;
    int most = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      double inside = 0;
      for (int k = 0; k < basis.numCols; k++) {
        inside += basis.get(j, k) * basis.get(j, k);
      }
      if (inside < smallest) {
        smallest = inside;
        most = j;
      }
    }
    DMatrixRMaj axis = new DMatrixRMaj(n, 1);
    axis.data[most] = 1;
    DMatrixRMaj once = Directions.unit(Directions.outside(basis, basis.numCols, axis));
    return Directions.unit(Directions.outside(basis, basis.numCols, once));
  }

  private static double normalEquationsError(DMatrixRMaj v, DMatrixRMaj orthogonal) {
    int n = v.numRows;
    int m = v.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(v, v, gram);
    double[] factor = gram.data.clone();
    if (!PositiveDefinite.decompose(factor, m)) {
      return Double.NaN;
    }
    DMatrixRMaj difference = orthogonal.copy();
    double[] column = new double[m];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < m; k++) {
        column[k] = v.get(j, k);
      }
      PositiveDefinite.substitute(factor, column, m);
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < m; k++) {
          difference.set(i, j, difference.get(i, j) - v.get(i, k) * column[k]);
        }
      }
    }
    return Norms.frobenius(difference);
  }

  /// r.
  public int rank() {
    return basis.numCols;
  }

  /// P x.
  ///
  /// @param x n x 1. Not modified.
  public DMatrixRMaj times(DMatrixRMaj x) {
    DMatrixRMaj product = new DMatrixRMaj(x.numRows, 1);
    CommonOps_DDRM.mult(matrix, x, product);
    return product;
  }
}
