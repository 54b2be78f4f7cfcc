package org.factorscope.viz.export;

import java.awt.Graphics2D;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Draws a panel in full, with its title, into the rectangle from (0, 0) to (`width`, `height`).
@FunctionalInterface
interface PanelDrawing {
  void draw(Panel panel, Theme theme, Graphics2D graphics, double width, double height);
}
