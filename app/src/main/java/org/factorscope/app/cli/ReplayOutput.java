package org.factorscope.app.cli;

import org.factorscope.app.lesson.Axes;
import org.factorscope.app.page.RunPage;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.TraceEnd;

/// The whole run as one HTML page; what the page leaves out is told on the console.
record ReplayOutput(OutputFile file, Console console) implements PictureOutput {

  @Override
  public void draw(LessonRun run, TraceEnd end) {
    RunPage page = RunPage.of(run, Axes.preferred(run.data()));
    file.write(page.content());
    if (!page.sentence().isEmpty()) {
      console.note(file.asked().getFileName() + ": " + page.sentence());
    }
  }
}
