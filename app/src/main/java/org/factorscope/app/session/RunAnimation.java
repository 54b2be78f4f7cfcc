package org.factorscope.app.session;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.factorscope.app.lesson.Axes;
import org.factorscope.viz.export.AnimationExport;
import org.factorscope.viz.export.AtomicFile;
import org.factorscope.viz.theme.Theme;

/// A run as an animated GIF, from its start to the last position that was computed.
///
/// A frame is a half-step; if that makes too many, a whole iteration, and in very long runs
/// positions at equal distances. The first and the last one are always there.
public final class RunAnimation {
  private static final int MOST_FRAMES = 150;

  private RunAnimation() {}

  /// The bytes of the file. Writing them throws a [java.util.concurrent.CancellationException] if
  /// the thread is interrupted.
  ///
  /// @throws org.factorscope.viz.export.ExportException if the size is none
  public static AtomicFile.Content content(
      LessonRun run, Axes axes, Theme theme, int width, int height) {
    int[] positions = positions(run.end(), run::isWhole);
    return AnimationExport.content(
        frame -> run.panelsAt(positions[frame], axes), positions.length, theme, width, height);
  }

  /// Which positions become frames.
  ///
  /// @param isWhole whether no iteration is half made at a position
  static int[] positions(int end, IntPredicate isWhole) {
    if (end < MOST_FRAMES) {
      return IntStream.rangeClosed(0, end).toArray();
    }
    int[] whole = IntStream.range(0, end).filter(isWhole).toArray();
    int stride = Math.ceilDiv(whole.length, MOST_FRAMES - 1);
    return IntStream.concat(
            IntStream.range(0, whole.length)
                .filter(index -> index % stride == 0)
                .map(index -> whole[index]),
            IntStream.of(end))
        .toArray();
  }
}
