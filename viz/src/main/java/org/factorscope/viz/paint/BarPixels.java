package org.factorscope.viz.paint;

import java.awt.Color;
import java.util.Arrays;
import org.factorscope.viz.panel.Layer.Bars;
import org.factorscope.viz.theme.Palette;

/// Stacked bars as filled rectangles. Where several bars fall into one column of pixels, the one
/// with the largest total is shown.
final class BarPixels {
  /// The share of a bar's width that is left free between bars.
  static final double GAP = 0.1;

  /// How much colour is left in a bar that is not the current one.
  static final double PALE = 0.52;

  private BarPixels() {}

  static void paint(Bars bars, Projection projection, Look look, Clip clip, PixelImage target) {
    double half = bars.width() / 2 * (1 - GAP);
    int[] owner = new int[Math.max(1, target.width())];
    Arrays.fill(owner, -1);
    int count = bars.x().length;
    double[] totals = new double[count];
    for (int i = 0; i < count; i++) {
      for (double[] series : bars.heights()) {
        totals[i] += Double.isFinite(series[i]) ? Math.abs(series[i]) : 0;
      }
    }
    for (int i = 0; i < count; i++) {
      double from = projection.x(bars.x()[i] - half);
      double to = projection.x(bars.x()[i] + half);
      if (Double.isNaN(from) || Double.isNaN(to)) {
        continue;
      }
      int left = Math.max(clip.left(), column(from));
      int right = Math.min(clip.right(), Math.max(column(from) + 1, column(to)));
      for (int px = left; px < right; px++) {
        if (owner[px] < 0 || totals[owner[px]] < totals[i]) {
          owner[px] = i;
        }
      }
    }
    for (int px = clip.left(); px < clip.right(); px++) {
      if (owner[px] >= 0) {
        column(bars, owner[px], px, projection, look, clip, target);
      }
    }
  }

  private static int column(double pixel) {
    return (int) Math.round(Math.clamp(pixel, -1e6, 1e6));
  }

  private static void column(
      Bars bars, int i, int px, Projection projection, Look look, Clip clip, PixelImage target) {
    double up = 0;
    double down = 0;
    for (int s = 0; s < bars.heights().size(); s++) {
      double height = bars.heights().get(s)[i];
      if (!Double.isFinite(height) || height == 0) {
        continue;
      }
      double base = height > 0 ? up : down;
      int argb = color(bars, s, i, look).getRGB();
      fill(px, edge(base, projection, clip), edge(base + height, projection, clip), argb, target);
      if (height > 0) {
        up += height;
      } else {
        down += height;
      }
    }
  }

  /// The colour of series `s` in bar `i`.
  static Color color(Bars bars, int s, int i, Look look) {
    Color full = Palette.color(bars.tones().get(s), look.theme());
    boolean isFull = bars.current() < 0 || bars.current() == i;
    return isFull ? full : Palette.tint(full, look.theme(), PALE);
  }

  private static int edge(double value, Projection projection, Clip clip) {
    double pixel = projection.y(value);
    // Bars stand on the axis where it is logarithmic and zero is infinitely far down.
    return Double.isNaN(pixel)
        ? clip.bottom()
        : (int) Math.round(Math.clamp(pixel, clip.top(), clip.bottom()));
  }

  private static void fill(int px, int a, int b, int argb, PixelImage target) {
    int[] pixels = target.pixels();
    for (int row = Math.min(a, b); row < Math.max(a, b); row++) {
      pixels[row * target.width() + px] = argb;
    }
  }
}
