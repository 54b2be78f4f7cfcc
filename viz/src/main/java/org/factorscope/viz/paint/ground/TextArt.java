package org.factorscope.viz.paint.ground;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/// Text set by the left end, centre or right end of its base line.
public final class TextArt {
  private static final String ELLIPSIS = "…";

  private TextArt() {}

  public static void left(Graphics2D g, String text, Font font, double x, double baseline) {
    if (!text.isEmpty()) {
      g.setFont(font);
      g.drawString(text, (float) x, (float) baseline);
    }
  }

  public static void centred(Graphics2D g, String text, Font font, double x, double baseline) {
    left(g, text, font, x - Look.width(text, font) / 2, baseline);
  }

  public static void right(Graphics2D g, String text, Font font, double x, double baseline) {
    left(g, text, font, x - Look.width(text, font), baseline);
  }

  /// Centred both ways on a point, by the height of capitals.
  public static void inside(Graphics2D g, String text, Font font, double x, double y) {
    centred(g, text, font, x, y + Look.capHeight(font) / 2);
  }

  /// The text, cut with an ellipsis if it is wider than `room`; empty if not even that fits.
  public static String fitted(String text, Font font, double room) {
    if (Look.width(text, font) <= room) {
      return text;
    }
    for (int length = text.length() - 1; length > 0; length--) {
      String cut = text.substring(0, length).stripTrailing() + ELLIPSIS;
      if (Look.width(cut, font) <= room) {
        return cut;
      }
    }
    return Look.width(ELLIPSIS, font) <= room ? ELLIPSIS : "";
  }

  /// The words of a text in lines no wider than `room` (a longer word gets a line of its own).
  public static List<String> wrapped(String text, Font font, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Look.width(longer, font) > room) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
