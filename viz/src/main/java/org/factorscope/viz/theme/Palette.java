package org.factorscope.viz.theme;

import java.awt.Color;
import java.util.List;
import org.factorscope.viz.panel.Tone;

/// Which colour a meaning has in a theme.
///
/// Class colours are those of Okabe and Ito, which readers with any of the common colour
/// deficiencies tell apart. Their yellow is darkened, because it is lost on white; on dark surfaces
/// the blues are lifted, because they are lost on black.
public final class Palette {
  private static final List<Color> ON_LIGHT =
      List.of(
          new Color(0x0072B2),
          new Color(0xE69F00),
          new Color(0x009E73),
          new Color(0xD55E00),
          new Color(0xCC79A7),
          new Color(0x56B4E9),
          new Color(0x9A8700),
          new Color(0x5C6670));
  private static final List<Color> ON_DARK =
      List.of(
          new Color(0x2E8FD0),
          new Color(0xE69F00),
          new Color(0x0FAE82),
          new Color(0xE2703A),
          new Color(0xD68BB5),
          new Color(0x84CBF5),
          new Color(0xD9CB45),
          new Color(0xA3ADB8));

  private Palette() {}

  /// How many class colours there are before they repeat.
  public static int classCount() {
    return ON_LIGHT.size();
  }

  /// The colour of class `index`, cyclic; ink for a negative index.
  public static Color classColor(int index, Theme theme) {
    if (index < 0) {
      return theme.ink();
    }
    return (theme.isDark() ? ON_DARK : ON_LIGHT).get(index % classCount());
  }

  /// The colour of a tone.
  public static Color color(Tone tone, Theme theme) {
    return switch (tone.kind()) {
      case CLASS -> classColor(tone.index(), theme);
      case INK -> theme.ink();
      case MUTED -> theme.mutedInk();
      case ACCENT -> theme.accent();
      case WARNING -> theme.warning();
    };
  }

  /// A tint of `color`: `strength` of it on the surface.
  public static Color tint(Color color, Theme theme, double strength) {
    return Oklab.mix(theme.surface(), color, strength);
  }

  /// Near black or white, whichever is easier to read on `rgb`.
  public static Color textOn(int rgb) {
    // Where this near black and white are equally easy to read: sqrt(1.05 * 0.054) - 0.05.
    return Oklab.luminance(rgb) > 0.188 ? new Color(0x0B0D10) : Color.WHITE;
  }
}
