package org.factorscope.algorithms.theory;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;

/// Data of zeros and ones.
///
/// @param data X, n x m
public record Bits(DataMatrix data) {

  /// Checks.
  ///
  /// @param data n x m. Not modified.
  /// @param columns m names for the message
  /// @throws org.factorscope.algorithms.step.InvalidInputException naming the first entry that is
  ///   neither 0 nor 1
  public static Bits of(DataMatrix data, List<String> columns) {
    Requirement.entries(
        data.matrix(),
        columns,
        entry -> entry == 0 || entry == 1,
        "only 0 and 1 can be used here: leave that column out, and the data unscaled");
    return new Bits(data);
  }

  /// X, n x m; not to be modified.
  public DMatrixRMaj matrix() {
    return data.matrix();
  }
}
