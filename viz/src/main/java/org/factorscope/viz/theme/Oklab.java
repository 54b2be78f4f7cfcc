package org.factorscope.viz.theme;

import java.awt.Color;

/// Björn Ottosson's perceptual colour space, in which the mean of two colours looks like their
/// mean.
///
/// @param l lightness, 0 to 1
/// @param a green to red
/// @param b blue to yellow
public record Oklab(double l, double a, double b) {
  private static final int STEPS = 4096;
  private static final byte[] ENCODED = encodingTable();

  /// The place of an opaque sRGB colour.
  public static Oklab of(Color color) {
    double red = linear(color.getRed());
    double green = linear(color.getGreen());
    double blue = linear(color.getBlue());
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new Oklab(
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
  }

  /// The colour `share` of the way from `from` (0) to `to` (1).
  public static Color mix(Color from, Color to, double share) {
    Oklab start = of(from);
    Oklab end = of(to);
    double rest = 1 - share;
    return new Color(
        rgb(
            rest * start.l + share * end.l,
            rest * start.a + share * end.a,
            rest * start.b + share * end.b));
  }

  /// The nearest sRGB colour as `0xFFrrggbb`.
  public static int rgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  /// The luminance of a colour as WCAG 2 defines it: 0 black, 1 white.
  ///
  /// @param rgb `0xrrggbb`; bits above are ignored
  public static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double linear) {
    int step = (int) (linear * (STEPS - 1) + 0.5);
    return ENCODED[Math.clamp(step, 0, STEPS - 1)] & 0xFF;
  }

  private static byte[] encodingTable() {
    byte[] table = new byte[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double value = i / (STEPS - 1.0);
      double coded = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
      table[i] = (byte) Math.round(255 * coded);
    }
    return table;
  }
}
