package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// A picture in a test, and how to find things in it.
public record Drawn(PixelImage image, PanelGeometry geometry) {
  public static Drawn fast(Panel panel, Theme theme, int width, int height, double scale) {
    PixelImage image = new PixelImage(width, height);
    PaintRequest request = new PaintRequest(panel, theme, scale, Highlight.NONE, Zoom.NONE);
    return new Drawn(image, new FastPainter().paint(request, image));
  }

  /// The reference picture; the geometry is that of the fast path.
  public static Drawn reference(Panel panel, Theme theme, int width, int height) {
    PixelImage image = new PixelImage(width, height);
    Graphics2D g = image.image().createGraphics();
    ChartPainter.draw(panel, theme, g, width, height);
    g.dispose();
    return new Drawn(image, fast(panel, theme, width, height, 1).geometry());
  }

  public int rgb(double x, double y) {
    int row = (int) y;
    int column = (int) x;
    return image.pixels()[row * image.width() + column] & 0xFFFFFF;
  }

  /// The middle of all pixels close to a colour, in pixels.
  public PanelGeometry.DataPoint centroid(Color color) {
    double sumX = 0;
    double sumY = 0;
    int count = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (isClose(rgb(x, y), color.getRGB(), 45)) {
          sumX += x + 0.5;
          sumY += y + 0.5;
          count++;
        }
      }
    }
    assertTrue(count > 0, "nothing is drawn in " + color);
    return new PanelGeometry.DataPoint(sumX / count, sumY / count);
  }

  public static boolean isClose(int rgb, int other, int tolerance) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((rgb >> shift & 0xFF) - (other >> shift & 0xFF)) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /// How much of the height of a reference picture title and subtitle take.
  public static double headerHeight(Panel panel, Theme theme, double width, double height) {
    return ChartPainter.headerHeight(panel, theme, width, height);
  }
}
