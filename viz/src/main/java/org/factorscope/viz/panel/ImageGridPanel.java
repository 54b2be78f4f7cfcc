package org.factorscope.viz.panel;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Pictures in a grid, for example components as 8 x 8 images, or one large photograph.
///
/// @param scale one for all tiles, so that they can be compared
/// @param role what a tile's index counts
/// @param limits the values at the ends of the colour scale, or [Range#AUTO] for what the tiles
///   contain; given where pictures change from step to step and should not flicker
public record ImageGridPanel(
    String id,
    String title,
    String subtitle,
    List<Tile> tiles,
    ColorScale scale,
    Role role,
    Range limits)
    implements Panel {
  /// A picture (height x width, NaN is missing, not modified) and the line below it.
  public record Tile(DMatrixRMaj image, String caption) {}

  public ImageGridPanel {
    tiles = List.copyOf(tiles);
  }

  /// Tiles whose colours span what they contain.
  public ImageGridPanel(
      String id, String title, String subtitle, List<Tile> tiles, ColorScale scale, Role role) {
    this(id, title, subtitle, tiles, scale, role, Range.AUTO);
  }
}
