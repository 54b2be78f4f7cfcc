package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;

/// What principal component analysis makes of the same data with the same number of components, to
/// compare parts with.
///
/// @param components k x m, orthonormal rows, zero rows where no variance is left. Not to be
///   modified.
/// @param error ½‖X − X̂‖_F² of the best mean plus k components
public record PrincipalParts(DMatrixRMaj components, double error) {

  /// Cost O(nm·min(n, m)).
  ///
  /// @param x n x m. Not modified.
  /// @param rank k, at least 1
  public static PrincipalParts of(DMatrixRMaj x, int rank) {
    return new PrincipalAxes(x).parts(rank);
  }
}
