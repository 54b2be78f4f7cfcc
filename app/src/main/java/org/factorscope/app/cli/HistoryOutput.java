package org.factorscope.app.cli;

import java.nio.charset.StandardCharsets;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunHistory;
import org.factorscope.app.session.TraceEnd;

/// The numbers of all half-steps as a CSV table.
record HistoryOutput(OutputFile file) implements PictureOutput {

  @Override
  public void draw(LessonRun run, TraceEnd end) {
    String table = RunHistory.of(run.lesson(), run.history()).csv();
    file.write(out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
  }
}
