package org.factorscope.viz.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.factorscope.viz.paint.ChartPainter;
import org.factorscope.viz.paint.plot.CommonAxes;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// A sequence of figures as an animated GIF, with axes that stand still.
public final class AnimationExport {
  /// What the name of a file must end in.
  public static final String ENDING = ".gif";

  private static final int HUNDREDTHS = 40;
  private static final int SHORTEST_HUNDREDTHS = 8;
  private static final int LAST_HUNDREDTHS = 250;
  // A longer animation is a faster one, down to the shortest frames.
  private static final int PLEASANT_HUNDREDTHS = 2400;

  private final IntFunction<List<Panel>> panels;
  private final int count;
  private final Theme theme;
  private final int width;
  private final int height;
  private final CommonAxes axes = new CommonAxes();

  private AnimationExport(
      IntFunction<List<Panel>> panels, int count, Theme theme, int width, int height) {
    this.panels = panels;
    this.count = count;
    this.theme = theme;
    this.width = width;
    this.height = height;
  }

  /// Whether a file is to be an animation, by its ending.
  public static boolean isMeant(Path target) {
    return String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /// Writes `count` frames of `width` x `height` pixels. Panels are asked for twice: for the axes,
  /// and to be drawn. The same panels give the same bytes.
  ///
  /// @param panels of frame 0, 1, …; pure
  /// @throws ExportException if the size is none or the file cannot be written; then `target` is as
  ///   it was before
  /// @throws CancellationException if the thread is interrupted; likewise
  public static void write(
      IntFunction<List<Panel>> panels, int count, Theme theme, int width, int height, Path target) {
    AtomicFile.save(target, content(panels, count, theme, width, height));
  }

  /// The bytes of such an animation, for a file that somebody else writes. Writing them throws a
  /// [CancellationException] if the thread is interrupted.
  ///
  /// @param panels of frame 0, 1, …; pure
  /// @throws ExportException if the size is none
  public static AtomicFile.Content content(
      IntFunction<List<Panel>> panels, int count, Theme theme, int width, int height) {
    FigureExport.check(new Figure(panels.apply(0), theme, width, height, ChartPainter::draw));
    return out -> new AnimationExport(panels, count, theme, width, height).write(out);
  }

  private void write(OutputStream out) throws IOException {
    for (int frame = 0; frame < count; frame++) {
      throwIfInterrupted();
      panels.apply(frame).forEach(axes::include);
    }
    SharedPalette palette =
        SharedPalette.of(IntStream.of(0, count / 2, count - 1).mapToObj(this::drawn).toList());
    int hundredths = Math.clamp(PLEASANT_HUNDREDTHS / count, SHORTEST_HUNDREDTHS, HUNDREDTHS);
    try (GifWriter gif = new GifWriter(out)) {
      for (int frame = 0; frame < count; frame++) {
        throwIfInterrupted();
        boolean isLast = frame == count - 1;
        gif.add(palette.indexed(drawn(frame)), isLast ? LAST_HUNDREDTHS : hundredths);
      }
      gif.end();
    }
  }

  private static void throwIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
  }

  private BufferedImage drawn(int frame) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      List<Panel> fixed = panels.apply(frame).stream().map(axes::fixed).toList();
      new Figure(fixed, theme, width, height, ChartPainter::draw).draw(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
