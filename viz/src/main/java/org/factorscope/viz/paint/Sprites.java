package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Antialiased symbols, drawn once and then stamped. Not thread-safe.
///
/// A symbol is kept at four by four offsets within a pixel, so that points sit where they belong
/// and clouds do not fall into a raster.
final class Sprites {
  private static final int OFFSETS = 4;
  private static final int MOST = 20_000;
  private static final int RECENT = 4096;

  private final Map<Long, int[]> drawn = new HashMap<>();
  private double radius = Double.NaN;
  private int half;
  private int size;
  private final long[] recentKeys = new long[RECENT];
  private final int[][] recent = new int[RECENT][];

  /// Prepares symbols of one radius in device pixels; those of another are forgotten.
  void setRadius(double newRadius) {
    if (newRadius != radius || drawn.size() > MOST) {
      radius = newRadius;
      half = (int) Math.ceil(newRadius * 1.45) + 1;
      size = 2 * half;
      drawn.clear();
      Arrays.fill(recentKeys, -1);
    }
  }

  /// Stamps a symbol centred at (x, y), cut at the edges of `clip`.
  ///
  /// @param argb not premultiplied
  void stamp(PixelImage target, Clip clip, Symbol symbol, int argb, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    int offsetX = (int) ((x - column) * OFFSETS);
    int offsetY = (int) ((y - row) * OFFSETS);
    int[] sprite = sprite(symbol, argb, offsetX, offsetY);
    int left = column - half;
    int top = row - half;
    int fromX = Math.max(left, clip.left());
    int toX = Math.min(left + size, clip.right());
    int fromY = Math.max(top, clip.top());
    int toY = Math.min(top + size, clip.bottom());
    int[] pixels = target.pixels();
    for (int py = fromY; py < toY; py++) {
      int source = (py - top) * size + fromX - left;
      int place = py * target.width() + fromX;
      for (int px = fromX; px < toX; px++, source++, place++) {
        int color = sprite[source];
        if (color != 0) {
          pixels[place] = Blend.over(color, pixels[place]);
        }
      }
    }
  }

  private int[] sprite(Symbol symbol, int argb, int offsetX, int offsetY) {
    long key = ((symbol.number() * OFFSETS + offsetX) * (long) OFFSETS + offsetY) << 32;
    key |= argb & 0xFFFFFFFFL;
    // A table without boxing in front of the map: most points find their sprite here.
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
    if (recentKeys[slot] != key) {
      recent[slot] = drawn.computeIfAbsent(key, k -> draw(symbol, argb, offsetX, offsetY));
      recentKeys[slot] = key;
    }
    return recent[slot];
  }

  private int[] draw(Symbol symbol, int argb, int offsetX, int offsetY) {
    PixelImage image = new PixelImage(size, size);
    Graphics2D g = image.image().createGraphics();
    Look.prepare(g);
    g.translate(half + (offsetX + 0.5) / OFFSETS, half + (offsetY + 0.5) / OFFSETS);
    g.setColor(new Color(argb, true));
    g.fill(symbol.shape(radius));
    g.dispose();
    return image.pixels();
  }
}
