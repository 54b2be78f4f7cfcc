package org.factorscope.app.shell.window;

import java.util.List;
import java.util.function.Supplier;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Opens the first lesson and paints its panels off screen, on a thread of its own while JavaFX
/// starts. What that loads (fonts, axes, the data) is there when the window asks for it.
final class WarmUp {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 360;

  private WarmUp() {}

  static void inBackground(Supplier<Lesson<?, ?, ?>> lesson) {
    Thread.ofPlatform().daemon().name("warm-up").start(() -> quietly(lesson));
  }

  private static void quietly(Supplier<Lesson<?, ?, ?>> lesson) {
    try {
      open(lesson.get()).forEach(WarmUp::paint);
    } catch (RuntimeException | Error _) {
      // What fails here fails again in the window, which says so.
    }
  }

  private static List<Panel> open(Lesson<?, ?, ?> lesson) {
    RunSetup setup =
        lesson.presets().isEmpty()
            ? RunSetup.defaultsOf(lesson)
            : RunSetup.of(lesson, lesson.presets().getFirst());
    Axes axes = new Axes(0, Math.min(1, Math.max(0, setup.source().dimension() - 1)));
    return LessonRun.start(lesson, setup).panelsAt(0, axes);
  }

  private static void paint(Panel panel) {
    PaintRequest request = new PaintRequest(panel, Theme.light(), 1, Highlight.NONE, Zoom.NONE);
    var _ = new FastPainter().paint(request, new PixelImage(WIDTH, HEIGHT));
  }
}
