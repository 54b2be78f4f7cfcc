package org.factorscope.viz.export;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Element;

/// Pictures inside of an SVG, as PNG by the JDK: Batik's own encoder is in another jar. They are
/// shown with sharp entries, since our pictures are matrices.
final class EmbeddedPngs extends ImageHandlerBase64Encoder {
  @Override
  public void encodeImage(RenderedImage image, OutputStream out) {
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      // `out` is an array in memory.
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
      throws SVGGraphics2DIOException {
    super.handleHREF(image, element, context);
    element.setAttributeNS(null, "image-rendering", "pixelated");
  }
}
