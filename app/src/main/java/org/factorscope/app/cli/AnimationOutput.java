package org.factorscope.app.cli;

import org.factorscope.app.lesson.Axes;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunAnimation;
import org.factorscope.app.session.TraceEnd;

/// The whole run as an animation.
record AnimationOutput(OutputFile file, OutputOptions options) implements PictureOutput {

  @Override
  public void draw(LessonRun run, TraceEnd end) {
    file.write(
        RunAnimation.content(
            run,
            Axes.preferred(run.data()),
            options.theme(),
            options.size().width(),
            options.size().height()));
  }
}
