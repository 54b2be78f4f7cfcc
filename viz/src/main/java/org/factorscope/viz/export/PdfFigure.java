package org.factorscope.viz.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.factorscope.viz.theme.Typeface;

/// A figure as one page of its size in points, with the fonts that it uses embedded as subsets.
final class PdfFigure {
  private PdfFigure() {}

  /// Does not close `out`.
  static void write(Figure figure, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      // The identifier is made of the clock otherwise, and the bytes would differ each time.
      document.setDocumentId(0L);
      document.getDocumentInformation().setTitle(figure.title());
      PDPage page = new PDPage(new PDRectangle(figure.width(), figure.height()));
      document.addPage(page);
      PdfBoxGraphics2D graphics =
          new PdfBoxGraphics2D(document, (float) figure.width(), (float) figure.height());
      try {
        graphics.setFontTextDrawer(new EmbeddedFonts());
        figure.draw(graphics);
      } finally {
        graphics.dispose();
      }
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      document.save(out);
    }
  }

  /// Text in a PDF as text, in the bundled faces whatever font it was drawn with. For one document.
  private static final class EmbeddedFonts extends PdfBoxGraphics2DFontTextDrawer {
    private final Map<String, PDFont> loaded = new HashMap<>();

    @Override
    protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
      boolean bold = font.isBold() || font.getPSName().contains("Bold");
      String file = bold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf";
      PDFont known = loaded.get(file);
      if (known != null) {
        return known;
      }
      try (InputStream stream = Typeface.class.getResourceAsStream(file)) {
        if (stream == null) {
          throw new IOException("the font " + file + " is not on the class path");
        }
        PDFont font0 = PDType0Font.load(env.getDocument(), stream, true);
        loaded.put(file, font0);
        return font0;
      }
    }
  }
}
