package org.factorscope.viz.paint.ground;

import java.awt.Color;

/// Arithmetic on premultiplied ARGB pixels.
public final class Blend {
  private Blend() {}

  /// A premultiplied colour over an opaque or transparent pixel.
  public static int over(int color, int pixel) {
    int rest = 255 - (color >>> 24);
    if (rest == 0) {
      return color;
    }
    // Two channels at a time; (v * rest + 128) * 257 >> 16 divides by 255.
    int even = (pixel & 0x00FF00FF) * rest + 0x00800080;
    even = (even + (even >>> 8 & 0x00FF00FF)) >>> 8 & 0x00FF00FF;
    int odd = (pixel >>> 8 & 0x00FF00FF) * rest + 0x00800080;
    odd = odd + (odd >>> 8 & 0x00FF00FF) & 0xFF00FF00;
    return color + (even | odd);
  }

  /// A premultiplied colour at `share` of 256.
  public static int scaled(int color, int share) {
    int even = (((color & 0x00FF00FF) * share) >>> 8) & 0x00FF00FF;
    int odd = (((color >>> 8) & 0x00FF00FF) * share) & 0xFF00FF00;
    return even | odd;
  }

  /// A colour at an opacity of 0 to 1, premultiplied.
  public static int premultiplied(Color color, double opacity) {
    int alpha = (int) Math.round(255 * opacity);
    return premultiplied(alpha << 24 | (color.getRGB() & 0xFFFFFF));
  }

  /// A colour that is not premultiplied, premultiplied.
  public static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    return alpha << 24
        | channel(argb >> 16 & 0xFF, alpha) << 16
        | channel(argb >> 8 & 0xFF, alpha) << 8
        | channel(argb & 0xFF, alpha);
  }

  /// A colour at an opacity of 0 to 1.
  public static Color faded(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }

  private static int channel(int channel, int alpha) {
    return (channel * alpha + 127) / 255;
  }
}
