package org.factorscope.viz.paint.matrix;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.WidestFirst;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.MatrixBlock;

/// Where the matrices of a product go: side by side, centred on one line, their names on one base
/// line below.
///
/// Matrices with the same number of rows get the same height. Matrices with few rows get large
/// cells that have room for their numbers; tall ones fill the height with narrow columns. When all
/// that is too wide, the widest give way first.
///
/// @param boxes where each block's cells are
/// @param width of the picture
/// @param nameBaseline the base line of the names
/// @param barTop the top of the colour bars below the names, or -1 if there is no room for any
public record MatrixLayout(List<Box> boxes, double width, double nameBaseline, double barTop) {
  /// Size of the type of names of rows and columns.
  static final double NAME = 10;

  /// Height of a line of it.
  static final double LINE = 13;

  private static final double ROOMY = 20;
  private static final double COLUMN = 17;
  private static final double SLIM_COLUMN = 9;

  /// The cells of one block; whole pixels.
  ///
  /// @param room the width that the block's name may take
  /// @param rowNames room for the names of rows on the left, 0 for none
  /// @param columnNames room for the names of columns above, 0 for none
  public record Box(
      int left, int top, int width, int height, double room, double rowNames, double columnNames) {
    /// A box without names of rows and columns.
    public Box(int left, int top, int width, int height) {
      this(left, top, width, height, width, 0, 0);
    }

    public double cellWidth(MatrixBlock block) {
      return width / (double) Math.max(1, block.matrix().numCols);
    }

    public double cellHeight(MatrixBlock block) {
      return height / (double) Math.max(1, block.matrix().numRows);
    }

    double centre() {
      return left + width / 2.0;
    }
  }

  public MatrixLayout {
    boxes = List.copyOf(boxes);
  }

  public static MatrixLayout of(FactorPanel panel, Look look, double width, double height) {
    MatrixLayout plain = of(panel, look, width, height, 0);
    double names = 0;
    for (int b = 0; b < panel.blocks().size(); b++) {
      names = Math.max(names, columnNames(panel.blocks().get(b), plain.boxes.get(b).width(), look));
    }
    double room = Math.min(names, height / 4);
    return room < look.em(LINE) ? plain : of(panel, look, width, height, room);
  }

  /// @param columnNames room for the names of columns, 0 for none
  private static MatrixLayout of(
      FactorPanel panel, Look look, double width, double height, double columnNames) {
    double side = Math.min(look.em(12), width / 20);
    double above = Math.min(look.em(10), height / 12) + columnNames;
    boolean hasNames = height >= look.em(70);
    boolean hasBars = height >= look.em(170);
    double below = hasNames ? look.em(hasBars ? 50 : 26) : Math.min(look.em(10), height / 12);
    double innerHeight = Math.max(1, height - above - below);
    double gap = gap(panel, look, width);
    int count = panel.blocks().size();
    double[] heights = heights(panel, look, innerHeight);
    double[] rowNames = rowNames(panel, heights, look, width);
    double taken = Arrays.stream(rowNames).sum() + gap * (count - 1);
    double room = Math.max(count, width - 2 * side - taken);
    double[] widths = widths(panel, look, heights, innerHeight, room);
    double x = Math.max(0, (width - taken - Arrays.stream(widths).sum()) / 2);
    List<Box> boxes = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      x += rowNames[b];
      int boxWidth = (int) Math.max(1, Math.round(widths[b]));
      int boxHeight = (int) Math.max(1, Math.round(heights[b]));
      int top = (int) Math.round(above + (innerHeight - heights[b]) / 2);
      double upper = Math.min(columnNames, columnNames(panel.blocks().get(b), boxWidth, look));
      double nameRoom = boxWidth + gap - 4;
      boxes.add(
          new Box((int) Math.round(x), top, boxWidth, boxHeight, nameRoom, rowNames[b], upper));
      x += widths[b] + gap;
    }
    double baseline = hasNames ? above + innerHeight + look.em(18) : -1;
    return new MatrixLayout(boxes, width, baseline, hasBars ? baseline + look.em(11) : -1);
  }

  /// Room for the names of rows that are at least a line high.
  private static double[] rowNames(FactorPanel panel, double[] heights, Look look, double width) {
    double[] rooms = new double[heights.length];
    for (int b = 0; b < rooms.length; b++) {
      MatrixBlock block = panel.blocks().get(b);
      boolean fits = heights[b] >= block.rowNames().size() * look.em(LINE);
      double widest = fits ? widest(block.rowNames(), look) : 0;
      double most = Math.min(look.em(110), width / (2.5 * rooms.length));
      rooms[b] = widest > 0 ? Math.min(widest + look.em(6), most) : 0;
    }
    return rooms;
  }

  /// The widest name, in bold as the lit one is.
  private static double widest(List<String> names, Look look) {
    Font font = look.bold(NAME);
    return names.stream().mapToDouble(name -> Look.width(name, font)).max().orElse(0);
  }

  /// Room for the names of columns: side by side if they fit, upright if a line does.
  private static double columnNames(MatrixBlock block, int boxWidth, Look look) {
    double column = boxWidth / (double) Math.max(1, block.columnNames().size());
    if (column < look.em(LINE)) {
      return 0;
    }
    double widest = widest(block.columnNames(), look);
    if (widest + look.em(4) <= column) {
      return widest > 0 ? look.em(LINE) : 0;
    }
    return Math.min(widest + look.em(6), look.em(96));
  }

  private static double gap(FactorPanel panel, Look look, double width) {
    Font font = look.font(MatrixArt.OPERATOR);
    double widest =
        panel.operators().stream().mapToDouble(o -> Look.width(o, font)).max().orElse(0);
    double comfortable = widest + look.em(30);
    return Math.min(comfortable, width / (3.0 * panel.blocks().size()));
  }

  /// Cells of a large picture are larger, though not in proportion.
  private static double growth(Look look, double innerHeight) {
    return Math.clamp(innerHeight / look.em(280), 1, 1.9);
  }

  private static double[] heights(FactorPanel panel, Look look, double innerHeight) {
    double[] heights = new double[panel.blocks().size()];
    boolean isAlone = heights.length == 1;
    double most = look.em(isAlone ? 64 : 28) * growth(look, innerHeight);
    for (int b = 0; b < heights.length; b++) {
      int rows = Math.max(1, panel.blocks().get(b).matrix().numRows);
      heights[b] = Math.min(innerHeight, rows * most);
    }
    return heights;
  }

  private static double[] widths(
      FactorPanel panel, Look look, double[] heights, double innerHeight, double room) {
    double[] widths = new double[heights.length];
    double growth = growth(look, innerHeight);
    for (int b = 0; b < widths.length; b++) {
      MatrixBlock block = panel.blocks().get(b);
      int columns = Math.max(1, block.matrix().numCols);
      double cell = heights[b] / Math.max(1, block.matrix().numRows);
      if (cell >= look.em(ROOMY)) {
        widths[b] = columns * Math.max(look.em(36) * growth, cell);
      } else {
        // Columns wide enough to be seen, but a square matrix stays square.
        double squarish = Math.max(columns * cell, innerHeight);
        widths[b] = Math.min(columns * Math.max(look.em(COLUMN) * growth, cell), squarish);
      }
    }
    slim(panel, look, heights, widths, room);
    return WidestFirst.shrunk(widths, room);
  }

  /// Makes the columns of tall blocks narrower if that leaves room for the numbers of the others.
  private static void slim(
      FactorPanel panel, Look look, double[] heights, double[] widths, double room) {
    double roomy = 0;
    double least = 0;
    double total = 0;
    double[] slimmest = new double[widths.length];
    for (int b = 0; b < widths.length; b++) {
      MatrixBlock block = panel.blocks().get(b);
      boolean isRoomy = heights[b] >= block.matrix().numRows * look.em(ROOMY);
      slimmest[b] =
          isRoomy ? widths[b] : Math.min(widths[b], block.matrix().numCols * look.em(SLIM_COLUMN));
      roomy += isRoomy ? widths[b] : 0;
      least += slimmest[b];
      total += widths[b];
    }
    if (total <= room || roomy == 0 || roomy > 0.8 * room || least >= total) {
      return;
    }
    double share = Math.min(1, (total - room) / (total - least));
    for (int b = 0; b < widths.length; b++) {
      widths[b] -= share * (widths[b] - slimmest[b]);
    }
  }
}
