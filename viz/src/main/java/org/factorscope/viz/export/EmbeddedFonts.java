package org.factorscope.viz.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.factorscope.viz.theme.Typeface;

/// Text in a PDF as text, in the bundled faces whatever font it was drawn with. For one document.
final class EmbeddedFonts extends PdfBoxGraphics2DFontTextDrawer {
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
