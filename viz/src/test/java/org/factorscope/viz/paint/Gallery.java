package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;

/// Writes the sample panels as contact sheets, to be looked at: both themes, several sizes and
/// output scales, by the fast path and in full.
final class Gallery {
  private static final Highlight LIT = Highlight.of(Role.OBSERVATION, 92).with(Role.FACTOR, 1);

  private Gallery() {}

  /// Writes all sheets.
  ///
  /// @param args the directory to write to, `target/gallery` by default
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/gallery"));
    for (Theme theme : List.of(Theme.light(), Theme.dark())) {
      sheet(theme, 400, 330, 1, directory.resolve(theme.name() + "-400x330.png"));
      sheet(theme, 300, 220, 1, directory.resolve(theme.name() + "-300x220.png"));
      sheet(theme, 300, 220, 2, directory.resolve(theme.name() + "-300x220@2.png"));
      sheet(theme, 800, 600, 1, directory.resolve(theme.name() + "-800x600.png"));
      reference(theme, 400, 360, directory.resolve(theme.name() + "-reference.png"));
    }
  }

  private static void sheet(Theme theme, int width, int height, double scale, Path file)
      throws IOException {
    int w = (int) (width * scale);
    int h = (int) (height * scale);
    List<Panel> panels = SamplePanels.all();
    BufferedImage sheet = empty(w, h, panels.size(), theme);
    Graphics2D g = sheet.createGraphics();
    FastPainter painter = new FastPainter();
    for (int i = 0; i < panels.size(); i++) {
      PixelImage image = new PixelImage(w, h);
      painter.paint(new PaintRequest(panels.get(i), theme, scale, LIT, Zoom.NONE), image);
      g.drawImage(image.image(), 10 + i % 3 * (w + 10), 10 + i / 3 * (h + 10), null);
    }
    g.dispose();
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static void reference(Theme theme, int width, int height, Path file) throws IOException {
    List<Panel> panels = SamplePanels.all();
    BufferedImage sheet = empty(width, height, panels.size(), theme);
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D g = sheet.createGraphics();
      g.translate(10 + i % 3 * (width + 10), 10 + i / 3 * (height + 10));
      ChartPainter.draw(panels.get(i), theme, g, width, height);
      g.dispose();
    }
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static BufferedImage empty(int width, int height, int count, Theme theme) {
    int rows = (count + 2) / 3;
    BufferedImage sheet =
        new BufferedImage(
            3 * (width + 10) + 10, rows * (height + 10) + 10, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setColor(theme.axis());
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.dispose();
    return sheet;
  }
}
