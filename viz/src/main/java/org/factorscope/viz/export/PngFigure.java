package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/// A figure as pixels, one for each unit of its size.
final class PngFigure {
  private PngFigure() {}

  /// Does not close `out`.
  static void write(Figure figure, OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      figure.draw(graphics);
    } finally {
      graphics.dispose();
    }
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java has no writer for PNG");
    }
  }
}
