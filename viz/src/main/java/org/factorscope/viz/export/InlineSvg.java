package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// A drawing as an SVG element that a page can hold: without an XML declaration or a document type,
/// which would name an address.
public final class InlineSvg {
  private InlineSvg() {}

  /// A drawing whose letters are shapes, so that the reader needs none of its fonts.
  public static String outlined(String title, int width, int height, Consumer<Graphics2D> drawing) {
    return element(title, width, height, SvgFigure.Lettering.OUTLINES, drawing);
  }

  static String element(
      String title,
      int width,
      int height,
      SvgFigure.Lettering lettering,
      Consumer<Graphics2D> drawing) {
    StringWriter text = new StringWriter();
    try {
      SvgFigure.write(title, width, height, lettering, drawing, new XmlWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    String document = text.toString();
    return document.substring(document.indexOf("<svg"));
  }
}
