package org.factorscope.app.cli;

import java.util.Locale;
import java.util.OptionalInt;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunCaption;
import org.factorscope.app.session.TraceEnd;
import org.factorscope.viz.export.FigureExport;

/// A figure of one moment of a run.
record FigureOutput(OutputFile file, OutputOptions options) implements PictureOutput {

  @Override
  public void draw(LessonRun run, TraceEnd end) {
    int position = position(run, end);
    file.write(
        FigureExport.content(
            run.panelsAt(position, Axes.preferred(run.data())),
            options.hasCaption() ? RunCaption.of(run, position) : "",
            options.use().sized(options.theme(), options.size().width()),
            options.size().width(),
            options.size().height(),
            file.asked()));
  }

  private int position(LessonRun run, TraceEnd end) {
    OptionalInt at = options.at();
    if (at.isEmpty()) {
      return run.end();
    }
    return run.positionOf(at.getAsInt())
        .orElseThrow(
            () ->
                new UsageException(
                    String.format(
                        Locale.ROOT,
                        "--at is %d, but the run ended in iteration %d. %s",
                        at.getAsInt(),
                        end.iterations(),
                        end.stopped().sentence())));
  }
}
