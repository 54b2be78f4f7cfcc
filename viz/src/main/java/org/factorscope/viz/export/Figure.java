package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Panels in a balanced grid on the theme's surface, with a caption below.
///
/// @param caption empty for none
record Figure(
    List<Panel> panels, Theme theme, int width, int height, String caption, PanelDrawing drawing) {
  private static final double MARGIN = 16;
  private static final double GAP = 20;
  private static final double NARROWEST = 200;

  /// A figure without a caption.
  Figure(List<Panel> panels, Theme theme, int width, int height, PanelDrawing drawing) {
    this(panels, theme, width, height, "", drawing);
  }

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
    double room = width - 2 * margin;
    Caption below = Caption.of(caption, theme, room);
    below.draw(graphics, margin, height - margin);
    double high = Math.max(1, height - 2 * margin - below.height());
    BalancedGrid grid = BalancedGrid.of(panels.size(), room, high, GAP, NARROWEST);
    for (int i = 0; i < panels.size(); i++) {
      BalancedGrid.Cell cell = grid.cell(i);
      Graphics2D inCell = (Graphics2D) graphics.create();
      try {
        inCell.translate(margin + cell.x(), margin + cell.y());
        drawing.draw(panels.get(i), theme, inCell, cell.width(), cell.height());
      } finally {
        inCell.dispose();
      }
    }
  }
}
