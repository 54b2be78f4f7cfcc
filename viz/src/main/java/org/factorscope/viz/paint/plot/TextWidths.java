package org.factorscope.viz.paint.plot;

import java.awt.Font;
import java.util.Arrays;
import org.factorscope.viz.paint.ground.Look;

/// Advance widths of many short texts in one font, added up from those of their letters: measuring
/// each text would cost more than drawing it. Not thread-safe.
final class TextWidths {
  private static final int KNOWN = 0x250;

  private final Font font;
  private final double[] advances = new double[KNOWN];

  TextWidths(Font font) {
    this.font = font;
    Arrays.fill(advances, Double.NaN);
  }

  double of(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= KNOWN) {
        return Look.width(text, font);
      }
      if (Double.isNaN(advances[letter])) {
        advances[letter] = Look.width(String.valueOf(letter), font);
      }
      width += advances[letter];
    }
    return width;
  }
}
