package org.factorscope.viz.paint.plot;

import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Cells;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;

/// The plane divided among sites, as pale pixels.
///
/// Along one row of pixels the power distances (x - x_k)² + c_k differ by linear functions of x, so
/// the nearest site changes at crossings that are found directly: O(K) a run instead of a pixel.
final class CellPixels {
  private final Cells cells;
  private final Projection projection;
  private final Clip clip;
  private final double[] constant;

  CellPixels(Cells cells, Projection projection, Clip clip) {
    this.cells = cells;
    this.projection = projection;
    this.clip = clip;
    constant = new double[cells.x().length];
  }

  /// How strong the tint of a cell is.
  static double opacity(Theme theme) {
    return theme.isDark() ? 0.24 : 0.13;
  }

  void paint(Theme theme, PixelImage target) {
    int count = cells.x().length;
    int[] tints = new int[count];
    for (int k = 0; k < count; k++) {
      tints[k] = Blend.premultiplied(Palette.classColor(k, theme), opacity(theme));
    }
    int surface = theme.surface().getRGB();
    for (int row = clip.top(); row < clip.bottom(); row++) {
      prepare(projection.valueY(row + 0.5));
      int column = clip.left();
      int site = nearest(projection.valueX(column + 0.5));
      while (site >= 0 && column < clip.right()) {
        int next = nextSite(site);
        int end = next < 0 ? clip.right() : firstColumnRightOf(crossing(site, next));
        end = Math.clamp(end, column, clip.right());
        fill(target, row, column, end, tints[site], surface);
        column = end;
        site = next;
      }
    }
  }

  private static void fill(PixelImage target, int row, int from, int to, int tint, int surface) {
    int[] pixels = target.pixels();
    int onSurface = Blend.over(tint, surface);
    int offset = row * target.width();
    for (int i = offset + from; i < offset + to; i++) {
      pixels[i] = pixels[i] == surface ? onSurface : Blend.over(tint, pixels[i]);
    }
  }

  private void prepare(double y) {
    for (int k = 0; k < constant.length; k++) {
      double dy = y - cells.y()[k];
      constant[k] = dy * dy + cells.offset()[k];
    }
  }

  private int nearest(double x) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < constant.length; k++) {
      double dx = x - cells.x()[k];
      double distance = dx * dx + constant[k];
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  /// The site whose cell follows that of `site` on the right, or -1.
  private int nextSite(int site) {
    int next = -1;
    double first = Double.POSITIVE_INFINITY;
    for (int k = 0; k < constant.length; k++) {
      if (cells.x()[k] > cells.x()[site]) {
        double x = crossing(site, k);
        if (x < first || (next >= 0 && x == first && cells.x()[k] > cells.x()[next])) {
          first = x;
          next = k;
        }
      }
    }
    return next;
  }

  /// Where sites i and j are equally near.
  private double crossing(int i, int j) {
    double xi = cells.x()[i];
    double xj = cells.x()[j];
    return 0.5 * (xi + xj) + (constant[j] - constant[i]) / (2 * (xj - xi));
  }

  private int firstColumnRightOf(double x) {
    double pixel = projection.x(x);
    // On a logarithmic axis a crossing at or below zero lies left of everything.
    return Double.isNaN(pixel) ? clip.left() : (int) Math.ceil(Math.clamp(pixel - 0.5, -1e9, 1e9));
  }
}
