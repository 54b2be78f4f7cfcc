package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/// The kinds of files that a figure can become.
enum FigureFormat {
  /// Pixels, one for each unit of the size.
  PNG {
    @Override
    void write(Figure figure, OutputStream out) throws IOException {
      BufferedImage image =
          new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      try {
        figure.draw(graphics);
      } finally {
        graphics.dispose();
      }
      out.write(Png.bytes(image));
    }
  },
  SVG {
    @Override
    void write(Figure figure, OutputStream out) throws IOException {
      SvgFigure.write(figure, out);
    }
  },
  PDF {
    @Override
    void write(Figure figure, OutputStream out) throws IOException {
      PdfFigure.write(figure, out);
    }
  };

  /// Writes a figure in this format; the same figure gives the same bytes. Does not close `out`.
  abstract void write(Figure figure, OutputStream out) throws IOException;

  /// By the ending of the file's name, in any case.
  static FigureFormat of(Path target) {
    Path file = target.getFileName();
    String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
    for (FigureFormat format : values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new ExportException(
        "The format of “"
            + target
            + "” is not known: let the file's name end in .png, .svg or .pdf.");
  }
}
