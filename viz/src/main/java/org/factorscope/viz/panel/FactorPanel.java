package org.factorscope.viz.panel;

import java.util.List;

/// Matrices side by side as heatmaps with an operator between each two: X ≈ Z · W, or a single one.
///
/// Blocks that share a [Role] along an edge are lined up by the painter: matrices with the same
/// number of rows get the same height.
///
/// @param operators text between the blocks, one fewer than blocks, for example "≈", "·"
public record FactorPanel(
    String id, String title, String subtitle, List<MatrixBlock> blocks, List<String> operators)
    implements Panel {
  public FactorPanel {
    blocks = List.copyOf(blocks);
    operators = List.copyOf(operators);
    if (blocks.isEmpty() || operators.size() != blocks.size() - 1) {
      throw new IllegalArgumentException(
          blocks.size() + " blocks need one operator fewer, not " + operators.size());
    }
  }
}
