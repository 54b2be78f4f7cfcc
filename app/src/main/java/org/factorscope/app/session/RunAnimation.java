package org.factorscope.app.session;

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
    int[] positions = ShownPositions.atMost(MOST_FRAMES, run.end(), run::isWhole);
    return AnimationExport.content(
        frame -> run.panelsAt(positions[frame], axes), positions.length, theme, width, height);
  }
}
