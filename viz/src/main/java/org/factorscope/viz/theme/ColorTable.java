package org.factorscope.viz.theme;

import java.awt.Color;

/// 256 opaque colours from the low to the high end of a scale.
public final class ColorTable {
  /// Entries of a table.
  public static final int SIZE = 256;

  private static final int[] VIRIDIS = {
    0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E,
    0x1F988B, 0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725
  };
  private static final int[] DIVERGING_LIGHT = {
    0x05446F, 0x1F73AE, 0x67A9D6, 0xB9D8EC, 0xF7F7F5, 0xF9D3AE, 0xEC9A58, 0xC95B12, 0x7F3200
  };
  private static final int[] DIVERGING_DARK = {
    0x9FD8FF, 0x4FA9E6, 0x2371AE, 0x1C4468, 0x20262E, 0x5E3719, 0xA65A1C, 0xEB8B36, 0xFFCD9B
  };

  private final int[] argb;

  private ColorTable(int[] argb) {
    this.argb = argb;
  }

  /// Viridis: perceptually even, readable without colour vision.
  public static ColorTable viridis() {
    return through(VIRIDIS);
  }

  /// Blue for negative, orange for positive, the surface's own lightness at zero.
  public static ColorTable diverging(Theme theme) {
    return through(theme.isDark() ? DIVERGING_DARK : DIVERGING_LIGHT);
  }

  /// Black to white.
  public static ColorTable grey() {
    return through(new int[] {0x000000, 0xFFFFFF});
  }

  /// From almost the surface to the full colour of a class.
  public static ColorTable ofClass(int index, Theme theme) {
    Color low = emptyMembership(theme);
    Color high = Palette.classColor(index, theme);
    int[] anchors = new int[9];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = Oklab.mix(low, high, i / (anchors.length - 1.0)).getRGB();
    }
    return through(anchors);
  }

  /// What a membership of zero looks like: set off from the surface, so that the matrix has an
  /// edge.
  public static Color emptyMembership(Theme theme) {
    return Oklab.mix(theme.surface(), theme.mutedInk(), theme.isDark() ? 0.12 : 0.13);
  }

  /// The colour at `share`, 0 to 1 and clamped, as `0xFFrrggbb`; NaN gives the lowest.
  public int at(double share) {
    return argb[Math.clamp((int) (share * SIZE), 0, SIZE - 1)];
  }

  private static ColorTable through(int[] anchors) {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double place = i * (anchors.length - 1.0) / (SIZE - 1);
      int low = Math.min((int) place, anchors.length - 2);
      table[i] = between(anchors[low], anchors[low + 1], place - low);
    }
    return new ColorTable(table);
  }

  private static int between(int from, int to, double share) {
    int result = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int start = from >> shift & 0xFF;
      int end = to >> shift & 0xFF;
      result = result << 8 | (int) Math.round(start + share * (end - start));
    }
    return result;
  }
}
