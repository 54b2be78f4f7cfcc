import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Draws Factorscope's icon: a tall matrix and a wide one, whose product is the square behind them,
/// under a lens.
///
/// Run it as `java DrawIcon.java factorscope.png`.
final class DrawIcon {
  private static final int SIZE = 512;
  private static final Color SURFACE = new Color(0x12324A);
  private static final Color[] OKABE_ITO = {
    new Color(0x56B4E9), new Color(0xE69F00), new Color(0x009E73), new Color(0xF0E442)
  };

  private DrawIcon() {}

  public static void main(String[] args) throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(SURFACE);
    g.fill(new RoundRectangle2D.Double(16, 16, SIZE - 32, SIZE - 32, 112, 112));
    cells(g, 84, 176, 2, 4);
    cells(g, 176, 84, 4, 2);
    product(g);
    lens(g);
    g.dispose();
    ImageIO.write(image, "png", new File(args[0]));
  }

  private static void cells(Graphics2D g, int x, int y, int columns, int rows) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        g.setColor(OKABE_ITO[(3 * i + 2 * j + i * j) % OKABE_ITO.length]);
        g.fill(cell(x + 42 * j, y + 42 * i));
      }
    }
  }

  private static void product(Graphics2D g) {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        g.setColor(new Color(1f, 1f, 1f, 0.25f + 0.15f * ((2 * i + 3 * j) % 5)));
        g.fill(cell(176 + 42 * j, 176 + 42 * i));
      }
    }
  }

  private static RoundRectangle2D cell(int x, int y) {
    return new RoundRectangle2D.Double(x, y, 36, 36, 10, 10);
  }

  private static void lens(Graphics2D g) {
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(22, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Ellipse2D.Double(216, 216, 152, 152));
    g.setStroke(new BasicStroke(34, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(352, 352, 420, 420));
  }
}
