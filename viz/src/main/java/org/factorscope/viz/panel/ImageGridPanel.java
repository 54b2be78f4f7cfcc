package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Pictures in a grid, for example components as 8 x 8 images, or one large photograph.
///
/// @param scale one for all tiles, so that they can be compared
/// @param role what a tile's index counts
/// @param limits the values at the ends of the colour scale, or [Range#AUTO] for what the tiles
///   contain; given if pictures change from step to step and should not flicker
/// @param variable the state variable with a row for each tile, whose entries a drag of a pixel
///   changes (pixels are counted row by row); empty if none can be dragged
public record ImageGridPanel(
    String id,
    String title,
    String subtitle,
    List<Tile> tiles,
    ColorScale scale,
    Role role,
    Range limits,
    String variable)
    implements Panel {
  /// A picture (height x width, NaN is missing, not modified) and the line below it.
  public record Tile(DMatrixRMaj image, String caption) {}

  public ImageGridPanel {
    tiles = List.copyOf(tiles);
  }

  /// Tiles that cannot be dragged.
  public ImageGridPanel(
      String id,
      String title,
      String subtitle,
      List<Tile> tiles,
      ColorScale scale,
      Role role,
      Range limits) {
    this(id, title, subtitle, tiles, scale, role, limits, "");
  }

  /// Tiles whose colours span what they contain.
  public ImageGridPanel(
      String id, String title, String subtitle, List<Tile> tiles, ColorScale scale, Role role) {
    this(id, title, subtitle, tiles, scale, role, Range.AUTO);
  }

  /// A builder of a panel with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  /// The handle of a pixel, or null if it cannot be dragged.
  public @Nullable Handle handle(int tile, int row, int column) {
    int pixel = row * tiles.get(tile).image().numCols + column;
    return variable.isEmpty() ? null : Handle.ofEntry(variable, tile, pixel);
  }

  @Override
  public List<HandlePlace> handles() {
    List<HandlePlace> places = new ArrayList<>();
    for (int t = 0; t < (variable.isEmpty() ? 0 : tiles.size()); t++) {
      DMatrixRMaj image = tiles.get(t).image();
      for (int p = 0; p < image.getNumElements(); p++) {
        places.add(HandlePlace.ofValue(Handle.ofEntry(variable, t, p), image.data[p]));
      }
    }
    return places;
  }

  /// Collects tiles. Grey pictures that span what they contain are the default.
  public static final class Builder extends PanelBuilder<Builder> {
    private final List<Tile> tiles = new ArrayList<>();
    private ColorScale scale = ColorScale.GREY;
    private Role role = Role.NONE;
    private Range limits = Range.AUTO;
    private String variable = "";

    private Builder(String id) {
      super(id);
    }

    /// Adds a picture with the line below it.
    public Builder tile(DMatrixRMaj image, String caption) {
      tiles.add(new Tile(image, caption));
      return this;
    }

    public Builder scale(ColorScale colors, Range ends) {
      scale = colors;
      limits = ends;
      return this;
    }

    /// What a tile's index counts.
    public Builder role(Role ofTiles) {
      role = ofTiles;
      return this;
    }

    /// Puts a handle on every pixel.
    public Builder handles(String changed) {
      variable = changed;
      return this;
    }

    public ImageGridPanel build() {
      return new ImageGridPanel(id, title, subtitle, tiles, scale, role, limits, variable);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
