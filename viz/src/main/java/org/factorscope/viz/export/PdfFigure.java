package org.factorscope.viz.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

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
}
