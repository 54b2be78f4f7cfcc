package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.theme.Theme;

/// The lines below the panels of a figure.
record Caption(List<String> lines, Look look) {
  private static final double LINE = 16;

  /// @param text empty for none
  /// @param width of the lines
  static Caption of(String text, Theme theme, double width) {
    Look look = new Look(theme, 1);
    return new Caption(
        text.isBlank() ? List.of() : TextArt.wrapped(text, look.font(Look.SMALL), width), look);
  }

  /// The gap above it included.
  double height() {
    return lines.isEmpty() ? 0 : look.em(LINE) * (lines.size() + 0.5);
  }

  /// Draws it with its lower edge at `bottom`.
  void draw(Graphics2D graphics, double left, double bottom) {
    graphics.setColor(look.theme().mutedInk());
    for (int i = 0; i < lines.size(); i++) {
      double baseline = bottom - look.em(LINE) * (lines.size() - 1 - i) - look.em(4);
      TextArt.left(graphics, lines.get(i), look.font(Look.SMALL), left, baseline);
    }
  }
}
