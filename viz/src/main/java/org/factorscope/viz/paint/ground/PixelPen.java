package org.factorscope.viz.paint.ground;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes pixels of an image where drawing shapes would be too slow. A `Graphics2D` that draws into
/// the image carries the pen as a rendering hint, so whoever draws finds it with [#of] and uses
/// shapes if there is none.
///
/// Keeps what can be used again for the next picture: symbol masks, buffers and the backdrop. Not
/// thread-safe.
public final class PixelPen {
  private static final RenderingHints.Key KEY =
      new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(@Nullable Object value) {
          return value == null || value instanceof PixelPen;
        }
      };

  // A size of points more than this only while a window is resized or a layer grows.
  private static final int MOST_SIZES = 16;

  private final Map<Double, SymbolMasks> masks = new HashMap<>();
  private PixelImage target = new PixelImage(1, 1);
  private double[] sums = {};
  private @Nullable Object backdropKey;
  private int[] backdrop = {};

  /// The pen of a `Graphics2D`, or null if only shapes can be drawn.
  public static @Nullable PixelPen of(Graphics2D g) {
    return (PixelPen) g.getRenderingHint(KEY);
  }

  /// A `Graphics2D` for an image with this pen. Its pixels are those of the image, so it must not
  /// be transformed while the pen is used.
  public Graphics2D graphics(PixelImage image) {
    target = image;
    Graphics2D g = image.image().createGraphics();
    Look.prepare(g);
    g.setRenderingHint(KEY, this);
    return g;
  }

  /// The image.
  public PixelImage target() {
    return target;
  }

  /// The whole pixels of an area, as far as they lie in the image.
  public Clip clip(Rectangle2D area) {
    return new Clip(
        Math.max(0, (int) area.getMinX()),
        Math.max(0, (int) area.getMinY()),
        Math.min(target.width(), (int) area.getMaxX()),
        Math.min(target.height(), (int) area.getMaxY()));
  }

  /// The masks of all symbols at a radius in device pixels.
  public SymbolMasks masks(double radius) {
    if (masks.size() > MOST_SIZES) {
      masks.clear();
    }
    return masks.computeIfAbsent(radius, SymbolMasks::new);
  }

  /// At least `length` zeros, valid until the next call.
  public double[] zeros(int length) {
    if (sums.length < length) {
      sums = new double[length];
    } else {
      Arrays.fill(sums, 0, length, 0);
    }
    return sums;
  }

  /// Fills the image with what `draw` draws, from memory if that was drawn last for an equal key.
  ///
  /// @param key all that decides about the backdrop, except the image's size
  public void backdrop(Object key, Runnable draw) {
    boolean isKept =
        backdropKey != null && backdrop.length == target.pixels().length && key.equals(backdropKey);
    if (isKept) {
      System.arraycopy(backdrop, 0, target.pixels(), 0, backdrop.length);
    } else {
      draw.run();
      backdrop = target.pixels().clone();
      backdropKey = key;
    }
  }

  /// The masks of all symbols at one radius, made when first needed. Not thread-safe.
  ///
  /// A symbol is kept at four by four offsets within a pixel, so that points sit where they belong
  /// and clouds do not fall into a raster.
  public static final class SymbolMasks {
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
        known =
            new SymbolMask(symbol, radius, (offsetX + 0.5) / OFFSETS, (offsetY + 0.5) / OFFSETS);
        masks[slot] = known;
      }
      return known;
    }
  }
}
