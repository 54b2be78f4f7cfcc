package org.factorscope.viz.paint.ground;

import java.awt.Color;
import java.util.Arrays;

/// An antialiased symbol without a colour: which pixels it covers, and how much of them. Most of
/// the square around a small symbol is empty, so only covered pixels are kept.
final class SymbolMask {
  private final int reach;
  private final int[] columns;
  private final int[] rows;
  private final int[] coverage;
  private int[] steps = {};
  private int stride;

  /// @param dx offset of the symbol's middle within its pixel, 0 to 1
  SymbolMask(Symbol symbol, double radius, double dx, double dy) {
    Stamp stamp = Stamp.of(symbol.shapeAt(dx, dy, radius), Color.WHITE);
    int[] left = new int[stamp.pixels().length];
    int[] top = left.clone();
    int[] alpha = left.clone();
    int count = 0;
    for (int i = 0; i < stamp.pixels().length; i++) {
      int opacity = stamp.pixels()[i] >>> 24;
      if (opacity > 0) {
        left[count] = i % stamp.side() - stamp.half();
        top[count] = Math.floorDiv(i, stamp.side()) - stamp.half();
        // Of 256, so that a shift divides.
        alpha[count] = opacity + (opacity >>> 7);
        count++;
      }
    }
    reach = stamp.half();
    columns = Arrays.copyOf(left, count);
    rows = Arrays.copyOf(top, count);
    coverage = Arrays.copyOf(alpha, count);
  }

  /// Paints the symbol with its middle in a pixel, cut at the edges of `clip`.
  ///
  /// @param color premultiplied
  void paint(PixelImage target, Clip clip, int color, int column, int row) {
    boolean isWhole =
        column - reach >= clip.left()
            && column + reach < clip.right()
            && row - reach >= clip.top()
            && row + reach < clip.bottom();
    if (isWhole) {
      whole(target, color, row * target.width() + column);
    } else {
      cut(target, clip, color, column, row);
    }
  }

  private void whole(PixelImage target, int color, int middle) {
    int[] pixels = target.pixels();
    int[] all = steps(target.width());
    for (int i = 0; i < all.length; i++) {
      int place = middle + all[i];
      pixels[place] = Blend.over(Blend.scaled(color, coverage[i]), pixels[place]);
    }
  }

  private void cut(PixelImage target, Clip clip, int color, int column, int row) {
    for (int i = 0; i < columns.length; i++) {
      int x = column + columns[i];
      int y = row + rows[i];
      if (x >= clip.left() && x < clip.right() && y >= clip.top() && y < clip.bottom()) {
        int place = y * target.width() + x;
        target.pixels()[place] =
            Blend.over(Blend.scaled(color, coverage[i]), target.pixels()[place]);
      }
    }
  }

  /// From the middle pixel to the covered ones in a picture of this width.
  private int[] steps(int width) {
    if (stride != width || steps.length != columns.length) {
      int[] fresh = new int[columns.length];
      for (int i = 0; i < fresh.length; i++) {
        fresh[i] = rows[i] * width + columns[i];
      }
      steps = fresh;
      stride = width;
    }
    return steps;
  }
}
