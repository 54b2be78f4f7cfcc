package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Matrices side by side with an operator between each two, for example X ≈ Z · W, or a single one.
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

  /// A builder of a panel with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  @Override
  public List<HandlePlace> handles() {
    return blocks.stream().flatMap(block -> block.handles().stream()).toList();
  }

  /// Without listing all entries, of which there may be very many.
  @Override
  public Optional<HandlePlace> handlePlace(Handle handle) {
    return blocks.stream()
        .filter(block -> block.variable().equals(handle.variable()) && block.has(handle))
        .map(
            block ->
                HandlePlace.ofValue(handle, block.matrix().get(handle.index(), handle.column())))
        .findFirst();
  }

  /// Collects the blocks of a product, from left to right.
  public static final class Builder extends PanelBuilder<Builder> {
    private final List<MatrixBlock> blocks = new ArrayList<>();
    private final List<String> operators = new ArrayList<>();

    private Builder(String id) {
      super(id);
    }

    /// The first block.
    public Builder block(MatrixBlock block) {
      blocks.add(block);
      return this;
    }

    /// An operator and the block to its right.
    public Builder then(String operator, MatrixBlock block) {
      operators.add(operator);
      return block(block);
    }

    public FactorPanel build() {
      return new FactorPanel(id, title, subtitle, blocks, operators);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
