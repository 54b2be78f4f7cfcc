package org.factorscope.viz.export;

/// Equal rows of cells for a number of panels, with as many columns as leave the panels largest.
/// Where a single cell would stay empty, the first panel, which is the lesson's main picture, is
/// two rows high; otherwise the cells of a last row that is not full share its width. The window
/// and the figures use the same.
public final class BalancedGrid {
  /// A panel is best a little wider than high.
  private static final double GOOD_ASPECT = 1.3;

  private final int count;
  private final int columns;
  private final double width;
  private final double height;
  private final double gap;

  /// A place for a panel.
  public record Cell(double x, double y, double width, double height) {}

  private BalancedGrid(int count, int columns, double width, double height, double gap) {
    this.count = count;
    this.columns = columns;
    this.width = width;
    this.height = height;
    this.gap = gap;
  }

  /// The grid for `count` panels, at least 1, in `width` x `height`.
  ///
  /// @param narrowest columns get fewer rather than narrower than this
  public static BalancedGrid of(
      int count, double width, double height, double gap, double narrowest) {
    int most = Math.max(1, (int) ((width + gap) / (narrowest + gap)));
    int best = 1;
    double bestSize = Double.NEGATIVE_INFINITY;
    for (int columns = 1; columns <= Math.min(count, most); columns++) {
      int rows = (count + columns - 1) / columns;
      double cellWidth = (width - (columns - 1) * gap) / columns;
      double cellHeight = (height - (rows - 1) * gap) / rows;
      double size = Math.min(cellWidth / GOOD_ASPECT, cellHeight);
      if (size > bestSize) {
        bestSize = size;
        best = columns;
      }
    }
    return new BalancedGrid(count, best, width, height, gap);
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return (count + columns - 1) / columns;
  }

  /// The place of panel `index`, row by row.
  public Cell cell(int index) {
    double cellHeight = Math.max(0, (height - (rows() - 1) * gap) / rows());
    if (firstIsTall()) {
      double cellWidth = Math.max(0, (width - (columns - 1) * gap) / columns);
      return index == 0
          ? new Cell(0, 0, cellWidth, 2 * cellHeight + gap)
          : slot(index < columns ? index : index + 1, cellWidth, cellHeight);
    }
    int row = index / columns;
    int inRow = row == rows() - 1 ? count - row * columns : columns;
    double cellWidth = Math.max(0, (width - (inRow - 1) * gap) / inRow);
    return slot(index, cellWidth, cellHeight);
  }

  private boolean firstIsTall() {
    return columns > 1 && rows() > 1 && count == columns * rows() - 1;
  }

  private Cell slot(int slot, double cellWidth, double cellHeight) {
    int row = slot / columns;
    int column = slot % columns;
    return new Cell(column * (cellWidth + gap), row * (cellHeight + gap), cellWidth, cellHeight);
  }
}
