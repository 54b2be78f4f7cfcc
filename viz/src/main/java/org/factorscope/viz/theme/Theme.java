package org.factorscope.viz.theme;

import java.awt.Color;

/// The colours and the size of type of a picture.
///
/// @param textScale 1 for the desk, larger for a projector
public record Theme(
    String name,
    Color surface,
    Color ink,
    Color mutedInk,
    Color grid,
    Color axis,
    Color accent,
    Color warning,
    boolean isDark,
    double textScale) {

  /// Dark ink on white.
  public static Theme light() {
    return new Theme(
        "light",
        new Color(0xFFFFFF),
        new Color(0x1F2328),
        new Color(0x656D76),
        new Color(0xEEF0F2),
        new Color(0xD0D7DE),
        new Color(0x0969DA),
        new Color(0xBC4C00),
        false,
        1.0);
  }

  /// Light ink on near black.
  public static Theme dark() {
    return new Theme(
        "dark",
        new Color(0x161B22),
        new Color(0xE6EDF3),
        new Color(0x8B949E),
        new Color(0x21262D),
        new Color(0x30363D),
        new Color(0x4493F8),
        new Color(0xDB6D28),
        true,
        1.0);
  }

  /// The same theme with larger or smaller type.
  public Theme withTextScale(double scale) {
    return new Theme(name, surface, ink, mutedInk, grid, axis, accent, warning, isDark, scale);
  }
}
