package org.factorscope.app.session;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.factorscope.app.lesson.Axes;
import org.factorscope.viz.export.AnimationExport;
import org.factorscope.viz.theme.Theme;

/// A run as an animated GIF, from its start to the last position that was computed.
///
/// A frame is a half-step; where that makes too many, a whole iteration, and in very long runs
/// positions at equal distances. The first and the last one are always there.
public final class RunAnimation {
  private static final int MOST_FRAMES = 150;

  private RunAnimation() {}

  /// Writes it.
  ///
  /// @throws org.factorscope.viz.export.ExportException where the file cannot be written
  /// @throws java.util.concurrent.CancellationException where the thread is interrupted
  public static void write(
      LessonRun run, Axes axes, Theme theme, int width, int height, Path target) {
    int[] positions = positions(run.end(), run.lesson().algorithm().phases().size());
    AnimationExport.write(
        frame -> run.panelsAt(positions[frame], axes),
        positions.length,
        theme,
        width,
        height,
        target);
  }

  /// Which positions become frames.
  ///
  /// @param phases half-steps of an iteration
  static int[] positions(int end, int phases) {
    if (end < MOST_FRAMES) {
      return IntStream.rangeClosed(0, end).toArray();
    }
    int step = Math.ceilDiv(Math.ceilDiv(end, MOST_FRAMES - 2), phases) * phases;
    return IntStream.concat(
            IntStream.iterate(0, position -> position < end, position -> position + step),
            IntStream.of(end))
        .toArray();
  }
}
