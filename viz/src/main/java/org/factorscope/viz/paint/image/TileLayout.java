package org.factorscope.viz.paint.image;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.matrix.Hatch;
import org.factorscope.viz.paint.matrix.MatrixLayout;
import org.factorscope.viz.panel.ImageGridPanel;

/// Tiles in rows: as large as the picture allows, whole device pixels an image pixel if that wastes
/// little room.
///
/// @param columns tiles in a row
/// @param shown how many tiles there is room for
/// @param tileWidth width of an image; whole pixels
/// @param captionHeight room below an image, 0 for none
/// @param left where the first image begins
public record TileLayout(
    int columns,
    int shown,
    int tileWidth,
    int tileHeight,
    int gap,
    int captionHeight,
    int left,
    int top) {
  private static final double SMALLEST = 14;
  private static final double MOST_WASTE = 1.2;

  public static TileLayout of(ImageGridPanel panel, Look look, int width, int height) {
    int count = panel.tiles().size();
    int imageWidth =
        Math.max(1, panel.tiles().stream().mapToInt(t -> t.image().numCols).max().orElse(1));
    int imageHeight =
        Math.max(1, panel.tiles().stream().mapToInt(t -> t.image().numRows).max().orElse(1));
    boolean hasCaptions = panel.tiles().stream().anyMatch(t -> !t.caption().isEmpty());
    int caption = hasCaptions ? (int) Math.ceil(look.em(15)) : 0;
    int margin = (int) Math.min(look.em(10), Math.min(width, height) / 16.0);
    int gap = (int) Math.ceil(look.em(hasCaptions ? 8 : 5));
    double smallest = look.px(SMALLEST) / Math.min(imageWidth, imageHeight);
    TileLayout best = null;
    double bestZoom = 0;
    for (int columns = 1; columns <= Math.max(1, count); columns++) {
      int rows = Math.max(1, (count + columns - 1) / columns);
      double across = (width - 2.0 * margin - (columns - 1) * gap) / columns / imageWidth;
      double down =
          (height - 2.0 * margin - (rows - 1) * gap) / rows / imageHeight
              - caption / (double) imageHeight;
      double zoom = Math.min(across, down);
      if (zoom > bestZoom && zoom >= smallest) {
        bestZoom = zoom;
        best = placed(columns, count, whole(zoom), imageWidth, imageHeight, gap, caption, margin);
      }
    }
    TileLayout chosen =
        best != null
            ? best
            : crowded(
                count, smallest, imageWidth, imageHeight, gap, caption, margin, width, height);
    return chosen.centred(width, height, count);
  }

  /// The smallest tiles, as many as fit above a line that says how many do not.
  private static TileLayout crowded(
      int count,
      double zoom,
      int imageWidth,
      int imageHeight,
      int gap,
      int caption,
      int margin,
      int width,
      int height) {
    double w = Math.max(1, zoom * imageWidth);
    double h = Math.max(1, zoom * imageHeight);
    int columns = Math.max(1, (int) ((width - 2 * margin + gap) / (w + gap)));
    int note = caption > 0 ? caption : 16;
    int rows = (int) ((height - 2 * margin - note + gap) / (h + caption + gap));
    int shown = Math.min(count, columns * Math.max(0, rows));
    return placed(columns, shown, zoom, imageWidth, imageHeight, gap, caption, margin);
  }

  private static TileLayout placed(
      int columns,
      int shown,
      double zoom,
      int imageWidth,
      int imageHeight,
      int gap,
      int caption,
      int margin) {
    int w = (int) Math.max(1, Math.round(zoom * imageWidth));
    int h = (int) Math.max(1, Math.round(zoom * imageHeight));
    return new TileLayout(columns, shown, w, h, gap, caption, margin, margin);
  }

  private TileLayout centred(int width, int height, int count) {
    int used = Math.min(columns, Math.max(1, shown)) * (tileWidth + gap) - gap;
    int rows = (shown + columns - 1) / columns;
    int usedHeight = rows * (tileHeight + captionHeight + gap) - gap;
    int x = Math.max(0, (width - used) / 2);
    int y = shown < count ? top : Math.max(0, (height - usedHeight) / 2);
    return new TileLayout(columns, shown, tileWidth, tileHeight, gap, captionHeight, x, y);
  }

  /// A whole magnification if that wastes little room.
  private static double whole(double zoom) {
    double whole = Math.floor(zoom);
    return whole * MOST_WASTE >= zoom ? whole : zoom;
  }

  MatrixLayout.Box box(int tile) {
    return new MatrixLayout.Box(x(tile), y(tile), tileWidth, tileHeight);
  }

  /// Whether the entries of a picture have room for hatching.
  boolean hasLargeCells(DMatrixRMaj image, Look look) {
    return image.getNumElements() > 0
        && Hatch.suits(
            tileWidth / (double) image.numCols, tileHeight / (double) image.numRows, look);
  }

  public int x(int tile) {
    return left + tile % columns * (tileWidth + gap);
  }

  public int y(int tile) {
    return top + tile / columns * (tileHeight + captionHeight + gap);
  }

  /// The base line of the note about tiles that are not shown.
  double noteBaseline(Look look) {
    int rows = (shown + columns - 1) / columns;
    return top + rows * (tileHeight + captionHeight + gap) + look.em(10);
  }
}
