package org.factorscope.viz.paint;

import java.util.Optional;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.ImageGridPanel;

/// Where the tiles of an image grid ended up.
record TileGeometry(ImageGridPanel panel, TileLayout layout, double scale)
    implements AxislessGeometry {
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    for (int t = 0; t < layout.shown(); t++) {
      double dx = x * scale - layout.x(t);
      double dy = y * scale - layout.y(t);
      if (dx >= 0 && dx < layout.tileWidth() && dy >= 0 && dy < layout.tileHeight()) {
        return Optional.of(
            new Pick(null, Highlight.NONE.with(panel.role(), t), description(t, dx, dy)));
      }
    }
    return Optional.empty();
  }

  private String description(int tile, double dx, double dy) {
    ImageGridPanel.Tile picture = panel.tiles().get(tile);
    String name = picture.caption().isEmpty() ? Integer.toString(tile + 1) : picture.caption();
    int row = (int) (dy / layout.tileHeight() * picture.image().numRows);
    int column = (int) (dx / layout.tileWidth() * picture.image().numCols);
    if (picture.image().getNumElements() == 0) {
      return name;
    }
    String value = NumberText.of(picture.image().get(row, column), 5);
    return name + " [" + (row + 1) + ", " + (column + 1) + "] = " + value;
  }
}
