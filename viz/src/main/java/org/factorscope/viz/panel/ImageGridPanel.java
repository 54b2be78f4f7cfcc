package org.factorscope.viz.panel;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Small pictures in a grid, for example components as 8 x 8 images.
///
/// @param role what a tile's index counts
public record ImageGridPanel(
    String id, String title, String subtitle, List<Tile> tiles, ColorScale scale, Role role)
    implements Panel {
  /// A picture (height x width, not modified) and the line below it.
  public record Tile(DMatrixRMaj image, String caption) {}

  public ImageGridPanel {
    tiles = List.copyOf(tiles);
  }
}
