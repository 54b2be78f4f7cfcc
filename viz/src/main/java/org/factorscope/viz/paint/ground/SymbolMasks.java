package org.factorscope.viz.paint.ground;

import org.jspecify.annotations.Nullable;

/// The masks of all symbols at one radius, made when first needed. Not thread-safe.
///
/// A symbol is kept at four by four offsets within a pixel, so that points sit where they belong
/// and clouds do not fall into a raster.
public final class SymbolMasks {
  private static final int OFFSETS = 4;

  private final double radius;
  private final @Nullable SymbolMask[] masks =
      new SymbolMask[Symbol.values().length * OFFSETS * OFFSETS];

  /// @param radius in device pixels
  public SymbolMasks(double radius) {
    this.radius = radius;
  }

  /// Paints a symbol centred at (x, y), cut at the edges of `clip`.
  ///
  /// @param color premultiplied
  public void paint(PixelImage target, Clip clip, Symbol symbol, int color, double x, double y) {
    int column = (int) x;
    int row = (int) y;
    int offsetX = (int) ((x - column) * OFFSETS);
    int offsetY = (int) ((y - row) * OFFSETS);
    mask(symbol, offsetX, offsetY).paint(target, clip, color, column, row);
  }

  private SymbolMask mask(Symbol symbol, int offsetX, int offsetY) {
    int slot = (symbol.number() * OFFSETS + offsetX) * OFFSETS + offsetY;
    SymbolMask known = masks[slot];
    if (known == null) {
      known = new SymbolMask(symbol, radius, (offsetX + 0.5) / OFFSETS, (offsetY + 0.5) / OFFSETS);
      masks[slot] = known;
    }
    return known;
  }
}
