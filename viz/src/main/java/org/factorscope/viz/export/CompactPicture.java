package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.factorscope.viz.paint.ChartPainter;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// A panel without its title in few bytes, for a page that holds many. Equal pictures are equal.
///
/// @param base64 the bytes of the kind
public record CompactPicture(Kind kind, String base64) {
  private static final String FAMILY = "font-family=\"'DejaVu Sans'\"";

  /// Verdana's letters are as wide as those of DejaVu Sans.
  private static final String FAMILIES = "font-family=\"'DejaVu Sans',Verdana,sans-serif\"";

  /// What the bytes are.
  public enum Kind {
    /// SVG, compressed by gzip.
    SVG_GZ,
    PNG
  }

  /// The panel as vectors; text stays text.
  public static CompactPicture vector(Panel panel, Theme theme, int width, int height) {
    String svg =
        InlineSvg.element(
            panel.title(),
            width,
            height,
            SvgFigure.Lettering.TEXT,
            graphics -> ChartPainter.drawUntitled(panel, theme, graphics, width, height));
    byte[] text = svg.replace(FAMILY, FAMILIES).getBytes(StandardCharsets.UTF_8);
    return of(Kind.SVG_GZ, out -> gzip(text, out));
  }

  /// The panel as pixels in at most 256 colours.
  ///
  /// @param scale pixels for each unit of the size
  public static CompactPicture pixels(
      Panel panel, Theme theme, int width, int height, double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(width * scale),
            (int) Math.round(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(scale, scale);
      ChartPainter.drawUntitled(panel, theme, graphics, width, height);
    } finally {
      graphics.dispose();
    }
    BufferedImage indexed = SharedPalette.of(List.of(image)).indexed(image);
    return of(Kind.PNG, out -> out.write(Png.smallest(indexed)));
  }

  private static CompactPicture of(Kind kind, AtomicFile.Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
    return new CompactPicture(kind, Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  private static void gzip(byte[] text, OutputStream out) throws IOException {
    try (Best gzip = new Best(out)) {
      gzip.write(text);
    }
  }

  /// As small as gzip can make it.
  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
