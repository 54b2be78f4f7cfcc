package org.factorscope.algorithms.theory;

import java.util.List;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.jspecify.annotations.Nullable;

/// The weights x* that [ReluDecode] mixes: rows of a table, or bits to be drawn.
///
/// @param table n x D, all entries at least 0; null if bits are drawn
/// @param features D, at least 1
public record TrueWeights(@Nullable DataMatrix table, int features) {
  /// Products of four weights must not overflow.
  private static final double LARGEST = 1e60;

  /// Bits, drawn anew in every iteration.
  public static TrueWeights drawn(int features) {
    return new TrueWeights(null, features);
  }

  /// The rows of a table.
  ///
  /// @param table n x D. Not modified.
  /// @param columns D names for the message
  /// @throws org.factorscope.algorithms.step.InvalidInputException naming the first entry that is
  ///   negative or too large
  public static TrueWeights of(DataMatrix table, List<String> columns) {
    Requirement.entries(
        table.matrix(),
        columns,
        entry -> entry >= 0 && entry <= LARGEST,
        "weights must be from 0 to 1e60: use the data unscaled, or leave that column out");
    return new TrueWeights(table, table.columns());
  }
}
