package org.factorscope.viz.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.factorscope.viz.paint.ChartPainter;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Panels to one figure in a file.
public final class FigureExport {
  private static final int LARGEST = 16_384;

  private FigureExport() {}

  /// Writes the panels as one figure of `width` x `height` pixels (points in a PDF). The ending of
  /// `target` decides the format: `.png`, `.svg` or `.pdf`. The same panels give the same bytes.
  ///
  /// @param caption below the panels; empty for none
  /// @throws ExportException if the ending is unknown, the size is none or the file cannot be
  ///   written; then `target` is as it was before
  public static void write(
      List<Panel> panels, String caption, Theme theme, int width, int height, Path target) {
    AtomicFile.save(target, content(panels, caption, theme, width, height, target));
  }

  /// The bytes of such a figure, for a file that somebody else writes.
  ///
  /// @param caption below the panels; empty for none
  /// @param name of the file; its ending decides the format
  /// @throws ExportException if the ending is unknown or the size is none
  public static AtomicFile.Content content(
      List<Panel> panels, String caption, Theme theme, int width, int height, Path name) {
    return content(new Figure(panels, theme, width, height, caption, ChartPainter::draw), name);
  }

  static void write(Figure figure, Path target) {
    AtomicFile.save(target, content(figure, target));
  }

  private static AtomicFile.Content content(Figure figure, Path name) {
    FigureFormat format = FigureFormat.of(name);
    check(figure);
    return out -> format.write(figure, out);
  }

  static void check(Figure figure) {
    if (figure.panels().isEmpty()) {
      throw new ExportException("There is no panel to export: choose at least one.");
    }
    int smaller = Math.min(figure.width(), figure.height());
    int larger = Math.max(figure.width(), figure.height());
    if (smaller < 1 || larger > LARGEST) {
      throw new ExportException(
          String.format(
              Locale.ROOT,
              "A figure of %d x %d is not possible: let width and height be from 1 to %d.",
              figure.width(),
              figure.height(),
              LARGEST));
    }
  }
}
