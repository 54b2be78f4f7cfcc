package org.factorscope.app.cli;

import java.util.OptionalInt;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.TraceEnd;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.export.FigureExport;

/// A figure of one moment of a run.
record FigureOutput(OutputFile file, OutputOptions options) {

  /// Draws the figure and moves it to its place.
  void draw(LessonRun run, TraceEnd end) {
    int position = position(run, end);
    FigureExport.write(
        run.panelsAt(position, axes(run.data())),
        options.theme(),
        options.size().width(),
        options.size().height(),
        file.path());
    file.commit();
  }

  private int position(LessonRun run, TraceEnd end) {
    OptionalInt at = options.at();
    if (at.isEmpty()) {
      return run.end();
    }
    long position = (long) at.getAsInt() * run.lesson().algorithm().phases().size();
    if (position > run.end()) {
      throw new UsageException(
          "--at is %d, but the run ended in iteration %d. %s"
              .formatted(at.getAsInt(), end.iterations(), end.stopped().sentence()));
    }
    return (int) position;
  }

  private static Axes axes(Dataset data) {
    return data.preferredAxes().size() == 2
        ? new Axes(data.preferredAxes().get(0), data.preferredAxes().get(1))
        : new Axes(0, Math.min(1, Math.max(0, data.dimension() - 1)));
  }
}
