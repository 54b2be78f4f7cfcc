package org.factorscope.viz.export;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;
import org.factorscope.viz.theme.Typeface;

/// Panels in a balanced grid, each below a line with its title and subtitle.
record Figure(List<Panel> panels, Theme theme, int width, int height, PanelDrawing drawing) {
  private static final double MARGIN = 16;
  private static final double GAP = 20;
  private static final double NARROWEST = 200;
  private static final double TYPE_SIZE = 13;
  private static final double HEADER_LINES = 1.9;
  private static final String ELLIPSIS = "…";
  // Measured alike for every format, so that all of them break lines in the same places.
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  /// The titles of the panels as one line.
  String title() {
    return panels.stream().map(Panel::title).collect(Collectors.joining(", "));
  }

  /// Draws everything, the background included.
  void draw(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(theme.surface());
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    double margin = Math.min(MARGIN, Math.min(width, height) / 10.0);
    BalancedGrid grid =
        BalancedGrid.of(panels.size(), width - 2 * margin, height - 2 * margin, GAP, NARROWEST);
    for (int i = 0; i < panels.size(); i++) {
      BalancedGrid.Cell cell = grid.cell(i);
      Graphics2D inCell = (Graphics2D) graphics.create();
      try {
        inCell.translate(margin + cell.x(), margin + cell.y());
        draw(panels.get(i), inCell, cell.width(), cell.height());
      } finally {
        inCell.dispose();
      }
    }
  }

  private void draw(Panel panel, Graphics2D graphics, double cellWidth, double cellHeight) {
    double size = TYPE_SIZE * theme.textScale();
    double header = Math.min(size * HEADER_LINES, cellHeight / 3);
    Font bold = Typeface.bold(size);
    String title = elided(panel.title(), bold, cellWidth);
    graphics.setFont(bold);
    graphics.setColor(theme.ink());
    graphics.drawString(title, 0f, (float) size);
    double left = widthOf(title, bold) + size * 0.7;
    Font regular = Typeface.regular(size);
    String subtitle = elided(panel.subtitle(), regular, cellWidth - left);
    if (!subtitle.isEmpty()) {
      graphics.setFont(regular);
      graphics.setColor(theme.mutedInk());
      graphics.drawString(subtitle, (float) left, (float) size);
    }
    graphics.translate(0, header);
    drawing.draw(panel, theme, graphics, cellWidth, cellHeight - header);
  }

  private static double widthOf(String text, Font font) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /// The longest beginning that fits, with an ellipsis where something is left out.
  private static String elided(String text, Font font, double room) {
    if (widthOf(text, font) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && widthOf(text.substring(0, end) + ELLIPSIS, font) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == 0 ? "" : text.substring(0, end).stripTrailing() + ELLIPSIS;
  }
}
