package org.factorscope.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/// The kinds of files that a figure can become.
enum FigureFormat {
  PNG(new PngFigure()),
  SVG(new SvgFigure()),
  PDF(new PdfFigure());

  /// Writes a figure in one format.
  interface Writer {
    /// The same figure gives the same bytes. Does not close `out`.
    void write(Figure figure, OutputStream out) throws IOException;
  }

  private final Writer writer;

  FigureFormat(Writer writer) {
    this.writer = writer;
  }

  void write(Figure figure, OutputStream out) throws IOException {
    writer.write(figure, out);
  }

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
