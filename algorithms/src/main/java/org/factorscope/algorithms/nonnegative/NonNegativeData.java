package org.factorscope.algorithms.nonnegative;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;

/// Data without negative entries.
///
/// @param data X, n x m
/// @param sum Σ x_ij
/// @param squaredNorm ‖X‖_F²
/// @param axes principal components of X, computed when they are asked for
public record NonNegativeData(DataMatrix data, double sum, double squaredNorm, PrincipalAxes axes) {

  /// Checks.
  ///
  /// @param data n x m. Not modified.
  /// @param columns m names for the message
  /// @throws InvalidInputException naming the first negative entry
  public static NonNegativeData of(DataMatrix data, List<String> columns) {
    DMatrixRMaj x = data.matrix();
    double sum = 0;
    for (int i = 0; i < x.getNumElements(); i++) {
      if (x.data[i] < 0) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "The value in row %d, column '%s' is %s, but non-negative factors need values of at"
                    + " least 0: use the data unscaled, or leave that column out.",
                i / x.numCols + 1,
                columns.get(i % x.numCols),
                x.data[i]));
      }
      sum += x.data[i];
    }
    return new NonNegativeData(data, sum, Norms.squaredFrobenius(x), new PrincipalAxes(x));
  }

  /// X, n x m; not to be modified.
  public DMatrixRMaj matrix() {
    return data.matrix();
  }

  /// What PCA makes of X with `rank` components; computed when asked for the first time.
  public PrincipalParts principal(int rank) {
    return axes.parts(rank);
  }

  /// The mean of all entries.
  public double mean() {
    return sum / matrix().getNumElements();
  }
}
