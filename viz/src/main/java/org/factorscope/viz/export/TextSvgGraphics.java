package org.factorscope.viz.export;

import java.awt.Font;
import java.awt.Graphics;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/// Batik's graphics that knows the bundled bold face for bold. A face that comes from a file calls
/// itself plain, and Batik would write it as such.
final class TextSvgGraphics extends SVGGraphics2D {
  TextSvgGraphics(SVGGeneratorContext context) {
    super(context, false);
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
