package org.factorscope.viz.export;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A figure as vectors; text stays text that can be searched and edited.
final class SvgFigure {
  private static final String SVG = "http://www.w3.org/2000/svg";

  private SvgFigure() {}

  /// How letters are written.
  enum Lettering {
    /// As text, in a font that the reader's machine may not have.
    TEXT,
    /// As the shapes of their glyphs.
    OUTLINES
  }

  /// Does not close `out`.
  static void write(Figure figure, OutputStream out) throws IOException {
    Writer writer = new XmlWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    write(figure.title(), figure.width(), figure.height(), Lettering.TEXT, figure::draw, writer);
    writer.flush();
  }

  /// Writes a drawing of `width` x `height` units as a document of its own.
  static void write(
      String title,
      int width,
      int height,
      Lettering lettering,
      Consumer<Graphics2D> drawing,
      Writer writer)
      throws IOException {
    Document document = emptyDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    EmbeddedPngs pictures = new EmbeddedPngs();
    context.setImageHandler(pictures);
    context.setGenericImageHandler(new SimpleImageHandler(pictures));
    TextSvgGraphics graphics = new TextSvgGraphics(context, lettering);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.accept(graphics);
    Element root = graphics.getRoot();
    // Without a view box the figure would be cut instead of scaled when a page resizes it.
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    Element name = document.createElementNS(SVG, "title");
    name.setTextContent(title);
    root.insertBefore(name, root.getFirstChild());
    graphics.stream(root, writer, false, false);
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's own XML parser is gone.", e);
    }
  }

  /// Pictures inside of an SVG, as PNG by the JDK: Batik's own encoder is in another jar. They are
  /// shown with sharp entries, since our pictures are matrices.
  private static final class EmbeddedPngs extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) {
      try {
        out.write(Png.bytes(image));
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

  /// Batik's graphics that knows the bundled bold face for bold. A face that comes from a file
  /// calls itself plain, and Batik would write it as such.
  private static final class TextSvgGraphics extends SVGGraphics2D {
    TextSvgGraphics(SVGGeneratorContext context, Lettering lettering) {
      super(context, lettering == Lettering.OUTLINES);
    }

    private TextSvgGraphics(TextSvgGraphics parent) {
      super(parent);
    }

    @Override
    public Graphics create() {
      return new TextSvgGraphics(this);
    }

    @Override
    public void setFont(Font font) {
      super.setFont(font.getPSName().contains("Bold") ? font.deriveFont(Font.BOLD) : font);
    }
  }
}
