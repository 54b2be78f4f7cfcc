package org.factorscope.viz.fx;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import org.factorscope.viz.paint.ChartPainter;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// A panel with its title as an image to paste elsewhere, sharp enough for a slide.
public final class CopiedPicture {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int SCALE = 2;

  private CopiedPicture() {}

  /// Draws the panel; may be called on any thread.
  public static Image of(Panel panel, Theme theme) {
    int width = WIDTH * SCALE;
    int height = HEIGHT * SCALE;
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      ChartPainter.draw(panel, theme, graphics, WIDTH, HEIGHT);
    } finally {
      graphics.dispose();
    }
    return ArgbImage.of(canvas);
  }
}
