package org.factorscope.app.cli;

import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.TraceEnd;

/// A picture or table that a run leaves behind.
interface PictureOutput {
  /// Makes it and moves it to its place.
  void draw(LessonRun run, TraceEnd end);
}
