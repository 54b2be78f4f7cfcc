package org.factorscope.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/// The kinds of files that a figure can become.
enum FigureFormat {
  PNG {
    @Override
    void write(Figure figure, OutputStream out) throws IOException {
      PngFigure.write(figure, out);
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
